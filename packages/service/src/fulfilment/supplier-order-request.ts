import { addDays, localTime } from '@onhand/domain/local-time'
import type { SupplierOrderRequest } from './ports.ts'
import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { SuppliedLine, SupplierPart } from '../ordering/ports.ts'

/**
 * What a supplier is asked to deliver for one vendor's order: its part, else every line at its cost, in the shop's own currency, whatever
 * the buyer paid in, the number under which it was paid, and the day it must leave so that the promise to the buyer holds. Goods that are
 * picked up go to the shop, so there is no address.
 */
export function supplierOrderRequest(
  group: PlacedOrderGroup,
  order: PlacedOrder,
  asked: Omit<SupplierPart, 'lines'> & {
    readonly lines: readonly SuppliedLine[] | null
    readonly transactionNumber: string
    readonly currency: string
  },
): SupplierOrderRequest {
  return {
    orderId: asked.id,
    supplierId: asked.supplierId,
    currency: asked.currency,
    lines: (asked.lines ?? suppliedLines(order)).flatMap(({ lineId, units, unitCostMinor }) => {
      const line = order.lines.find((one) => one.id === lineId)
      if (!line) return []
      const { skuId, gtin, title, variantTitle } = line
      return [{ skuId, gtin, title: variantTitle === '' ? title : `${title}, ${variantTitle}`, units, unitCostMinor }]
    }),
    totalMinor: asked.totalMinor,
    transactionNumber: asked.transactionNumber,
    shipTo: order.delivery.kind === 'delivery' ? group.address : null,
    requestedShipDate: shipDate(order),
  }
}

/** Every line of an order, at its cost; what stands in for other goods was not asked for. */
export function suppliedLines(order: Pick<PlacedOrder, 'lines'>): readonly SuppliedLine[] {
  return order.lines
    .filter((line) => (line.replacesLineId ?? null) === null)
    .map(({ id, units, unitCostMinor }) => ({ lineId: id, units, unitCostMinor }))
}

/** The last day, in the promise's own calendar, on which the goods can leave and still be there in time. Days are counted, not hours: clocks are changed. */
function shipDate(order: PlacedOrder): string {
  const { toMs, timeZone, reason } = order.delivery.promise
  // A window that ends at midnight belongs to the day before.
  return addDays(localTime(toMs - 1, timeZone).date, -reason.transitDays)
}
