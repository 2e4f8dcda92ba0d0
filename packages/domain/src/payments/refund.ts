import type { OrderLineId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'

/** A line of an order with what was given back of it so far. */
export type RefundableLine = {
  readonly orderLineId: OrderLineId
  readonly units: number
  readonly totalMinor: number
  readonly refundedUnits: number
}

/** An order as refund arithmetic sees it. `refundedMinor` includes delivery already given back. */
export type RefundableOrder = {
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly lines: readonly RefundableLine[]
}

/** What goes back. */
export type RefundAmounts = {
  readonly amountMinor: number
  readonly lines: readonly { readonly orderLineId: OrderLineId; readonly units: number; readonly amountMinor: number }[]
}

/** Refusals of a refund. */
export type RefundRefusal =
  | { readonly code: 'not_found'; readonly what: 'order_line' }
  | { readonly code: 'refund_too_large'; readonly refundableMinor: number }

/**
 * What giving back `units` of lines is worth [PAY-4]: units times their share of the line, the last unit takes the remainder; never more units
 * than are left, never more money than was paid and not yet given back. Units asked for twice in one request are summed first.
 */
export function refundLines(
  order: RefundableOrder,
  wanted: readonly { readonly orderLineId: OrderLineId; readonly units: number }[],
): Result<RefundAmounts, RefundRefusal> {
  const unitsByLine = new Map<OrderLineId, number>()
  for (const { orderLineId, units } of wanted) unitsByLine.set(orderLineId, (unitsByLine.get(orderLineId) ?? 0) + units)
  const lines: { orderLineId: OrderLineId; units: number; amountMinor: number }[] = []
  for (const [orderLineId, units] of unitsByLine) {
    const line = order.lines.find((other) => other.orderLineId === orderLineId)
    if (!line) return err({ code: 'not_found', what: 'order_line' })
    if (line.refundedUnits + units > line.units)
      return err({ code: 'refund_too_large', refundableMinor: line.totalMinor - worth(line, line.refundedUnits) })
    lines.push({
      orderLineId,
      units,
      amountMinor: worth(line, line.refundedUnits + units) - worth(line, line.refundedUnits),
    })
  }
  const amountMinor = sum(lines)
  const refundableMinor = order.totalMinor - order.refundedMinor
  return amountMinor > refundableMinor ? err({ code: 'refund_too_large', refundableMinor }) : ok({ amountMinor, lines })
}

/** Everything that was paid and not yet given back, delivery included: for an order that is cancelled as a whole [PAY-4]. */
export function refundRest(order: RefundableOrder): RefundAmounts {
  const lines = order.lines
    .filter((line) => line.refundedUnits < line.units)
    .map((line) => ({
      orderLineId: line.orderLineId,
      units: line.units - line.refundedUnits,
      amountMinor: line.totalMinor - worth(line, line.refundedUnits),
    }))
  return { amountMinor: order.totalMinor - order.refundedMinor, lines }
}

/**
 * The part of a refund that comes out of the marketplace's commission [PAY-5]: the commission on everything given back up to and
 * with it, less that on what was given back before. Refunds in parts so give back exactly the whole commission.
 */
export function refundedCommission(
  order: { readonly itemsMinor: number; readonly commissionMinor: number },
  refund: { readonly itemsBeforeMinor: number; readonly itemsMinor: number },
): number {
  if (order.itemsMinor === 0) return 0
  const upTo = (itemsMinor: number) =>
    Number((BigInt(order.commissionMinor) * BigInt(itemsMinor)) / BigInt(order.itemsMinor))
  return upTo(refund.itemsBeforeMinor + refund.itemsMinor) - upTo(refund.itemsBeforeMinor)
}

/** The share of a line's total that its first `units` units carry, rounded down, so that the last unit takes the remainder. */
function worth(line: RefundableLine, units: number): number {
  return Number((BigInt(line.totalMinor) * BigInt(units)) / BigInt(line.units))
}

function sum(lines: RefundAmounts['lines']): number {
  return lines.reduce((total, line) => total + line.amountMinor, 0)
}
