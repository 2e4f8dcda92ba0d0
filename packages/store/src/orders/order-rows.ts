import { orderSearchText, orderSummary } from '@onhand/domain/ordering/order-words'
import type { PlacedLine, PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { Insertable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** The rows of a placed checkout, table by table. */
export function orderGroupRow(group: PlacedOrderGroup): Insertable<Database['order_group']> {
  return {
    id: group.id,
    cart_id: group.cartId,
    number: group.number,
    person_id: group.personId,
    contact_name: group.contact.name,
    contact_email: group.contact.email,
    contact_email_key: group.contact.email.toLowerCase(),
    contact_phone: group.contact.phone,
    address: group.address ? JSON.stringify(group.address) : null,
    locale: group.locale,
    currency: group.currency,
    items_minor: group.itemsMinor,
    delivery_minor: group.deliveryMinor,
    tax_minor: group.taxMinor,
    total_minor: group.totalMinor,
    placed_at_ms: group.placedAtMs,
  }
}

/** One vendor's order. */
export function customerOrderRow(
  group: PlacedOrderGroup,
  order: PlacedOrder,
  extra: {
    readonly position: number
    readonly manual: { readonly remitByMs: number | null } | undefined
    readonly nowMs: number
  },
): Insertable<Database['customer_order']> {
  const { delivery } = order
  return {
    id: order.id,
    order_group_id: group.id,
    position: extra.position,
    number: order.number,
    vendor_id: order.vendorId,
    status: 'placed',
    method_id: delivery.methodId,
    method_kind: delivery.kind,
    method_name: delivery.name,
    location_id: delivery.locationId,
    location_name: delivery.locationName,
    method_price_minor: delivery.priceMinor,
    method_currency: delivery.currency,
    promise_from_ms: delivery.promise.fromMs,
    promise_to_ms: delivery.promise.toMs,
    promise_time_zone: delivery.promise.timeZone,
    promise_reason: JSON.stringify(delivery.promise.reason),
    items_minor: order.itemsMinor,
    delivery_minor: order.deliveryMinor,
    tax_minor: order.taxMinor,
    total_minor: order.totalMinor,
    commission_bps: order.commissionBps,
    commission_minor: order.commissionMinor,
    // The buyer's money is in from the start when it was captured before the order was written.
    remitted_at_ms: group.payment.capturedAtMs,
    placed_at_ms: group.placedAtMs,
    source: extra.manual ? 'manual' : 'checkout',
    buyer_email_key: group.contact.email.toLowerCase(),
    search_text: orderSearchText(order, group.contact),
    summary: orderSummary(order.lines),
    unit_count: order.lines.reduce((units, line) => units + line.units, 0),
    remit_by_ms: extra.manual?.remitByMs ?? null,
    status_at_ms: group.placedAtMs,
    changed_at_ms: extra.nowMs,
    credit_minor: order.creditMinor ?? 0,
  }
}

/** One frozen line. */
export function orderLineRow(
  order: Pick<PlacedOrder, 'id'>,
  line: PlacedLine,
  position: number,
): Insertable<Database['order_line']> {
  return {
    id: line.id,
    order_id: order.id,
    position,
    sku_id: line.skuId,
    product_id: line.productId,
    title: line.title,
    variant_title: line.variantTitle,
    gtin: line.gtin,
    image_url: line.imageUrl,
    units: line.units,
    unit_price_minor: line.unitPriceMinor,
    total_minor: line.totalMinor,
    tax_rate_bps: line.taxRateBps,
    tax_minor: line.taxMinor,
    unit_cost_minor: line.unitCostMinor,
    reservation_id: line.reservationId,
    note: line.note,
    substitution: line.substitution ?? 'refund',
    replaces_line_id: line.replacesLineId ?? null,
  }
}

/** Where the units of a line come from. */
export function allocationRows(line: PlacedLine): Insertable<Database['order_allocation']>[] {
  return line.allocations.map((allocation, position) => ({
    order_line_id: line.id,
    position,
    location_id: allocation.locationId,
    lot_id: allocation.lotId,
    units: allocation.units,
    expiry_date: allocation.expiryDate,
  }))
}

/** The supplier order that follows an order. */
export function supplierOrderRow(order: PlacedOrder): Insertable<Database['supplier_order']> {
  const { id, supplierId, totalMinor } = order.supplierOrder
  return {
    id,
    order_id: order.id,
    supplier_id: supplierId,
    status: 'due',
    total_minor: totalMinor,
    transaction_number: null,
    ship_date: null,
  }
}

/** The payment as it stands when the checkout is placed: as a rule authorised, captured a moment later. */
export function paymentRow(group: PlacedOrderGroup): Insertable<Database['payment']> {
  const { id, provider, providerPaymentId, transactionNumber, amountMinor, capturedAtMs } = group.payment
  return {
    id,
    order_group_id: group.id,
    provider,
    provider_payment_id: providerPaymentId,
    transaction_number: transactionNumber,
    status: capturedAtMs === null ? 'authorised' : 'captured',
    amount_minor: amountMinor,
    currency: group.currency,
    captured_at_ms: capturedAtMs,
  }
}
