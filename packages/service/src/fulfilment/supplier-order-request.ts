import { localTime } from '@onhand/domain/local-time'
import type { SupplierOrderRequest } from './ports.ts'
import type { PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * What a supplier is asked to deliver for one vendor's order: every line at its cost in the shop's own currency, whatever the buyer
 * paid in, the number under which it was paid, and the day it must leave so that the promise to the buyer holds. Goods that are
 * picked up go to the shop, so there is no address.
 */
export function supplierOrderRequest(
  group: PlacedOrderGroup,
  order: PlacedOrder,
  payment: { readonly transactionNumber: string; readonly currency: string },
): SupplierOrderRequest {
  return {
    orderId: order.supplierOrder.id,
    supplierId: order.supplierOrder.supplierId,
    currency: payment.currency,
    lines: order.lines
      .filter((line) => (line.replacesLineId ?? null) === null)
      .map(({ skuId, gtin, title, variantTitle, units, unitCostMinor }) => ({
        skuId,
        gtin,
        title: variantTitle === '' ? title : `${title}, ${variantTitle}`,
        units,
        unitCostMinor,
      })),
    totalMinor: order.supplierOrder.totalMinor,
    transactionNumber: payment.transactionNumber,
    shipTo: order.delivery.kind === 'delivery' ? group.address : null,
    requestedShipDate: shipDate(order),
  }
}

/** The last day, in the promise's own calendar, on which the goods can leave and still be there in time. */
function shipDate(order: PlacedOrder): string {
  const { fromMs, timeZone, reason } = order.delivery.promise
  return localTime(fromMs - reason.transitDays * DAY_MS, timeZone).date
}
