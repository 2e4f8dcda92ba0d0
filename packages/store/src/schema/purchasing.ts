import { PURCHASE_STATUSES } from '@onhand/domain/purchasing/purchase-order'
import { type Dialect, oneOf } from './dialect.ts'
import type { vendorTables } from './vendors.ts'

type Vendors = Pick<ReturnType<typeof vendorTables>, 'vendor'>

/** Buying from suppliers for the shelf: who sells what on which terms, orders with their goods and money, rules that order by themselves. */
export function purchasingTables(d: Dialect, { vendor }: Vendors) {
  return { ...termTables(d, { vendor }), ...purchaseOrderTables(d, { vendor }), ...decisionTables(d, { vendor }) }
}

function termTables(d: Dialect, { vendor }: Vendors) {
  const purchaseSupplier = d.table(
    'purchase_supplier',
    {
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      supplierId: d.text('supplier_id').notNull(),
      name: d.text('name').notNull(),
      bankAccountNumber: d.text('bank_account_number').notNull(),
      leadDays: d.int('lead_days').notNull(),
      minOrderMinor: d.big('min_order_minor').notNull(),
      /** Days after its confirmation that a supplier waits for its money; 0: it is paid before it ships. */
      paymentDays: d.int('payment_days').notNull(),
      isActive: d.int('is_active').notNull(),
      updatedAtMs: d.big('updated_at_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'purchase_supplier_pk', columns: [t.vendorId, t.supplierId] }),
      d.check('purchase_supplier_terms', 'lead_days >= 0 and min_order_minor >= 0 and payment_days between 0 and 120'),
      d.check('purchase_supplier_is_active', 'is_active in (0, 1)'),
    ],
  )

  const supplierOffer = d.table(
    'supplier_offer',
    {
      skuId: d.text('sku_id').notNull(),
      supplierId: d.text('supplier_id').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      priceMinor: d.big('price_minor').notNull(),
      currency: d.text('currency').notNull(),
      moqUnits: d.big('moq_units').notNull(),
      packUnits: d.big('pack_units').notNull(),
      leadDays: d.int('lead_days').notNull(),
      isPreferred: d.int('is_preferred').notNull(),
      isActive: d.int('is_active').notNull(),
      updatedAtMs: d.big('updated_at_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'supplier_offer_pk', columns: [t.skuId, t.supplierId] }),
      // What a supplier sells to a shop.
      d.index('supplier_offer_vendor').on(t.vendorId, t.supplierId, t.skuId),
      d.check('supplier_offer_terms', 'price_minor >= 0 and moq_units >= 1 and pack_units >= 1 and lead_days >= 0'),
      d.check('supplier_offer_flags', 'is_preferred in (0, 1) and is_active in (0, 1)'),
    ],
  )

  /** Each price a supplier ever had, for its scorecard. */
  const supplierPrice = d.table(
    'supplier_price',
    {
      vendorId: d.text('vendor_id').notNull(),
      supplierId: d.text('supplier_id').notNull(),
      skuId: d.text('sku_id').notNull(),
      atMs: d.big('at_ms').notNull(),
      beforeMinor: d.big('before_minor'),
      priceMinor: d.big('price_minor').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'supplier_price_pk', columns: [t.vendorId, t.supplierId, t.atMs, t.skuId] }),
      d.check('supplier_price_minor', 'price_minor >= 0'),
    ],
  )

  return { purchaseSupplier, supplierOffer, supplierPrice }
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of declarations, read table by table.
function purchaseOrderTables(d: Dialect, { vendor }: Vendors) {
  const purchaseOrder = d.table(
    'purchase_order',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id),
      supplierId: d.text('supplier_id').notNull(),
      supplierName: d.text('supplier_name').notNull(),
      locationId: d.text('location_id').notNull(),
      currency: d.text('currency').notNull(),
      status: d.text('status').notNull(),
      /** Who thought of it: a person, a proposal, a rule, or an order of a buyer. */
      origin: d.text('origin').notNull(),
      ruleId: d.text('rule_id'),
      /** The buyer's order that it is for; null for the shelf. */
      orderId: d.text('order_id'),
      totalMinor: d.big('total_minor').notNull(),
      paymentDays: d.int('payment_days').notNull(),
      /** The day it is wanted, and the day the supplier promised; of the goods at the place. */
      wantedDate: d.text('wanted_date'),
      promisedDate: d.text('promised_date'),
      /** JSON: what the supplier offers instead of what it declined. */
      counterOffer: d.text('counter_offer'),
      declineReason: d.text('decline_reason'),
      /** JSON: the lots that the supplier says it sent. */
      asn: d.text('asn'),
      trackingNumber: d.text('tracking_number'),
      transactionNumber: d.text('transaction_number'),
      createdBy: d.text('created_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      sentAtMs: d.big('sent_at_ms'),
      acknowledgedAtMs: d.big('acknowledged_at_ms'),
      confirmedAtMs: d.big('confirmed_at_ms'),
      shippedAtMs: d.big('shipped_at_ms'),
      receivedAtMs: d.big('received_at_ms'),
      paidAtMs: d.big('paid_at_ms'),
      cancelAskedAtMs: d.big('cancel_asked_at_ms'),
      cancelRefusal: d.text('cancel_refusal'),
      refundTransactionNumber: d.text('refund_transaction_number'),
      changedAtMs: d.big('changed_at_ms').notNull(),
      /** Counts changes; the StockKeepers take what is incoming only from a newer one. */
      revision: d.int('revision').notNull(),
      /** Up to which change the StockKeepers know. */
      toldRevision: d.int('told_revision').notNull(),
    },
    (t) => [
      // A shop's orders, newest first, all and by status.
      d.index('purchase_order_vendor').on(t.vendorId, t.createdAtMs, t.id),
      d.index('purchase_order_vendor_status').on(t.vendorId, t.status, t.createdAtMs, t.id),
      // A supplier's scorecard, and what a rule has spent today.
      d.index('purchase_order_supplier').on(t.vendorId, t.supplierId, t.createdAtMs),
      d.index('purchase_order_rule').on(t.ruleId, t.createdAtMs),
      // What the StockKeepers were not told.
      d.index('purchase_order_untold').on(t.changedAtMs, t.revision, t.toldRevision),
      d.check('purchase_order_status', oneOf('status', PURCHASE_STATUSES)),
      d.check('purchase_order_origin', oneOf('origin', ['manual', 'proposal', 'rule', 'back_to_back'])),
      d.check('purchase_order_money', 'total_minor >= 0 and payment_days >= 0'),
    ],
  )

  const purchaseOrderLine = d.table(
    'purchase_order_line',
    {
      purchaseOrderId: d
        .text('purchase_order_id')
        .notNull()
        .references(() => purchaseOrder.id, { onDelete: 'cascade' }),
      position: d.int('position').notNull(),
      skuId: d.text('sku_id').notNull(),
      title: d.text('title').notNull(),
      code: d.text('code').notNull(),
      gtin: d.text('gtin'),
      units: d.big('units').notNull(),
      confirmedUnits: d.big('confirmed_units'),
      shippedUnits: d.big('shipped_units'),
      receivedUnits: d.big('received_units').notNull(),
      unitCostMinor: d.big('unit_cost_minor').notNull(),
      /** JSON: why it was proposed; null when a person thought of it. */
      reason: d.text('reason'),
    },
    (t) => [
      d.primaryKey({ name: 'purchase_order_line_pk', columns: [t.purchaseOrderId, t.position] }),
      // What is on its way of a SKU.
      d.index('purchase_order_line_sku').on(t.skuId, t.purchaseOrderId),
      d.check('purchase_order_line_units', 'units > 0 and received_units >= 0'),
      d.check('purchase_order_line_cost', 'unit_cost_minor >= 0'),
    ],
  )

  /** Goods that came in from a supplier, and what that says of its promises. */
  const supplierReceipt = d.table(
    'supplier_receipt',
    {
      id: d.text('id').primaryKey(),
      purchaseOrderId: d
        .text('purchase_order_id')
        .notNull()
        .references(() => purchaseOrder.id, { onDelete: 'cascade' }),
      vendorId: d.text('vendor_id').notNull(),
      supplierId: d.text('supplier_id').notNull(),
      /** booking: the StockKeepers are being told; booked: they were. */
      status: d.text('status').notNull(),
      /** JSON: position, units, lot code and last day of what came. */
      lines: d.text('lines').notNull(),
      units: d.big('units').notNull(),
      /** Days from sending the order to its first goods; null for later goods of the same order. */
      leadDays: d.int('lead_days'),
      promisedDate: d.text('promised_date'),
      receivedDate: d.text('received_date').notNull(),
      receivedBy: d.text('received_by').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // What an order brought, what a supplier's deliveries took, and what was interrupted.
      d.index('supplier_receipt_order').on(t.purchaseOrderId, t.atMs),
      d.index('supplier_receipt_supplier').on(t.vendorId, t.supplierId, t.atMs),
      d.index('supplier_receipt_status').on(t.status, t.atMs),
      d.check('supplier_receipt_status_word', oneOf('status', ['booking', 'booked'])),
      d.check('supplier_receipt_units', 'units >= 0'),
    ],
  )

  /** What a shop paid for its goods out of its balance: one debit and one credit, as in the ledger. */
  const purchasePayment = d.table(
    'purchase_payment',
    {
      id: d.text('id').primaryKey(),
      kind: d.text('kind').notNull(),
      purchaseOrderId: d
        .text('purchase_order_id')
        .notNull()
        .references(() => purchaseOrder.id),
      debitAccount: d.text('debit_account').notNull(),
      creditAccount: d.text('credit_account').notNull(),
      /** Set to NULL by the insert when the balance does not cover it, which the column refuses. */
      amountMinor: d.big('amount_minor').notNull(),
      currency: d.text('currency').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // Balances and statements of an account, as of the entries of checkouts.
      d.index('purchase_payment_debit').on(t.debitAccount, t.currency, t.atMs, t.id, t.amountMinor),
      d.index('purchase_payment_credit').on(t.creditAccount, t.currency, t.atMs, t.id, t.amountMinor),
      d.check('purchase_payment_kind', oneOf('kind', ['purchase', 'purchase_returned'])),
      d.check('purchase_payment_amount', 'amount_minor > 0'),
    ],
  )

  return { purchaseOrder, purchaseOrderLine, supplierReceipt, purchasePayment }
}

function decisionTables(d: Dialect, { vendor }: Vendors) {
  /** A proposed line that a person does not want for now. */
  const purchaseDismissal = d.table(
    'purchase_dismissal',
    {
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      untilMs: d.big('until_ms').notNull(),
      dismissedBy: d.text('dismissed_by').notNull(),
    },
    (t) => [d.primaryKey({ name: 'purchase_dismissal_pk', columns: [t.vendorId, t.skuId, t.locationId] })],
  )

  /** What may be ordered without anybody looking. Null supplier or SKU: any. */
  const purchaseRule = d.table(
    'purchase_rule',
    {
      id: d.text('id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      supplierId: d.text('supplier_id'),
      skuId: d.text('sku_id'),
      dailyLimitMinor: d.big('daily_limit_minor').notNull(),
      isActive: d.int('is_active').notNull(),
      createdBy: d.text('created_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      updatedAtMs: d.big('updated_at_ms').notNull(),
      /** Raised by every order of the rule: its row is the turn that they take, so that the limit holds. */
      turn: d.big('turn').notNull(),
    },
    (t) => [
      // A shop's rules; and those that run.
      d.index('purchase_rule_vendor').on(t.vendorId, t.createdAtMs),
      d.index('purchase_rule_active').on(t.isActive, t.vendorId, t.id),
      d.check('purchase_rule_limit', 'daily_limit_minor > 0'),
      d.check('purchase_rule_is_active', 'is_active in (0, 1)'),
    ],
  )

  /** What a supplier takes of a SKU that the shop does not stock: so many a day may be sold with its promise. */
  const supplyAllowance = d.table(
    'supply_allowance',
    {
      skuId: d.text('sku_id').primaryKey(),
      vendorId: d
        .text('vendor_id')
        .notNull()
        .references(() => vendor.id, { onDelete: 'cascade' }),
      locationId: d.text('location_id').notNull(),
      unitsADay: d.big('units_a_day').notNull(),
      /** Raised by every change: a day's filling up is named by it. */
      turn: d.int('turn').notNull(),
      /** The last day that was filled up. */
      filledDay: d.text('filled_day').notNull(),
    },
    (t) => [
      // Those that are to be filled up today, and a shop's own.
      d.index('supply_allowance_filled').on(t.filledDay, t.skuId),
      d.index('supply_allowance_vendor').on(t.vendorId, t.skuId),
      d.check('supply_allowance_units', 'units_a_day >= 0'),
    ],
  )

  return { purchaseDismissal, purchaseRule, supplyAllowance }
}
