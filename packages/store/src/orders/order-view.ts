import type { Locale } from '@onhand/domain/catalog/views'
import type { OrderGroupId, OrderId, OrderLineId, SkuId, VendorId } from '@onhand/domain/ids'
import type { OrderGroupView, OrderStatus } from '@onhand/domain/ordering/types'
import { timelineEvent } from './event-rows.ts'
import type { LineRow, LoadedGroups, OrderRow } from './load-groups.ts'
import { addressOf, allocationsOf, deliveryOf } from './order-parts.ts'

type OrderView = OrderGroupView['orders'][number]

/**
 * The buyer's view of a checkout. `token` and `invoiceUrl` are empty: they are derived from a secret the database
 * does not know, and filled by the use-case.
 */
export function orderGroupView(loaded: LoadedGroups, group: LoadedGroups['groups'][number]): OrderGroupView {
  const orders = loaded.orders.filter((row) => row.order_group_id === group.id)
  const payment = loaded.payments.find((row) => row.order_group_id === group.id)
  return {
    orderGroupId: group.id as OrderGroupId,
    number: group.number,
    token: '',
    placedAtMs: group.placed_at_ms,
    locale: group.locale as Locale,
    currency: group.currency,
    contact: { name: group.contact_name, email: group.contact_email, phone: group.contact_phone },
    address: addressOf(group.address),
    itemsMinor: group.items_minor,
    deliveryMinor: group.delivery_minor,
    taxMinor: group.tax_minor,
    totalMinor: group.total_minor,
    refundedMinor: orders.reduce((sum, row) => sum + row.refunded_minor, 0),
    payment: {
      status: payment?.status ?? 'unknown',
      transactionNumber: payment?.transaction_number ?? null,
      amountMinor: payment?.amount_minor ?? 0,
      paidAtMs: payment?.captured_at_ms ?? null,
    },
    orders: orders.map((row) => orderView(loaded, row)),
    timeline: loaded.events.filter((row) => row.order_group_id === group.id).map(timelineEvent),
    invoiceUrl: '',
  }
}

function orderView(loaded: LoadedGroups, row: OrderRow): OrderView {
  const asked = loaded.supplierOrders.filter((candidate) => candidate.order_id === row.id)
  const supplierOrder = asked.find((candidate) => Number(candidate.total_minor) > 0) ?? asked[0]
  const shipment = loaded.shipments.findLast((candidate) => candidate.order_id === row.id)
  return {
    orderId: row.id as OrderId,
    number: row.number,
    status: row.status as OrderStatus,
    vendor: { vendorId: row.vendor_id as VendorId, slug: row.vendor_slug ?? '', name: row.vendor_name ?? '' },
    delivery: deliveryOf(row),
    itemsMinor: row.items_minor,
    deliveryMinor: row.delivery_minor,
    totalMinor: row.total_minor,
    creditMinor: row.credit_minor,
    remittedAtMs: row.remitted_at_ms,
    shippedAtMs: row.shipped_at_ms,
    isManual: row.source === 'manual',
    remittance: remittanceOf(row),
    messages: loaded.messages
      .filter((message) => message.order_id === row.id)
      .map((message) => ({ text: message.body, atMs: message.at_ms })),
    // A seller's own order was not ordered from anyone.
    supplierOrder:
      supplierOrder && row.source !== 'manual'
        ? {
            status: supplierOrder.status,
            shipDate: supplierOrder.ship_date,
            transactionNumber: supplierOrder.transaction_number,
          }
        : null,
    shipment: shipment
      ? { carrier: shipment.carrier, trackingNumber: shipment.tracking_number, trackingUrl: shipment.tracking_url }
      : null,
    lines: loaded.lines.filter((line) => line.order_id === row.id).map((line) => lineView(loaded, line)),
  }
}

/** Only orders that sellers typed in are paid to them directly. */
function remittanceOf(row: OrderRow): OrderView['remittance'] {
  const isOver = row.status === 'cancelled' || row.status === 'refunded'
  if (row.source !== 'manual' || row.remitted_at_ms !== null || isOver) return null
  return {
    remitByMs: row.remit_by_ms,
    accountName: row.vendor_legal_name ?? '',
    accountNumber: row.vendor_account ?? '',
  }
}

function lineView(loaded: LoadedGroups, line: LineRow): OrderView['lines'][number] {
  const expiryDates = allocationsOf(loaded, line.id).flatMap((allocation) => allocation.expiryDate ?? [])
  return {
    orderLineId: line.id as OrderLineId,
    skuId: line.sku_id as SkuId,
    productSlug: line.product_slug ?? '',
    title: line.title,
    variantTitle: line.variant_title,
    imageUrl: line.image_url,
    units: line.units,
    unitPriceMinor: line.unit_price_minor,
    totalMinor: line.total_minor,
    refundedUnits: line.refunded_units,
    expiryDate: expiryDates.sort()[0] ?? null,
    insteadOf: loaded.lines.find((other) => other.id === line.replaces_line_id)?.title ?? null,
  }
}
