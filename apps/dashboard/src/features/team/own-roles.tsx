import { type Permission, PERMISSIONS } from '@onhand/domain/identity/permissions'
import { Button, Field, Notice, showToast } from '@onhand/ui'
import { Dialog } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PermissionList } from './permission-list.tsx'
import { teamRefusals } from './team-words.ts'

type Role = Awaited<ReturnType<typeof api.team.view.query>>['roles'][number]
type Draft = {
  readonly id: Role['id']
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly isNew: boolean
}

/** The shop's own roles: a name, and exactly what it may do. */
export function OwnRoles(props: { readonly roles: readonly Role[]; onChanged(): void }) {
  const { t } = useTexts('team')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const [draft, setDraft] = createSignal<Draft | null>(null)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const open = (next: Draft) => {
    setTrouble(null)
    setDraft(next)
  }
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setTrouble(null)
    try {
      await work()
      setDraft(null)
      showToast(done)
      props.onChanged()
    } catch (error) {
      setTrouble(failureText(error, frame.t, teamRefusals(t)))
    }
  }
  const save = ({ id, name, permissions }: Draft) =>
    attempt(
      () => api.team.saveRole.mutate({ vendorId: shop().vendorId, roleId: id, name, permissions: [...permissions] }),
      t('team.roleSaved'),
    )
  const erase = ({ id }: Draft) =>
    attempt(() => api.team.deleteRole.mutate({ vendorId: shop().vendorId, roleId: id }), t('team.roleDeleted'))
  return (
    <section class="panel">
      <div class="panel-actions">
        <div class="team-who">
          <h2>{t('team.roles')}</h2>
          <p class="muted small">{t('team.rolesHint')}</p>
        </div>
        <Button
          look="quiet"
          icon="plus"
          onClick={() => open({ id: newId('role'), name: '', permissions: ['shop.read'], isNew: true })}
        >
          {t('team.newRole')}
        </Button>
      </div>
      <ul class="team-list">
        <For each={props.roles}>
          {(role) => (
            <li>
              <div class="team-who">
                <strong>{role.name}</strong>
                <span class="small muted">{t('team.permissionCount', { count: role.permissions.length })}</span>
              </div>
              <Button look="bare" onClick={() => open({ ...role, isNew: false })}>
                {t('team.editRole', { name: role.name })}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Dialog
        title={draft()?.isNew ? t('team.newRole') : t('team.editRole', { name: draft()?.name ?? '' })}
        isOpen={draft() !== null}
        onClose={() => setDraft(null)}
        actions={
          <>
            <Show when={draft()?.isNew === false}>
              <Button
                look="danger"
                onClick={() => {
                  const role = draft()
                  if (role) void erase(role)
                }}
              >
                {t('team.deleteRole')}
              </Button>
            </Show>
            <Button
              onClick={() => {
                const role = draft()
                if (role) void save(role)
              }}
            >
              {t('team.saveRole')}
            </Button>
          </>
        }
      >
        <div class="stack">
          <Field
            label={t('team.roleName')}
            maxlength={60}
            value={draft()?.name ?? ''}
            onInput={(event) => {
              const name = event.currentTarget.value
              setDraft((before) => before && { ...before, name })
            }}
          />
          <PermissionList
            allowed={PERMISSIONS.filter((permission) => can(permission))}
            chosen={draft()?.permissions ?? []}
            onChange={(permissions) => setDraft((before) => before && { ...before, permissions })}
          />
          <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
        </div>
      </Dialog>
    </section>
  )
}
