import { Button, EmptyState, Notice, Skeleton, showToastOnNext } from '@onhand/ui'
import { useNavigate, useParams } from '@solidjs/router'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { useSession } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { roleName } from './team-words.ts'

/** Where the link of an invitation leads: who invites, as what, and one button. */
export default function JoinScreen() {
  const { t } = useTexts('account')
  const team = useTexts('team')
  const frame = useTexts('frame')
  const session = useSession()
  const params = useParams()
  const navigate = useNavigate()
  const token = () => params['token'] ?? ''
  const [invitation] = createResource(token, (text) => api.team.invitation.query({ token: text }))
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const join = async (shopName: string) => {
    if (isBusy()) return
    setBusy(true)
    try {
      const { vendorId } = await api.team.accept.mutate({ token: token() })
      await session.reload()
      showToastOnNext(t('join.welcome', { shop: shopName }))
      navigate(`/${vendorId}`, { replace: true })
    } catch (error) {
      const failure = failureOf(error)
      const isOther = failure.kind === 'refused' && failure.refusal.code === 'invitation_for_other'
      setTrouble(
        isOther && 'email' in failure.refusal
          ? t('join.other', { email: String(failure.refusal.email) })
          : failureText(error, frame.t),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Switch fallback={<Skeleton height="240px" />}>
      <Match when={invitation.error}>
        <EmptyState icon="mail" isHeading title={t('join.gone')} hint={t('join.goneHint')} />
      </Match>
      <Match when={invitation.latest}>
        {(found) => (
          <div class="screen">
            <ScreenHead
              title={t('join.title', { shop: found().shopName })}
              lead={t('join.lead', { role: roleName(team.t, found().role, []) })}
            />
            <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
            <div class="panel-actions">
              <Button isLarge isBusy={isBusy()} onClick={() => void join(found().shopName)}>
                {t('join.go')}
              </Button>
            </div>
          </div>
        )}
      </Match>
    </Switch>
  )
}
