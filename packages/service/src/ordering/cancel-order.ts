import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type OrderId } from '@onhand/domain/ids'
import { statusesBefore } from '@onhand/domain/ordering/order-lifecycle'
import { refundRest } from '@onhand/domain/payments/refund'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { endSupplyMessages } from '../fulfilment/end-supply-message.ts'
import { refundDueMessage } from '../payments/refund-message.ts'
import { findOrder, type FoundOrder, refundable } from './find-order.ts'
import type { OrderChange } from './ports.ts'

/** Why an order cannot be cancelled. */
export type CancelRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: 'order' }
  | { readonly code: 'order_state'; readonly status: string }

/**
 * Cancels an order that has not left yet [ORD-9]: in one commit the status, the refund of all that is left (delivery included) and its message; the
 * job then moves the money and gives the stock back, and another ends what its suppliers were asked for [BUY-25]. Cancelling again changes nothing.
 */
export async function cancelOrder(
  deps: Pick<ServiceDeps, 'orders' | 'nowMs' | 'wakeOutbox'>,
  actor: Actor,
  input: { readonly orderId: OrderId; readonly reason: string },
): Promise<Result<{ readonly orderId: OrderId; readonly refundedMinor: number }, CancelRefusal>> {
  const allowed = operate(actor, 'orders')
  if (!allowed.ok) return allowed
  const found = await findOrder(deps, input.orderId)
  return found.ok ? await cancelFound(deps, found.value, { reason: input.reason }) : found
}

/** Cancels an order whose reader has been checked. `guard` is what else must hold: the deadline of a remittance cancels only what is owed. */
export async function cancelFound(
  deps: Pick<ServiceDeps, 'orders' | 'nowMs' | 'wakeOutbox'>,
  found: FoundOrder,
  how: { readonly reason: string } & Pick<OrderChange, 'guard' | 'audit'>,
): Promise<Result<{ readonly orderId: OrderId; readonly refundedMinor: number }, CancelRefusal>> {
  const { status, order } = found
  if (status === 'cancelled') return ok({ orderId: order.id, refundedMinor: refundable(found).refundedMinor })
  const rest = refundRest(refundable(found))
  const { reason, ...extra } = how
  const { isApplied } = await deps.orders.change({ ...cancellation(found, reason, deps.nowMs()), ...extra })
  if (!isApplied) {
    const now = await findOrder(deps, order.id)
    if (!now.ok || now.value.status !== 'cancelled')
      return err({ code: 'order_state', status: now.ok ? now.value.status : status })
  }
  deps.wakeOutbox()
  return ok({ orderId: order.id, refundedMinor: rest.amountMinor })
}

function cancellation(found: FoundOrder, reason: string, nowMs: number): OrderChange {
  const { record, order } = found
  const rest = refundRest(refundable(found))
  const refundId = derivedId('refund', order.id, 'c')
  const subject = { orderGroupId: record.group.id, orderId: order.id }
  return {
    ...subject,
    status: { from: statusesBefore('cancelled'), to: 'cancelled' },
    events: [{ key: `cancelled:${order.id}`, type: 'cancelled', orderId: order.id, atMs: nowMs, data: { reason } }],
    journals: [],
    outbox: [refundDueMessage({ ...subject, refundId }), ...endSupplyMessages(found)],
    isSupplyOver: true,
    refund: {
      id: refundId,
      amountMinor: rest.amountMinor,
      reason,
      status: 'due',
      transactionNumber: null,
      lines: rest.lines.map((line) => ({ ...line, isRestocked: true })),
    },
  }
}
