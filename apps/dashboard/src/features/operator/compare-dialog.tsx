import { Button, Notice, Select, showToast } from '@onhand/ui'
import { DateField, Dialog } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'

const DAY_MS = 86_400_000
const CURRENCIES = ['GBP', 'EUR', 'USD', 'TWD']

/** Which days of which account are compared with the bank. */
export function CompareDialog(props: { readonly isOpen: boolean; onClose(): void; onCompared(id: string): void }) {
  const { t, nowMs } = useTexts('operator')
  const frame = useTexts('frame')
  const pieces = useTexts('pieces')
  const today = () => new Date(nowMs()).toISOString().slice(0, 10)
  const [currency, setCurrency] = createSignal('GBP')
  const [from, setFrom] = createSignal<string | null>(null)
  const [to, setTo] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const compare = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      const fromMs = Date.parse(from() ?? today())
      const toMs = Date.parse(to() ?? today()) + DAY_MS
      const id = newId('reconciliation')
      const made = await api.operator.reconcile.mutate({ id, currency: currency(), fromMs, toMs })
      const { differenceCount, matchedCount } = made
      showToast(
        differenceCount === 0
          ? t('op.comparedWell', { count: matchedCount })
          : t('op.comparedDiffer', { count: differenceCount }),
      )
      setFailure(null)
      props.onClose()
      props.onCompared(id)
    } catch (error) {
      const words = {
        invalid_field: ({ field, expected }: { readonly field: string; readonly expected: string }) =>
          t('op.refused.invalid', { field, expected }),
        payment_refused: ({ providerCode }: { readonly providerCode: string }) =>
          t('op.refused.bank', { code: providerCode }),
      }
      setFailure(failureText(error, frame.t, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('op.compareTitle')}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {pieces.t('dialog.cancel')}
          </Button>
          <Button isBusy={isBusy()} onClick={() => void compare()}>
            {t('op.compareAction')}
          </Button>
        </>
      }
    >
      <form class="form" novalidate onSubmit={(event) => event.preventDefault()}>
        <Select
          label={t('op.currencyHead')}
          value={currency()}
          options={CURRENCIES.map((value) => ({ value, label: value }))}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
        <DateField label={t('op.from')} value={from() ?? today()} onChange={setFrom} />
        <DateField label={t('op.to')} value={to() ?? today()} onChange={setTo} />
        <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </form>
    </Dialog>
  )
}
