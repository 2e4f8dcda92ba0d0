import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderId, OrderLineId, RefundId } from '@onhand/domain/ids'
import { isBeforeShipping, statusesBefore } from '@onhand/domain/ordering/order-lifecycle'
import { type RefundAmounts, refundLines } from '@onhand/domain/payments/refund'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { findOrder, type FoundOrder, refundable } from '../ordering/find-order.ts'
import type { OrderChange, RefundRecord } from '../ordering/ports.ts'
import { endSupplyMessages } from '../fulfilment/end-supply-message.ts'
import { refundDueMessage } from './refund-message.ts'

/** Units of lines to give back the money for, and whether the goods come back into stock. */
export type RefundRequest = {
  readonly refundId: RefundId
  readonly orderId: OrderId
  readonly reason: string
  readonly lines: readonly {
    readonly orderLineId: OrderLineId
    readonly units: number
    readonly isRestocked: boolean
  }[]
}

/** A refund that was taken on. */
export type AcceptedRefund = {
  readonly refundId: RefundId
  readonly amountMinor: number
  readonly currency: string
  readonly status: RefundRecord['status']
}

/** Why a refund is not taken on. */
export type RefundRequestRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: string }
  | { readonly code: 'order_state'; readonly status: string }
  | { readonly code: 'refund_too_large'; readonly refundableMinor: number }
  | { readonly code: 'refund_id_reused' }

// Two requests that overtake each other read again; a third time means something else is wrong.
const TRIES = 3

/**
 * Takes on a refund of units [PAY-4] [PAY-6]: its row, due, and its message are written in one commit that the database refuses when the sum would exceed
 * what was paid; a job does the rest. Repeating the id with the same lines answers the same. An order of which everything was given
 * back is refunded, or cancelled when it had not left.
 */
export async function refundOrder(
  deps: Pick<ServiceDeps, 'orders' | 'nowMs' | 'wakeOutbox'>,
  actor: Actor,
  request: RefundRequest,
): Promise<Result<AcceptedRefund, RefundRequestRefusal>> {
  const allowed = operate(actor, 'orders')
  return allowed.ok ? await acceptRefund(deps, request, () => ({})) : allowed
}

/** Takes on a refund for a caller who has been checked. `extra` says what is written with it, or null when the order is none of the caller's. */
export async function acceptRefund(
  deps: Pick<ServiceDeps, 'orders' | 'nowMs' | 'wakeOutbox'>,
  request: RefundRequest,
  extra: (found: FoundOrder) => Pick<OrderChange, 'audit'> | null,
): Promise<Result<AcceptedRefund, RefundRequestRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await findOrder(deps, request.orderId)
    if (!found.ok) return found
    const { record, status } = found.value
    const along = extra(found.value)
    if (along === null) return err({ code: 'not_found', what: 'order' })
    const existing = record.refunds.find((refund) => refund.id === request.refundId)
    if (existing) return repeated(existing, request, record.group.currency)
    if (status === 'cancelled' || status === 'refunded') return err({ code: 'order_state', status })
    const amounts = refundLines(refundable(found.value), request.lines)
    if (!amounts.ok) return amounts
    const { isApplied } = await deps.orders.change({
      ...claim(found.value, { request, amounts: amounts.value, nowMs: deps.nowMs() }),
      ...along,
    })
    if (isApplied) {
      deps.wakeOutbox()
      const { amountMinor } = amounts.value
      return ok({ refundId: request.refundId, amountMinor, currency: record.group.currency, status: 'due' })
    }
    if (attempt === TRIES) return err({ code: 'order_state', status })
  }
}

function repeated(
  existing: RefundRecord & { readonly orderId: OrderId },
  request: RefundRequest,
  currency: string,
): Result<AcceptedRefund, RefundRequestRefusal> {
  const isSame = existing.orderId === request.orderId && key(existing.lines) === key(request.lines)
  if (!isSame) return err({ code: 'refund_id_reused' })
  return ok({ refundId: existing.id, amountMinor: existing.amountMinor, currency, status: existing.status })
}

/** Lines as one text, whatever their order; units of a line named twice are summed. */
function key(lines: readonly { readonly orderLineId: OrderLineId; readonly units: number }[]): string {
  const units = new Map<OrderLineId, number>()
  for (const line of lines) units.set(line.orderLineId, (units.get(line.orderLineId) ?? 0) + line.units)
  return JSON.stringify([...units].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function claim(
  found: FoundOrder,
  {
    request,
    amounts,
    nowMs,
  }: { readonly request: RefundRequest; readonly amounts: RefundAmounts; readonly nowMs: number },
): OrderChange {
  const { record, order, status } = found
  const subject = { orderGroupId: record.group.id, orderId: order.id }
  const isWhole = refundable(found).lines.every(
    (line) =>
      line.refundedUnits + (amounts.lines.find((other) => other.orderLineId === line.orderLineId)?.units ?? 0) ===
      line.units,
  )
  const to = isBeforeShipping(status) ? 'cancelled' : 'refunded'
  const restocked = new Set(request.lines.filter((line) => line.isRestocked).map((line) => line.orderLineId))
  return {
    ...subject,
    status: isWhole ? { from: statusesBefore(to).filter((from) => from === status), to } : null,
    events:
      isWhole && to === 'cancelled'
        ? [
            {
              key: `cancelled:${order.id}`,
              type: 'cancelled',
              orderId: order.id,
              atMs: nowMs,
              data: { reason: request.reason },
            },
          ]
        : [],
    journals: [],
    outbox: [
      refundDueMessage({ ...subject, refundId: request.refundId }),
      ...(isWhole ? endSupplyMessages(found) : []),
    ],
    isSupplyOver: isWhole,
    refund: {
      id: request.refundId,
      amountMinor: amounts.amountMinor,
      reason: request.reason,
      status: 'due',
      transactionNumber: null,
      lines: amounts.lines.map((line) => ({ ...line, isRestocked: restocked.has(line.orderLineId) })),
    },
  }
}
