import type { OrderLineId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'

/** A line of an order with what was given back of it so far. */
export type RefundableLine = {
  readonly orderLineId: OrderLineId
  readonly units: number
  readonly totalMinor: number
  readonly refundedUnits: number
  readonly refundedMinor: number
}

/** An order as refund arithmetic sees it. `refundedMinor` includes delivery already given back. */
export type RefundableOrder = {
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly totalMinor: number
  readonly commissionMinor: number
  readonly refundedMinor: number
  readonly lines: readonly RefundableLine[]
}

/** What goes back. `commissionMinor` is the part of it that the marketplace gives back out of its commission. */
export type RefundAmounts = {
  readonly amountMinor: number
  readonly commissionMinor: number
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
  return amounts(order, lines, 0)
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
  const itemsMinor = lines.reduce((total, line) => total + line.amountMinor, 0)
  const restMinor = order.totalMinor - order.refundedMinor
  const result = amounts(order, lines, Math.max(0, restMinor - itemsMinor))
  return result.ok ? result.value : { amountMinor: restMinor, commissionMinor: 0, lines }
}

/** The share of a line's total that its first `units` units carry, rounded down, so that the last unit takes the remainder. */
function worth(line: RefundableLine, units: number): number {
  return Number((BigInt(line.totalMinor) * BigInt(units)) / BigInt(line.units))
}

function amounts(
  order: RefundableOrder,
  lines: RefundAmounts['lines'],
  deliveryMinor: number,
): Result<RefundAmounts, RefundRefusal> {
  const itemsMinor = lines.reduce((total, line) => total + line.amountMinor, 0)
  const amountMinor = itemsMinor + deliveryMinor
  const refundableMinor = order.totalMinor - order.refundedMinor
  if (amountMinor > refundableMinor) return err({ code: 'refund_too_large', refundableMinor })
  const refundedItemsMinor = order.lines.reduce((total, line) => total + line.refundedMinor, 0)
  const commissionMinor = commissionOn(order, refundedItemsMinor + itemsMinor) - commissionOn(order, refundedItemsMinor)
  return ok({ amountMinor, commissionMinor, lines })
}

/** Commission on the first `itemsMinor` given back, so that refunds in parts give back exactly the whole commission [PAY-5]. */
function commissionOn(order: RefundableOrder, itemsMinor: number): number {
  if (order.itemsMinor === 0) return 0
  return Number((BigInt(order.commissionMinor) * BigInt(itemsMinor)) / BigInt(order.itemsMinor))
}
