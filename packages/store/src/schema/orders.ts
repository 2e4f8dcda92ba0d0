import { ORDER_STATUSES } from '@onhand/domain/ordering/types'
import { type Dialect, oneOf } from './dialect.ts'

/** Placed checkouts: one group, one order per vendor, frozen lines, what suppliers and carriers said. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
export function orderTables(d: Dialect) {
  const orderGroup = d.table(
    'order_group',
    {
      id: d.text('id').primaryKey(),
      cartId: d.text('cart_id').notNull(),
      number: d.text('number').notNull(),
      personId: d.text('person_id'),
      contactName: d.text('contact_name').notNull(),
      contactEmail: d.text('contact_email').notNull(),
      /** The address mails are matched by: lower case. */
      contactEmailKey: d.text('contact_email_key').notNull(),
      contactPhone: d.text('contact_phone').notNull(),
      /** JSON of an `Address`; null when everything is picked up. */
      address: d.text('address'),
      locale: d.text('locale').notNull(),
      currency: d.text('currency').notNull(),
      itemsMinor: d.big('items_minor').notNull(),
      deliveryMinor: d.big('delivery_minor').notNull(),
      taxMinor: d.big('tax_minor').notNull(),
      totalMinor: d.big('total_minor').notNull(),
      placedAtMs: d.big('placed_at_ms').notNull(),
    },
    (t) => [
      // A cart is placed at most once.
      d.uniqueIndex('order_group_cart').on(t.cartId),
      d.uniqueIndex('order_group_number').on(t.number),
      // "My orders", by person and by the verified mail address a guest used.
      d.index('order_group_person').on(t.personId, t.placedAtMs, t.id),
      d.index('order_group_email').on(t.contactEmailKey, t.placedAtMs, t.id),
      d.check('order_group_money', 'items_minor >= 0 and delivery_minor >= 0 and tax_minor >= 0 and total_minor >= 0'),
    ],
  )

  const customerOrder = d.table(
    'customer_order',
    {
      id: d.text('id').primaryKey(),
      orderGroupId: d
        .text('order_group_id')
        .notNull()
        .references(() => orderGroup.id),
      position: d.int('position').notNull(),
      number: d.text('number').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      status: d.text('status').notNull(),
      methodId: d.text('method_id').notNull(),
      methodKind: d.text('method_kind').notNull(),
      methodName: d.text('method_name').notNull(),
      locationId: d.text('location_id').notNull(),
      locationName: d.text('location_name').notNull(),
      methodPriceMinor: d.big('method_price_minor').notNull(),
      methodCurrency: d.text('method_currency').notNull(),
      promiseFromMs: d.big('promise_from_ms').notNull(),
      promiseToMs: d.big('promise_to_ms').notNull(),
      promiseTimeZone: d.text('promise_time_zone').notNull(),
      /** JSON: why the promise is what it is. */
      promiseReason: d.text('promise_reason').notNull(),
      itemsMinor: d.big('items_minor').notNull(),
      deliveryMinor: d.big('delivery_minor').notNull(),
      taxMinor: d.big('tax_minor').notNull(),
      totalMinor: d.big('total_minor').notNull(),
      /** Sum of refunds that did not fail; kept here so that a CHECK stops two racing refunds from exceeding the total. */
      refundedMinor: d.big('refunded_minor').notNull().default(0),
      commissionBps: d.int('commission_bps').notNull(),
      commissionMinor: d.big('commission_minor').notNull(),
      remittedAtMs: d.big('remitted_at_ms'),
      shippedAtMs: d.big('shipped_at_ms'),
      placedAtMs: d.big('placed_at_ms').notNull(),
      /** From the shop's checkout, or typed in by the seller. */
      source: d.text('source').notNull().default('checkout'),
      /** The buyer's address, lower case; empty on orders from before there were customer records, until a job fills it in. */
      buyerEmailKey: d.text('buyer_email_key').notNull().default(''),
      /** What the order table searches: number, name, e-mail, items; lower case, cut short so that it fits an index. */
      searchText: d.text('search_text').notNull().default(''),
      summary: d.text('summary').notNull().default(''),
      unitCount: d.big('unit_count').notNull().default(0),
      /** Until when an unpaid order waits for its money. */
      remitByMs: d.big('remit_by_ms'),
      /** When the status last changed: a step can be taken back for a minute. */
      statusAtMs: d.big('status_at_ms').notNull().default(0),
      changedAtMs: d.big('changed_at_ms').notNull().default(0),
      /** Part of the total that was paid with the shop's credit. */
      creditMinor: d.big('credit_minor').notNull().default(0),
    },
    (t) => [
      d.uniqueIndex('customer_order_number').on(t.number),
      // The orders of a checkout.
      d.index('customer_order_group').on(t.orderGroupId, t.position),
      // A vendor's orders, newest first; a search reads the texts from the index alone.
      d.index('customer_order_vendor').on(t.vendorId, t.placedAtMs, t.id, t.searchText),
      // Those in one status, those whose money is owed, and the other ways to sort them.
      d.index('customer_order_vendor_status').on(t.vendorId, t.status, t.placedAtMs, t.id),
      d.index('customer_order_vendor_remitted').on(t.vendorId, t.remittedAtMs, t.placedAtMs, t.id),
      d.index('customer_order_vendor_promise').on(t.vendorId, t.promiseFromMs, t.id),
      d.index('customer_order_vendor_total').on(t.vendorId, t.totalMinor, t.id),
      // What changed since a screen last asked.
      d.index('customer_order_vendor_changed').on(t.vendorId, t.changedAtMs),
      // A buyer's orders in a shop; and the orders that have no buyer's key yet.
      d.index('customer_order_buyer').on(t.buyerEmailKey, t.vendorId, t.placedAtMs, t.id),
      // The operator's list over all shops, newest first, by status from the index alone.
      d.index('customer_order_placed').on(t.placedAtMs, t.id, t.status),
      // Unpaid orders whose time is up.
      d.index('customer_order_remit_by').on(t.remitByMs),
      d.check('customer_order_status', oneOf('status', ORDER_STATUSES)),
      d.check(
        'customer_order_money',
        'items_minor >= 0 and delivery_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and commission_minor >= 0',
      ),
      d.check('customer_order_refunded', 'refunded_minor >= 0 and refunded_minor <= total_minor'),
    ],
  )

  const orderLine = d.table(
    'order_line',
    {
      id: d.text('id').primaryKey(),
      orderId: d
        .text('order_id')
        .notNull()
        .references(() => customerOrder.id),
      position: d.int('position').notNull(),
      skuId: d.text('sku_id').notNull(),
      productId: d.text('product_id').notNull(),
      title: d.text('title').notNull(),
      variantTitle: d.text('variant_title').notNull(),
      gtin: d.text('gtin'),
      imageUrl: d.text('image_url'),
      units: d.big('units').notNull(),
      /** Units of refunds that did not fail; the CHECK stops racing refunds from exceeding the line. */
      refundedUnits: d.big('refunded_units').notNull().default(0),
      unitPriceMinor: d.big('unit_price_minor').notNull(),
      totalMinor: d.big('total_minor').notNull(),
      taxRateBps: d.int('tax_rate_bps').notNull(),
      taxMinor: d.big('tax_minor').notNull(),
      unitCostMinor: d.big('unit_cost_minor').notNull(),
      reservationId: d.text('reservation_id').notNull(),
      note: d.text('note').notNull(),
      /** What the buyer wants when it is short: `similar` goods instead, or the money. */
      substitution: d.text('substitution').notNull().default('refund'),
      /** The line some of whose units this one stands in for. */
      replacesLineId: d.text('replaces_line_id'),
    },
    (t) => [
      // The lines of an order.
      d.index('order_line_order').on(t.orderId, t.position),
      // Was this ever sold: what may be deleted, and what an import may take back.
      d.index('order_line_sku').on(t.skuId),
      d.check('order_line_units', 'units > 0'),
      d.check(
        'order_line_money',
        'unit_price_minor >= 0 and total_minor >= 0 and tax_minor >= 0 and unit_cost_minor >= 0',
      ),
      d.check('order_line_refunded', 'refunded_units >= 0 and refunded_units <= units'),
    ],
  )

  const orderAllocation = d.table(
    'order_allocation',
    {
      orderLineId: d
        .text('order_line_id')
        .notNull()
        .references(() => orderLine.id),
      position: d.int('position').notNull(),
      locationId: d.text('location_id').notNull(),
      lotId: d.text('lot_id').notNull(),
      units: d.big('units').notNull(),
      expiryDate: d.text('expiry_date'),
    },
    (t) => [
      d.primaryKey({ name: 'order_allocation_pk', columns: [t.orderLineId, t.position] }),
      d.check('order_allocation_units', 'units > 0'),
    ],
  )

  const supplierOrder = d.table(
    'supplier_order',
    {
      id: d.text('id').primaryKey(),
      orderId: d
        .text('order_id')
        .notNull()
        .references(() => customerOrder.id),
      supplierId: d.text('supplier_id').notNull(),
      status: d.text('status').notNull(),
      totalMinor: d.big('total_minor').notNull(),
      transactionNumber: d.text('transaction_number'),
      // In which its money came back.
      returnNumber: d.text('return_number'),
      shipDate: d.text('ship_date'),
      /** JSON: which units of which lines it is asked for and at what price; empty: every line, at its cost. */
      lines: d.text('lines').notNull().default(''),
    },
    (t) => [
      // The supplier orders of an order.
      d.index('supplier_order_order').on(t.orderId),
      d.check('supplier_order_money', 'total_minor >= 0'),
    ],
  )

  const shipment = d.table(
    'shipment',
    {
      id: d.text('id').primaryKey(),
      orderId: d
        .text('order_id')
        .notNull()
        .references(() => customerOrder.id),
      carrier: d.text('carrier').notNull(),
      trackingNumber: d.text('tracking_number').notNull(),
      trackingUrl: d.text('tracking_url').notNull(),
      status: d.text('status').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // The shipments of an order.
      d.index('shipment_order').on(t.orderId),
    ],
  )

  const orderEvent = d.table(
    'order_event',
    {
      orderGroupId: d
        .text('order_group_id')
        .notNull()
        .references(() => orderGroup.id),
      /** Unique per checkout: a repeated webhook adds no second event. */
      eventKey: d.text('event_key').notNull(),
      orderId: d.text('order_id').references(() => customerOrder.id),
      type: d.text('type').notNull(),
      atMs: d.big('at_ms').notNull(),
      position: d.int('position').notNull(),
      /** JSON: what the sentence on the timeline needs. */
      data: d.text('data').notNull(),
    },
    (t) => [d.primaryKey({ name: 'order_event_pk', columns: [t.orderGroupId, t.eventKey] })],
  )

  return { orderGroup, customerOrder, orderLine, orderAllocation, supplierOrder, shipment, orderEvent }
}
