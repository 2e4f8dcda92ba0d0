import type { PersonId } from '@onhand/domain/ids'
import { Button, Field, Notice, showToast } from '@onhand/ui'
import { Dialog, MoneyField } from '@onhand/ui/desk'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** A gift of credit to one person, with the reason they will read. A repeated press is the same gift. */
export function GiftDialog(props: {
  readonly recipient: { readonly personId: PersonId } | null
  readonly name: string
  onClose(): void
  onGiven(): void
}) {
  const { t, format } = useTexts('loyalty')
  const frame = useTexts('frame')
  const pieces = useTexts('pieces')
  const { shop } = useShop()
  const [amountMinor, setAmount] = createSignal<number | null>(null)
  const [reason, setReason] = createSignal('')
  const [entryId, setEntryId] = createSignal(newId('creditEntry'))
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.recipient,
      (recipient) => {
        if (!recipient) return
        setAmount(null)
        setReason('')
        setEntryId(newId('creditEntry'))
        setFailure(null)
      },
    ),
  )
  const give = async () => {
    const { recipient } = props
    const amount = amountMinor()
    if (!recipient || amount === null || amount <= 0 || reason().trim() === '' || isBusy()) return
    setBusy(true)
    try {
      const { vendorId, currency } = shop()
      const { personId } = recipient
      await api.credit.give.mutate({ vendorId, personId, entryId: entryId(), amountMinor: amount, reason: reason() })
      showToast(t('loyalty.given', { amount: format.money(amount, currency), name: props.name }))
      props.onClose()
      props.onGiven()
    } catch (error) {
      setFailure(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('loyalty.giveTitle', { name: props.name })}
      isOpen={props.recipient !== null}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {pieces.t('dialog.cancel')}
          </Button>
          <Button isBusy={isBusy()} disabled={!amountMinor() || reason().trim() === ''} onClick={() => void give()}>
            {t('loyalty.give')}
          </Button>
        </>
      }
    >
      <form
        class="form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <p class="muted">{t('loyalty.giveHint')}</p>
        <MoneyField
          label={t('loyalty.amount')}
          valueMinor={amountMinor()}
          currency={shop().currency}
          onChange={setAmount}
        />
        <Field
          label={t('loyalty.reason')}
          value={reason()}
          maxLength={200}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </form>
    </Dialog>
  )
}
