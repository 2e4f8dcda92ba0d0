import type {
  GoodsReceiptId,
  LocationId,
  OrderId,
  PurchaseOrderId,
  PurchaseRuleId,
  SkuId,
  SupplierId,
  VendorId,
} from '@onhand/domain/ids'
import type { PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import type {
  GoodsReceipt,
  PurchaseHead,
  PurchaseLine,
  PurchaseOrder,
  PurchaseOrigin,
  PurchaseRule,
} from '@onhand/service/purchasing/ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

const OPTIONAL_COLUMNS = {
  promisedDate: 'promised_date',
  offeredDate: 'counter_offer',
  declineReason: 'decline_reason',
  trackingNumber: 'tracking_number',
  transactionNumber: 'transaction_number',
  sentAtMs: 'sent_at_ms',
  acknowledgedAtMs: 'acknowledged_at_ms',
  confirmedAtMs: 'confirmed_at_ms',
  shippedAtMs: 'shipped_at_ms',
  receivedAtMs: 'received_at_ms',
  paidAtMs: 'paid_at_ms',
  cancelAskedAtMs: 'cancel_asked_at_ms',
  cancelRefusal: 'cancel_refusal',
  refundTransactionNumber: 'refund_transaction_number',
  totalMinor: 'total_minor',
} as const

/** The fields of a change by the names they have in the database. */
export function changedColumns(set: Partial<PurchaseHead>): Record<string, string | number | null> {
  const columns: Record<string, string | number | null> = {}
  for (const [field, column] of Object.entries(OPTIONAL_COLUMNS)) {
    const value = new Map<string, unknown>(Object.entries(set)).get(field)
    if (typeof value === 'string' || typeof value === 'number' || value === null) columns[column] = value
  }
  if (set.lots !== undefined) columns['asn'] = JSON.stringify(set.lots)
  return columns
}

/** An order as its row. */
export function purchaseRow(order: PurchaseHead): Insertable<Database['purchase_order']> {
  return {
    id: order.id,
    vendor_id: order.vendorId,
    supplier_id: order.supplierId,
    supplier_name: order.supplierName,
    location_id: order.locationId,
    currency: order.currency,
    status: order.status,
    origin: order.origin,
    rule_id: order.ruleId,
    order_id: order.orderId,
    total_minor: order.totalMinor,
    payment_days: order.paymentDays,
    wanted_date: order.wantedDate,
    promised_date: order.promisedDate,
    counter_offer: order.offeredDate,
    decline_reason: order.declineReason,
    asn: order.lots.length === 0 ? null : JSON.stringify(order.lots),
    tracking_number: order.trackingNumber,
    transaction_number: order.transactionNumber,
    created_by: order.createdBy,
    created_at_ms: order.createdAtMs,
    sent_at_ms: order.sentAtMs,
    acknowledged_at_ms: order.acknowledgedAtMs,
    confirmed_at_ms: order.confirmedAtMs,
    shipped_at_ms: order.shippedAtMs,
    received_at_ms: order.receivedAtMs,
    paid_at_ms: order.paidAtMs,
    cancel_asked_at_ms: order.cancelAskedAtMs,
    cancel_refusal: order.cancelRefusal,
    refund_transaction_number: order.refundTransactionNumber,
    changed_at_ms: order.changedAtMs,
    revision: order.revision,
    told_revision: order.toldRevision,
  }
}

/** A row as its order. */
export function toHead(row: Selectable<Database['purchase_order']>): PurchaseHead {
  return {
    id: row.id as PurchaseOrderId,
    vendorId: row.vendor_id as VendorId,
    supplierId: row.supplier_id as SupplierId,
    supplierName: row.supplier_name,
    locationId: row.location_id as LocationId,
    currency: row.currency,
    status: row.status as PurchaseStatus,
    origin: row.origin as PurchaseOrigin,
    ruleId: row.rule_id as PurchaseRuleId | null,
    orderId: row.order_id as OrderId | null,
    totalMinor: Number(row.total_minor),
    paymentDays: row.payment_days,
    wantedDate: row.wanted_date,
    promisedDate: row.promised_date,
    offeredDate: row.counter_offer,
    declineReason: row.decline_reason,
    lots: row.asn === null ? [] : (JSON.parse(row.asn) as PurchaseHead['lots']),
    trackingNumber: row.tracking_number,
    transactionNumber: row.transaction_number,
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at_ms),
    sentAtMs: instant(row.sent_at_ms),
    acknowledgedAtMs: instant(row.acknowledged_at_ms),
    confirmedAtMs: instant(row.confirmed_at_ms),
    shippedAtMs: instant(row.shipped_at_ms),
    receivedAtMs: instant(row.received_at_ms),
    paidAtMs: instant(row.paid_at_ms),
    cancelAskedAtMs: instant(row.cancel_asked_at_ms),
    cancelRefusal: row.cancel_refusal,
    refundTransactionNumber: row.refund_transaction_number,
    changedAtMs: Number(row.changed_at_ms),
    revision: row.revision,
    toldRevision: row.told_revision,
  }
}

/** A line as its row. */
export function purchaseLineRow(order: PurchaseOrder, line: PurchaseLine): Insertable<Database['purchase_order_line']> {
  return {
    purchase_order_id: order.id,
    position: line.position,
    sku_id: line.skuId,
    title: line.title,
    code: line.code,
    gtin: line.gtin,
    units: line.units,
    confirmed_units: line.confirmedUnits,
    shipped_units: line.shippedUnits,
    received_units: line.receivedUnits,
    unit_cost_minor: line.unitCostMinor,
    reason: line.reason === null ? null : JSON.stringify(line.reason),
  }
}

/** A row as its line. */
export function toPurchaseLine(row: Selectable<Database['purchase_order_line']>): PurchaseLine {
  return {
    position: row.position,
    skuId: row.sku_id as SkuId,
    title: row.title,
    code: row.code,
    gtin: row.gtin,
    units: Number(row.units),
    confirmedUnits: instant(row.confirmed_units),
    shippedUnits: instant(row.shipped_units),
    receivedUnits: Number(row.received_units),
    unitCostMinor: Number(row.unit_cost_minor),
    reason: row.reason === null ? null : (JSON.parse(row.reason) as PurchaseLine['reason']),
  }
}

/** A receipt as its row. */
export function receiptRow(receipt: GoodsReceipt): Insertable<Database['supplier_receipt']> {
  return {
    id: receipt.id,
    purchase_order_id: receipt.purchaseOrderId,
    vendor_id: receipt.vendorId,
    supplier_id: receipt.supplierId,
    status: receipt.status,
    lines: JSON.stringify(receipt.lines),
    units: receipt.units,
    lead_days: receipt.leadDays,
    promised_date: receipt.promisedDate,
    received_date: receipt.receivedDate,
    received_by: receipt.receivedBy,
    at_ms: receipt.atMs,
  }
}

/** A row as its receipt. */
export function toReceipt(row: Selectable<Database['supplier_receipt']>): GoodsReceipt {
  return {
    id: row.id as GoodsReceiptId,
    purchaseOrderId: row.purchase_order_id as PurchaseOrderId,
    vendorId: row.vendor_id as VendorId,
    supplierId: row.supplier_id as SupplierId,
    status: row.status as GoodsReceipt['status'],
    lines: JSON.parse(row.lines) as GoodsReceipt['lines'],
    units: Number(row.units),
    leadDays: row.lead_days,
    promisedDate: row.promised_date,
    receivedDate: row.received_date,
    receivedBy: row.received_by,
    atMs: Number(row.at_ms),
  }
}

/** A row as its rule. */
export function toRule(row: Selectable<Database['purchase_rule']>): PurchaseRule {
  return {
    id: row.id as PurchaseRuleId,
    vendorId: row.vendor_id as VendorId,
    supplierId: row.supplier_id as SupplierId | null,
    skuId: row.sku_id as SkuId | null,
    dailyLimitMinor: Number(row.daily_limit_minor),
    isActive: row.is_active === 1,
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at_ms),
    turn: Number(row.turn),
  }
}

function instant(value: number | null): number | null {
  return value === null ? null : Number(value)
}
