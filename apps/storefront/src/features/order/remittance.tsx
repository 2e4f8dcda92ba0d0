import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'

/** How to pay an order to its seller, while it is owed. */
export function Remittance(props: {
  readonly group: OrderGroupView
  readonly order: OrderGroupView['orders'][number]
}) {
  const { t, format } = usePage()
  const owed = () => props.order.totalMinor - props.group.refundedMinor
  return (
    <Show when={props.order.remittance}>
      {(remittance) => (
        <section class="remittance">
          <h3>{t('remit.title', { amount: format.money(owed(), props.group.currency) })}</h3>
          <Show when={remittance().remitByMs}>
            {(atMs) => (
              <p>{t('remit.until', { date: format.longDate(atMs(), props.order.delivery.promise.timeZone) })}</p>
            )}
          </Show>
          <PayTo
            accountName={remittance().accountName}
            accountNumber={remittance().accountNumber}
            reference={props.order.number}
          />
          <p class="small muted">{t('remit.hint')}</p>
        </section>
      )}
    </Show>
  )
}

/** The account to remit to. */
export function PayTo(props: {
  readonly accountName: string
  readonly accountNumber: string
  readonly reference: string | null
}) {
  const { t } = usePage()
  return (
    <dl class="sum-rows">
      <dt>{t('remit.account')}</dt>
      <dd class="number">{props.accountNumber}</dd>
      <dt>{t('remit.holder')}</dt>
      <dd>{props.accountName}</dd>
      <Show when={props.reference}>
        <dt>{t('remit.reference')}</dt>
        <dd class="number">{props.reference}</dd>
      </Show>
    </dl>
  )
}
