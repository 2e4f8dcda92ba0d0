import type { LocationId, OrderId, OrderLineId } from '../ids.ts'
import type { PlacedOrder } from './types.ts'

/** Units to take from one lot at one place for one line; place and lot are null for what no stock stands behind. */
export type PickPart = {
  readonly orderId: OrderId
  readonly orderLineId: OrderLineId
  readonly position: number
  readonly locationId: LocationId | null
  readonly lotId: string | null
  readonly expiryDate: string | null
  readonly units: number
}

/**
 * What is to be collected for an order [ORD-27]: each line from the lots that were claimed for it, first lot first, less what was given back before
 * (from its last lots).
 */
export function pickParts(
  order: Pick<PlacedOrder, 'id' | 'lines'>,
  refundedUnits: ReadonlyMap<OrderLineId, number>,
): readonly PickPart[] {
  return order.lines.flatMap((line) => {
    const lots =
      line.allocations.length > 0
        ? line.allocations
        : [{ locationId: null, lotId: null, expiryDate: null, units: line.units }]
    let left = line.units - (refundedUnits.get(line.id) ?? 0)
    return lots.flatMap((lot, position) => {
      const units = Math.min(lot.units, left)
      left -= units
      const { locationId, lotId, expiryDate } = lot
      return units > 0
        ? [{ orderId: order.id, orderLineId: line.id, position, locationId, lotId, expiryDate, units }]
        : []
    })
  })
}
