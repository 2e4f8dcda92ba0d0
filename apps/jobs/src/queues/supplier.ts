import { placeSupplierOrder, type SupplyDeps } from '@onhand/service/fulfilment/place-supplier-order'
import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { handleOutboxEvents } from './outbox-events.ts'

/** Pays and orders from suppliers what was sold. */
export async function handleSupplier(
  batch: Pick<MessageBatch, 'messages'>,
  deps: ProcessDeps & SupplyDeps,
): Promise<void> {
  await handleOutboxEvents(batch.messages, deps, (event) =>
    event.type === 'order.placed.supply' ? placeSupplierOrder(deps, event.body) : null,
  )
}
