import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { type SettleRefundDeps, settleRefund } from '@onhand/service/payments/settle-refund'
import { handleOutboxEvents } from './outbox-events.ts'

/** Moves refunded money and goods. */
export async function handleRefund(
  batch: Pick<MessageBatch, 'messages'>,
  deps: ProcessDeps & SettleRefundDeps,
): Promise<void> {
  await handleOutboxEvents(batch.messages, deps, (event) =>
    event.type === 'payment.refund_due' ? settleRefund(deps, event.body) : null,
  )
}
