import { Button, Notice, showToast } from '@onhand/ui'
import { Dialog, MoneyField } from '@onhand/ui/desk'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { MoneySummary } from './money-screen.tsx'
import { useMoneyWords } from './money-words.ts'

/** How much goes to the bank. Says where to before anything moves; a repeated press is the same payout. */
export function PayoutDialog(props: {
  readonly summary: MoneySummary
  readonly isOpen: boolean
  onClose(): void
  onTaken(): void
}) {
  const { t, format } = useTexts('money')
  const frame = useTexts('frame')
  const pieces = useTexts('pieces')
  const words = useMoneyWords()
  const { shop } = useShop()
  const available = () => props.summary.balances[0]?.availableMinor ?? 0
  const money = (amountMinor: number) => format.money(amountMinor, props.summary.currency)
  const [amountMinor, setAmount] = createSignal<number | null>(null)
  const [payoutId, setPayoutId] = createSignal(newId('payout'))
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.isOpen,
      (isOpen) => {
        if (!isOpen) return
        setAmount(available())
        setPayoutId(newId('payout'))
        setFailure(null)
      },
    ),
  )
  const payOut = async () => {
    const amount = amountMinor()
    if (amount === null || amount <= 0 || isBusy()) return
    setBusy(true)
    try {
      await api.money.requestPayout.mutate({ vendorId: shop().vendorId, payoutId: payoutId(), amountMinor: amount })
      showToast(t('money.taken', { amount: money(amount) }))
      props.onClose()
      props.onTaken()
    } catch (error) {
      setFailure(failureText(error, frame.t, words))
      // When no answer came it may have been taken: pressing again must ask for the same payout.
      if (failureOf(error).kind !== 'unreachable') setPayoutId(newId('payout'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('money.payOutTitle')}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {pieces.t('dialog.cancel')}
          </Button>
          <Button
            isBusy={isBusy()}
            disabled={!amountMinor() || !props.summary.accountEnding}
            onClick={() => void payOut()}
          >
            {t('money.payOutAction', { amount: money(amountMinor() ?? 0) })}
          </Button>
        </>
      }
    >
      <form
        class="form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void payOut()
        }}
      >
        <MoneyField
          label={t('money.amount')}
          hint={t('money.amountHint', { amount: money(available()) })}
          valueMinor={amountMinor()}
          currency={props.summary.currency}
          onChange={setAmount}
        />
        <Show when={props.summary.accountEnding} fallback={<Notice tone="signal">{t('money.noAccount')}</Notice>}>
          {(ending) => <p>{t('money.toAccount', { ending: ending() })}</p>}
        </Show>
        <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </form>
    </Dialog>
  )
}
