import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { type RelayDeps, relayOutbox } from '@onhand/service/outbox/relay'
import { type SettleRefundDeps, settleRefund } from '@onhand/service/payments/settle-refund'
import { handleOutboxEvents } from './outbox-events.ts'

/** Moves refunded money and goods, then sends on the mails that this wrote to the outbox. */
export async function handleRefund(
  batch: Pick<MessageBatch, 'messages'>,
  deps: ProcessDeps & SettleRefundDeps & RelayDeps,
): Promise<void> {
  await handleOutboxEvents(batch.messages, deps, (event) =>
    event.type === 'payment.refund_due' ? settleRefund(deps, event.body) : null,
  )
  await relayOutbox(deps)
}
