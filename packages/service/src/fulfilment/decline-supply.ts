import type { Actor } from '@onhand/domain/identity/actor'
import type { SupplierOrderId } from '@onhand/domain/ids'
import { OPEN_SUPPLY_STATUSES } from '@onhand/domain/ordering/end-supply'
import type { ServiceDeps } from '../deps.ts'
import { cancelOrder } from '../ordering/cancel-order.ts'
import type { FoundOrder } from './find-placed-order.ts'

/** What taking a supplier's refusal into an order needs. */
export type DeclineDeps = Pick<ServiceDeps, 'orders' | 'nowMs' | 'wakeOutbox' | 'log'>

type Declined = { readonly supplierOrderId: SupplierOrderId; readonly atMs: number; readonly reason: string }

const BY_SUPPLIER: Actor = { kind: 'program', name: 'supplier', scopes: ['orders'] }

/**
 * The supplier will not deliver: the timeline says so, then the order is cancelled with the buyer's money given back [BUY-5].
 * Repeatable at every step. An order that has gone out from the shelf meanwhile stays as it is.
 */
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
    supplierOrder: { id: event.supplierOrderId, status: 'declined', from: OPEN_SUPPLY_STATUSES },
  })
  const cancelled = await cancelOrder(deps, BY_SUPPLIER, { orderId: order.id, reason: 'supplier_declined' })
  deps.log.warn('fulfilment.supplier_declined', {
    orderId: order.id,
    outcome: cancelled.ok ? 'cancelled' : cancelled.error.code,
  })
}
