import { endSupply } from '@onhand/service/fulfilment/end-supply'
import { placeSupplierOrder, type SupplyDeps } from '@onhand/service/fulfilment/place-supplier-order'
import { cancelPurchase } from '@onhand/service/purchasing/cancel-purchase'
import { type PayPurchaseDeps, payPurchase } from '@onhand/service/purchasing/pay-purchase'
import { type SendPurchaseDeps, sendPurchase } from '@onhand/service/purchasing/send-purchase'
import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { type EventWork, handleOutboxEvents } from './outbox-events.ts'

/** What the suppliers' queue needs. */
export type SupplierQueueDeps = ProcessDeps & SupplyDeps & SendPurchaseDeps & PayPurchaseDeps

/** Pays and orders from suppliers what was sold, and ends it when the order is over; sends orders for the shelf, pays them when their terms say, and cancels them. */
export async function handleSupplier(batch: Pick<MessageBatch, 'messages'>, deps: SupplierQueueDeps): Promise<void> {
  const work: EventWork = (event) => {
    if (event.type === 'order.placed.supply') return placeSupplierOrder(deps, event.body)
    if (event.type === 'order.ended.supply') return endSupply(deps, event.body)
    if (event.type === 'purchase.sent') return sendPurchase(deps, event.body)
    if (event.type === 'purchase.payment_due') return payPurchase(deps, event.body)
    if (event.type === 'purchase.cancel_asked') return cancelPurchase(deps, event.body)
    return null
  }
  await handleOutboxEvents(batch.messages, deps, work)
}
