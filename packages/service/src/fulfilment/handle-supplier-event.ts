import type { SupplierOrderId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type DeclineDeps, declineSupply } from './decline-supply.ts'
import type { OrderOwner } from '../ordering/ports.ts'
import { OPEN_SUPPLY_STATUSES } from '@onhand/domain/ordering/end-supply'
import { isOver } from '@onhand/domain/ordering/order-lifecycle'
import { sayKept } from './end-supply.ts'
import { findPlacedOrder } from './find-placed-order.ts'
import { type RepaidDeps, takeRepayment } from './take-repayment.ts'
import { type ShipDeps, shipSupply } from './ship-supply.ts'

/** What a supplier tells us about an order of ours. */
export type SupplierEvent = { readonly supplierOrderId: SupplierOrderId; readonly atMs: number } & (
  | { readonly kind: 'confirmed'; readonly shipDate: string | null }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'shipped' }
  | { readonly kind: 'repaid' }
)

/** What handling a supplier's word needs. */
export type SupplierEventDeps = Pick<ServiceDeps, 'orders' | 'log'> & ShipDeps & DeclineDeps & RepaidDeps

/** A word about an order we do not have (yet), or of money that the bank does not know of (yet). */
export type EventRefusal = { readonly code: 'order_unknown' | 'repayment_unknown' }

/**
 * Takes a supplier's word into the order: confirmed [BUY-3], shipped [BUY-4], declined [BUY-5] or repaid [BUY-22].
 * Repeats change nothing; words that come late or out of order never move an order backwards.
 */
export async function handleSupplierEvent(
  deps: SupplierEventDeps,
  event: SupplierEvent,
): Promise<Result<null, EventRefusal>> {
  const owner = await deps.orders.groupIdOfSupplierOrder(event.supplierOrderId)
  if (owner === null) return err({ code: 'order_unknown' })
  // An order that was declined is cancelled by then.
  if (event.kind === 'repaid') return takeRepayment(deps, owner, event)
  if (isOver(owner.status)) return handleLateEvent(deps, owner, event)
  if (event.kind === 'confirmed') {
    await confirm(deps, owner, event)
    return ok(null)
  }
  const found = await findPlacedOrder(deps, owner)
  if (found === null) return err({ code: 'order_unknown' })
  if (event.kind === 'shipped') await shipSupply(deps, found, event)
  else await declineSupply(deps, found, event)
  return ok(null)
}

/** Of an order that is over only goods that have left before their supplier was asked to cancel are news [BUY-25]. */
async function handleLateEvent(
  deps: SupplierEventDeps,
  owner: OrderOwner,
  event: SupplierEvent,
): Promise<Result<null, EventRefusal>> {
  const found = event.kind === 'shipped' ? await findPlacedOrder(deps, owner) : null
  const part = found?.record.supplierOrders.find((one) => one.id === event.supplierOrderId)
  const isKept = part !== undefined && part.transactionNumber !== null && OPEN_SUPPLY_STATUSES.includes(part.status)
  if (found && isKept) await sayKept(deps, found, { id: part.id, atMs: event.atMs })
  deps.log.info('fulfilment.supplier_event.late', { kind: event.kind, status: owner.status, isKept })
  return ok(null)
}

async function confirm(
  deps: Pick<ServiceDeps, 'orders'>,
  { orderGroupId, orderId, status }: OrderOwner,
  event: SupplierEvent & { readonly kind: 'confirmed' },
): Promise<void> {
  await deps.orders.change({
    orderGroupId,
    orderId,
    status: status === 'placed' ? { from: ['placed'], to: 'confirmed' } : null,
    events: [
      {
        key: `supplier_confirmed:${event.supplierOrderId}`,
        type: 'supplier_confirmed',
        orderId,
        atMs: event.atMs,
        data: event.shipDate === null ? {} : { shipDate: event.shipDate },
      },
    ],
    journals: [],
    outbox: [],
    // A confirmation that is overtaken by the shipment must not take the supplier order back.
    supplierOrder: {
      id: event.supplierOrderId,
      status: 'confirmed',
      from: ['due', 'paying', 'paid'],
      ...(event.shipDate === null ? {} : { shipDate: event.shipDate }),
    },
  })
}
