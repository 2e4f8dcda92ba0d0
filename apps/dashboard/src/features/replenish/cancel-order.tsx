import { PURCHASE_TABLE } from '@onhand/domain/purchasing/purchase-order'
import { Button, Notice } from '@onhand/ui'
import { confirmAction } from '@onhand/ui/desk'
import { onCleanup, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { Purchase } from './purchase-words.ts'

// A supplier answers within seconds; the order is looked at again then.
const LOOK_AGAIN_MS = [2_000, 6_000]

/** Asks the supplier to cancel an order until its goods have left; the question says what follows, for goods and money. */
export function CancelOrder(props: {
  readonly order: Purchase
  readonly isBusy: boolean
  onCancel(done: string): Promise<unknown>
  onLookAgain(): void
}) {
  const { t, format } = useTexts('purchase')
  const timers: ReturnType<typeof setTimeout>[] = []
  onCleanup(() => timers.forEach(clearTimeout))
  const mayCancel = () =>
    PURCHASE_TABLE.withdraw.from.includes(props.order.status) && props.order.cancelAskedAtMs === null
  const ask = async () => {
    const { supplierName: supplier, totalMinor, currency, transactionNumber } = props.order
    const facts = { supplier, amount: format.money(totalMinor, currency) }
    const money = transactionNumber === null ? t('purchase.withdrawUnpaid') : t('purchase.withdrawPaid', facts)
    const title = t('purchase.withdrawTitle', facts)
    const body = `${t('purchase.withdrawBody', facts)} ${money}`
    if (!(await confirmAction({ title, body, action: t('purchase.withdraw'), isDanger: true }))) return
    await props.onCancel(t('purchase.withdrawAsked', facts))
    for (const waitMs of LOOK_AGAIN_MS) timers.push(setTimeout(() => props.onLookAgain(), waitMs))
  }
  return (
    <Show when={mayCancel()}>
      <Button look="bare" isBusy={props.isBusy} onClick={() => void ask()}>
        {t('purchase.withdraw')}
      </Button>
    </Show>
  )
}

/** What became of the wish to cancel, and of the money. */
export function CancelNotices(props: { readonly order: Purchase }) {
  const { t } = useTexts('purchase')
  const supplier = () => props.order.supplierName
  const isOver = () => props.order.status === 'cancelled'
  return (
    <>
      <Show when={props.order.cancelAskedAtMs !== null && !isOver()}>
        <Notice tone="signal">
          {props.order.cancelRefusal === null
            ? t('purchase.withdrawWaiting', { supplier: supplier() })
            : t('purchase.withdrawRefused', { supplier: supplier() })}
        </Notice>
      </Show>
      <Show when={isOver() && props.order.transactionNumber !== null}>
        <Notice tone="signal">
          <Show when={props.order.refundTransactionNumber} fallback={t('purchase.refundPending')}>
            {(number) => t('purchase.refunded', { number: number() })}
          </Show>
        </Notice>
      </Show>
    </>
  )
}
