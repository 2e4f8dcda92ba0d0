import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderId } from '@onhand/domain/ids'
import { statusesBefore } from '@onhand/domain/ordering/order-lifecycle'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { claimedLines, findOrder, type FoundOrder } from './find-order.ts'
import type { OrderChange } from './ports.ts'

/** Why an order cannot be marked shipped. */
export type ShipRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: 'order' }
  | { readonly code: 'order_state'; readonly status: string }

/**
 * Marks an order shipped by hand: the status change with its date and mail decides, then the units leave stock. Both repeat by their ids, so a
 * second call finishes what a crash left.
 */
export async function shipOrder(
  deps: Pick<ServiceDeps, 'orders' | 'stock' | 'nowMs' | 'wakeOutbox' | 'log'>,
  actor: Actor,
  input: { readonly orderId: OrderId },
): Promise<Result<{ readonly orderId: OrderId }, ShipRefusal>> {
  const allowed = operate(actor, 'orders')
  if (!allowed.ok) return allowed
  const found = await findOrder(deps, input.orderId)
  return found.ok ? await shipFound(deps, found.value, {}) : found
}

/** Ships an order whose reader has been checked. */
export async function shipFound(
  deps: Pick<ServiceDeps, 'orders' | 'stock' | 'nowMs' | 'wakeOutbox' | 'log'>,
  found: FoundOrder,
  extra: Pick<OrderChange, 'audit'>,
): Promise<Result<{ readonly orderId: OrderId }, ShipRefusal>> {
  const { order, status } = found
  if (status !== 'shipped') {
    const { isApplied } = await deps.orders.change({ ...shipping(found, deps.nowMs()), ...extra })
    if (!isApplied) {
      // Somebody was quicker: when they shipped it too, both are right.
      const now = await findOrder(deps, order.id)
      if (!now.ok || now.value.status !== 'shipped')
        return err({ code: 'order_state', status: now.ok ? now.value.status : status })
    }
    deps.wakeOutbox()
  }
  const shipped = await Promise.all(claimedLines(order).map((line) => deps.stock.ship(line.skuId, line.reservationId)))
  for (const result of shipped)
    if (!result.ok) deps.log.error('inventory.ship.refused', { orderId: order.id, ...result.error })
  return ok({ orderId: order.id })
}

function shipping({ record, order }: FoundOrder, nowMs: number): OrderChange {
  const subject = { orderGroupId: record.group.id, orderId: order.id }
  return {
    ...subject,
    status: { from: statusesBefore('shipped'), to: 'shipped' },
    shippedAtMs: nowMs,
    events: [{ key: `shipped:${order.id}`, type: 'shipped', orderId: order.id, atMs: nowMs, data: {} }],
    journals: [],
    outbox: [{ id: `order.shipped.mail:${order.id}`, type: 'order.shipped.mail', version: 1, body: subject }],
  }
}
