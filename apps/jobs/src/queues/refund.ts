import { ok } from '@onhand/domain/result'
import type { JobDeps } from '@onhand/service/deps'
import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { type RelayDeps, relayOutbox } from '@onhand/service/outbox/relay'
import { type SettlePayoutDeps, settlePayout } from '@onhand/service/money/settle-payout'
import { type SettleRefundDeps, settleRefund } from '@onhand/service/payments/settle-refund'
import { type EventWork, handleOutboxEvents } from './outbox-events.ts'

/** What the queue of money that has to move needs. */
export type RefundDeps = ProcessDeps & SettleRefundDeps & SettlePayoutDeps & RelayDeps & Pick<JobDeps, 'carts'>

/** Moves refunded money and goods and drives stuck checkouts on, then sends on what this wrote to the outbox. */
export async function handleRefund(batch: Pick<MessageBatch, 'messages'>, deps: RefundDeps): Promise<void> {
  const work: EventWork = (event) => {
    if (event.type === 'payment.refund_due') return settleRefund(deps, event.body)
    if (event.type === 'payment.payout_due') return settlePayout(deps, event.body)
    if (event.type === 'checkout.stuck') return deps.carts.resume(event.body.cartId).then(() => ok(null))
    return null
  }
  await handleOutboxEvents(batch.messages, deps, work)
  await relayOutbox(deps)
}
