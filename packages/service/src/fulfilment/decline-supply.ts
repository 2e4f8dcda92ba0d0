import type { SupplierOrderId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import type { FoundOrder } from './find-placed-order.ts'

/** What taking a supplier's refusal into an order needs. */
export type DeclineDeps = Pick<ServiceDeps, 'orders' | 'log'>

type Declined = { readonly supplierOrderId: SupplierOrderId; readonly atMs: number; readonly reason: string }

/** The supplier will not deliver: the order says so [SUP-5]. */
export async function declineSupply(deps: DeclineDeps, { record, order }: FoundOrder, event: Declined): Promise<void> {
  await deps.orders.change({
    orderGroupId: record.group.id,
    orderId: order.id,
    status: null,
    events: [
      {
        key: `supplier_declined:${event.supplierOrderId}`,
        type: 'supplier_declined',
        orderId: order.id,
        atMs: event.atMs,
        data: { reason: event.reason },
      },
    ],
    journals: [],
    outbox: [],
    supplierOrder: { id: event.supplierOrderId, status: 'declined' },
  })
  deps.log.warn('fulfilment.supplier_declined', { orderId: order.id })
}
