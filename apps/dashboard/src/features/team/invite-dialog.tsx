import { isRole } from '@onhand/domain/identity/permissions'
import { idOf, isId } from '@onhand/domain/ids'
import { Button, Field, Notice, Select } from '@onhand/ui'
import { Dialog } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { teamRefusals } from './team-words.ts'

/** Whom to invite, as what. */
export function InviteDialog(props: {
  readonly isOpen: boolean
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  onClose(): void
  onInvited(email: string): void
}) {
  const { t, locale } = useTexts('team')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [email, setEmail] = createSignal('')
  const [role, setRole] = createSignal('viewer')
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const hint = () => {
    const chosen = role()
    return isRole(chosen) ? t(`team.roleHint.${chosen}`) : undefined
  }
  const send = async () => {
    if (isBusy()) return
    const chosen = role()
    const as = isRole(chosen) ? chosen : isId('role', chosen) ? idOf('role', chosen) : 'viewer'
    setBusy(true)
    setTrouble(null)
    try {
      const to = email().trim()
      await api.team.invite.mutate({
        vendorId: shop().vendorId,
        invitationId: newId('invitation'),
        email: to,
        role: as,
        locale,
      })
      setEmail('')
      props.onInvited(to)
    } catch (error) {
      setTrouble(failureText(error, frame.t, teamRefusals(t)))
    }
    setBusy(false)
  }
  return (
    <Dialog
      title={t('team.inviteTitle')}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {t('team.cancel')}
          </Button>
          <Button type="submit" form="invite" isBusy={isBusy()}>
            {t('team.send')}
          </Button>
        </>
      }
    >
      <form
        id="invite"
        class="stack"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field
          label={t('team.email')}
          type="email"
          autocomplete="off"
          value={email()}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={t('team.role')}
          value={role()}
          options={props.choices}
          hint={hint()}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </form>
    </Dialog>
  )
}
