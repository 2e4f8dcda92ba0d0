import type { Locale } from '@onhand/domain/catalog/views'
import type {
  CartId,
  OrderGroupId,
  OrderId,
  OrderLineId,
  PaymentId,
  PersonId,
  ProductId,
  RefundId,
  ReservationId,
  SkuId,
  SupplierId,
  SupplierOrderId,
  VendorId,
} from '@onhand/domain/ids'
import type { OrderStatus, PlacedLine, PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { OrderRecord, RefundRecord, SuppliedLine } from '@onhand/service/ordering/ports'
import { timelineEvent } from './event-rows.ts'
import type { LineRow, LoadedGroups, OrderRow } from './load-groups.ts'
import { addressOf, allocationsOf, deliveryOf } from './order-parts.ts'

/** What jobs need of a checkout: as it was placed, and what became of it. Null when the rows are incomplete. */
export function orderRecord(loaded: LoadedGroups, group: LoadedGroups['groups'][number]): OrderRecord | null {
  const payment = loaded.payments.find((row) => row.order_group_id === group.id)
  if (!payment) return null
  const orders = loaded.orders.filter((row) => row.order_group_id === group.id)
  const orderIds = new Set(orders.map((row) => row.id))
  const isOurs = (row: { readonly order_id: string }) => orderIds.has(row.order_id)
  const placed: PlacedOrderGroup = {
    id: group.id as OrderGroupId,
    cartId: group.cart_id as CartId,
    number: group.number,
    personId: group.person_id as PersonId | null,
    contact: { name: group.contact_name, email: group.contact_email, phone: group.contact_phone },
    address: addressOf(group.address),
    locale: group.locale as Locale,
    currency: group.currency,
    itemsMinor: group.items_minor,
    deliveryMinor: group.delivery_minor,
    taxMinor: group.tax_minor,
    totalMinor: group.total_minor,
    placedAtMs: group.placed_at_ms,
    orders: orders.flatMap((row) => placedOrder(loaded, row) ?? []),
    payment: {
      id: payment.id as PaymentId,
      provider: payment.provider as 'bank' | 'remittance',
      providerPaymentId: payment.provider_payment_id,
      transactionNumber: payment.transaction_number,
      amountMinor: payment.amount_minor,
      capturedAtMs: payment.captured_at_ms,
    },
  }
  return {
    group: placed,
    timeline: loaded.events.filter((row) => row.order_group_id === group.id).map(timelineEvent),
    status: Object.fromEntries(orders.map((row) => [row.id, row.status as OrderStatus])),
    refunds: loaded.refunds
      .filter(isOurs)
      .map((row) => ({ ...refundRecord(loaded, row), orderId: row.order_id as OrderId })),
    supplierOrders: loaded.supplierOrders.filter(isOurs).map((row) => ({
      id: row.id as SupplierOrderId,
      orderId: row.order_id as OrderId,
      supplierId: row.supplier_id as SupplierId,
      totalMinor: Number(row.total_minor),
      lines: row.lines === '' ? null : (JSON.parse(row.lines) as readonly SuppliedLine[]),
      status: row.status,
      transactionNumber: row.transaction_number,
      returnNumber: row.return_number,
      shipDate: row.ship_date,
    })),
    shipments: loaded.shipments.filter(isOurs).map((row) => ({
      orderId: row.order_id as OrderId,
      carrier: row.carrier,
      trackingNumber: row.tracking_number,
      trackingUrl: row.tracking_url,
    })),
  }
}

function placedOrder(loaded: LoadedGroups, row: OrderRow): PlacedOrder | null {
  // By their ids: the order's own comes before those of other suppliers.
  const supplierOrder = loaded.supplierOrders.find((candidate) => candidate.order_id === row.id)
  if (!supplierOrder) return null
  return {
    id: row.id as OrderId,
    number: row.number,
    vendorId: row.vendor_id as VendorId,
    delivery: deliveryOf(row),
    itemsMinor: row.items_minor,
    deliveryMinor: row.delivery_minor,
    taxMinor: row.tax_minor,
    totalMinor: row.total_minor,
    commissionBps: row.commission_bps,
    commissionMinor: row.commission_minor,
    ...(row.credit_minor > 0 ? { creditMinor: row.credit_minor } : {}),
    lines: loaded.lines.filter((line) => line.order_id === row.id).map((line) => placedLine(loaded, line)),
    supplierOrder: {
      id: supplierOrder.id as SupplierOrderId,
      supplierId: supplierOrder.supplier_id as SupplierId,
      totalMinor: supplierOrder.total_minor,
    },
  }
}

function placedLine(loaded: LoadedGroups, line: LineRow): PlacedLine {
  return {
    id: line.id as OrderLineId,
    skuId: line.sku_id as SkuId,
    productId: line.product_id as ProductId,
    title: line.title,
    variantTitle: line.variant_title,
    gtin: line.gtin,
    imageUrl: line.image_url,
    units: line.units,
    unitPriceMinor: line.unit_price_minor,
    totalMinor: line.total_minor,
    taxRateBps: line.tax_rate_bps,
    taxMinor: line.tax_minor,
    unitCostMinor: line.unit_cost_minor,
    reservationId: line.reservation_id as ReservationId,
    allocations: allocationsOf(loaded, line.id),
    note: line.note,
    // A line without them reads as it was written.
    ...(line.substitution === 'similar' ? { substitution: 'similar' as const } : {}),
    ...(line.replaces_line_id === null ? {} : { replacesLineId: line.replaces_line_id as OrderLineId }),
  }
}

function refundRecord(loaded: LoadedGroups, row: LoadedGroups['refunds'][number]): RefundRecord {
  return {
    id: row.id as RefundId,
    amountMinor: row.amount_minor,
    reason: row.reason,
    status: row.status as RefundRecord['status'],
    transactionNumber: row.transaction_number,
    ...(row.credit_minor > 0 ? { creditMinor: row.credit_minor } : {}),
    lines: loaded.refundLines
      .filter((line) => line.refund_id === row.id)
      .map((line) => ({
        orderLineId: line.order_line_id as OrderLineId,
        units: line.units,
        amountMinor: line.amount_minor,
        isRestocked: line.is_restocked === 1,
      })),
  }
}
