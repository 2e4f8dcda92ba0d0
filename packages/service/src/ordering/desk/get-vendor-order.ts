import type { Actor } from '@onhand/domain/identity/actor'
import { FREE_PRODUCT } from '@onhand/domain/ordering/manual-order'
import type { VendorOrderDetail } from '@onhand/domain/ordering/vendor-order-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import { type FoundOrder, orderIn, refundable } from '../find-order.ts'
import type { OrderOfShop, OrderOfShopRefusal } from './find-vendor-order.ts'

/**
 * One order with everything its shop may know: lines, money, timeline, notes. Of a checkout over several shops, this shop's part only. All of it is
 * read together: the row and the supplier's part that changed with it are of one moment [STO-7].
 */
export async function getVendorOrder(
  deps: Pick<ServiceDeps, 'orderDesk' | 'orderLinks'>,
  actor: Actor,
  input: OrderOfShop,
): Promise<Result<VendorOrderDetail, OrderOfShopRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'orders.read')
  if (!allowed.ok) return allowed
  const drawer = await deps.orderDesk.drawer(input.vendorId, input.orderId)
  const found = drawer && orderIn(drawer.record, input.orderId)
  if (!found) return err({ code: 'not_found', what: 'order' })
  const token = await deps.orderLinks.tokenFor(found.record.group.id)
  return ok({ ...drawer.row, ...detailOf(found), notes: drawer.notes, buyerPath: `/order/${token}` })
}

function detailOf(found: FoundOrder) {
  const { record, order } = found
  const { locale, contact, address, payment } = record.group
  const asked = record.supplierOrders.filter((one) => one.orderId === order.id)
  const supplier = asked.find((one) => one.totalMinor > 0) ?? asked[0]
  const shipment = record.shipments.findLast((one) => one.orderId === order.id)
  const refunded = new Map(refundable(found).lines.map((line) => [line.orderLineId, line.refundedUnits]))
  return {
    locale,
    contact,
    address,
    itemsMinor: order.itemsMinor,
    deliveryMinor: order.deliveryMinor,
    taxMinor: order.taxMinor,
    creditMinor: order.creditMinor ?? 0,
    commissionMinor: order.commissionMinor,
    payment: {
      provider: payment.provider,
      transactionNumber: payment.transactionNumber === '' ? null : payment.transactionNumber,
      paidAtMs: payment.capturedAtMs,
    },
    lines: order.lines.map((line) => ({
      orderLineId: line.id,
      skuId: line.skuId,
      title: line.title,
      variantTitle: line.variantTitle,
      gtin: line.gtin,
      imageUrl: line.imageUrl,
      units: line.units,
      refundedUnits: refunded.get(line.id) ?? 0,
      unitPriceMinor: line.unitPriceMinor,
      totalMinor: line.totalMinor,
      note: line.note,
      isStocked: line.productId !== FREE_PRODUCT,
      allocations: line.allocations,
    })),
    // A seller's own order was not ordered from anyone.
    supplierOrder: supplier && payment.provider === 'bank' ? withoutIds(supplier) : null,
    shipment: shipment
      ? { carrier: shipment.carrier, trackingNumber: shipment.trackingNumber, trackingUrl: shipment.trackingUrl }
      : null,
    refunds: record.refunds
      .filter((refund) => refund.orderId === order.id)
      .map(({ id, amountMinor, status, reason, transactionNumber }) => ({
        refundId: id,
        amountMinor,
        status,
        reason,
        transactionNumber,
      })),
    timeline: record.timeline.filter((event) => event.orderId === null || event.orderId === order.id),
  }
}

function withoutIds({ status, shipDate, transactionNumber }: FoundOrder['record']['supplierOrders'][number]) {
  return { status, shipDate, transactionNumber }
}
