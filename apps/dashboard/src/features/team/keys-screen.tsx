import { type Permission, PERMISSIONS } from '@onhand/domain/identity/permissions'
import { Button, EmptyState, ErrorState, Field, Notice, Select, showToast, Skeleton } from '@onhand/ui'
import { confirmAction, Dialog } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { PermissionList } from './permission-list.tsx'
import { teamRefusals } from './team-words.ts'
import '../../styles/team.css'

const DAYS = ['30', '90', '365', ''] as const
type Keys = Awaited<ReturnType<typeof api.team.keys.query>>

/** Keys for programs: made, shown once, ended. */
export default function KeysScreen() {
  const { t, format } = useTexts('team')
  const { shop } = useShop()
  const optimistic = useOptimistic()
  const [keys, { mutate, refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.team.keys.query({ vendorId }),
  )
  const [isMaking, setMaking] = createSignal(false)
  const words = teamRefusals(t)

  const end = async (all: Keys, key: Keys[number]) => {
    const question = { title: t('keys.revokeTitle', { name: key.name }), body: t('keys.revokeBody') }
    if (!(await confirmAction({ ...question, action: t('keys.revoke'), isDanger: true }))) return
    await optimistic({
      apply: () => mutate(all.map((one) => (one === key ? { ...one, revokedAtMs: Date.now() } : one))),
      rollback: () => mutate([...all]),
      run: () => api.team.revokeKey.mutate({ vendorId: shop().vendorId, keyId: key.id }),
      done: t('keys.revoked'),
      words,
    })
  }
  const date = (atMs: number) => format.longDate(atMs, shop().timeZone)
  const stateOf = (key: Keys[number]) => {
    if (key.revokedAtMs !== null) return t('keys.ended', { date: date(key.revokedAtMs) })
    const use = key.lastUsedAtMs === null ? t('keys.unused') : t('keys.used', { date: date(key.lastUsedAtMs) })
    return key.expiresAtMs === null ? use : `${use} · ${t('keys.endsOn', { date: date(key.expiresAtMs) })}`
  }

  return (
    <div class="screen">
      <ScreenHead title={t('keys.title')} lead={t('keys.lead')}>
        <Button icon="plus" onClick={() => setMaking(true)}>
          {t('keys.new')}
        </Button>
      </ScreenHead>
      <Show when={!keys.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={keys.latest} fallback={<Skeleton height="200px" />}>
          {(all) => (
            <Show
              when={all().length > 0}
              fallback={<EmptyState icon="key-round" title={t('keys.none')} hint={t('keys.noneHint')} />}
            >
              <section class="panel">
                <ul class="team-list">
                  <For each={all()}>
                    {(key) => (
                      <li classList={{ 'is-over': key.revokedAtMs !== null }}>
                        <div class="team-who">
                          <strong>{key.name}</strong>
                          <span class="small muted">
                            {t('team.permissionCount', { count: key.permissions.length })} · {stateOf(key)}
                          </span>
                        </div>
                        <Show when={key.revokedAtMs === null}>
                          <Button look="bare" onClick={() => void end(all(), key)}>
                            {t('keys.revoke')}
                          </Button>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          )}
        </Show>
      </Show>
      <NewKey isOpen={isMaking()} onClose={() => setMaking(false)} onMade={() => void refetch()} />
    </div>
  )
}

/** Makes a key and shows it once. */
function NewKey(props: { readonly isOpen: boolean; onClose(): void; onMade(): void }) {
  const { t } = useTexts('team')
  const { can } = useShop()
  const form = createKey(props)
  const { name, setName, days, setDays, chosen, setChosen, shown, trouble, isBusy, make, copy } = form
  return (
    <Dialog
      title={t('keys.new')}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <Show when={shown() === null} fallback={<Button onClick={() => props.onClose()}>{t('keys.done')}</Button>}>
          <Button isBusy={isBusy()} onClick={() => void make()}>
            {t('keys.make')}
          </Button>
        </Show>
      }
    >
      <Show
        when={shown()}
        fallback={
          <div class="stack">
            <Field
              label={t('keys.name')}
              maxlength={80}
              value={name()}
              onInput={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('keys.expires')}
              value={days()}
              options={DAYS.map((one) => ({
                value: one,
                label: one === '' ? t('keys.never') : t('keys.days', { count: Number(one) }),
              }))}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
            <PermissionList
              allowed={PERMISSIONS.filter((permission) => can(permission))}
              chosen={chosen()}
              onChange={setChosen}
            />
            <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
          </div>
        }
      >
        {(key) => (
          <div class="stack">
            <p>{t('keys.shown')}</p>
            <code class="key-text">{key()}</code>
            <Button look="quiet" onClick={() => void copy(key())}>
              {t('keys.copy')}
            </Button>
          </div>
        )}
      </Show>
    </Dialog>
  )
}

function createKey(props: { readonly isOpen: boolean; onMade(): void }) {
  const { t } = useTexts('team')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const words = teamRefusals(t)
  const [name, setName] = createSignal('')
  const [days, setDays] = createSignal<string>('90')
  const [chosen, setChosen] = createSignal<readonly Permission[]>([])
  const [shown, setShown] = createSignal<string | null>(null)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  createEffect(() => {
    if (!props.isOpen) return
    setName('')
    setChosen([])
    setShown(null)
    setTrouble(null)
  })
  const make = async () => {
    if (isBusy()) return
    setBusy(true)
    setTrouble(null)
    try {
      const { key } = await api.team.createKey.mutate({
        vendorId: shop().vendorId,
        keyId: newId('apiKey'),
        name: name(),
        permissions: [...chosen()],
        expiresInDays: days() === '' ? null : Number(days()),
      })
      setShown(key)
      props.onMade()
    } catch (error) {
      setTrouble(failureText(error, frame.t, words))
    } finally {
      setBusy(false)
    }
  }
  const copy = async (key: string) => {
    await navigator.clipboard.writeText(key)
    showToast(t('keys.copied'))
  }
  return { name, setName, days, setDays, chosen, setChosen, shown, trouble, isBusy, make, copy }
}
