import type { SupplierId } from '@onhand/domain/ids'
import type { PurchaseOrder } from '@onhand/service/purchasing/ports'
import { purchaseLineRow, purchaseRow, receiptRow } from '@onhand/store/purchasing/purchase-rows'
import { stableId } from '../../client/stable-id.ts'
import { hourOfDay, pastDate, SUGGESTED_FROM } from './past-calendar.ts'
import type { PastShop } from './past-group.ts'
import { addRows, type PastRows } from './past-rows.ts'
import type { SuppliedItem } from './past-stock-rows.ts'
import type { Delivery, PastReceipt } from './past-stock.ts'

/** A supplier as the past knows it. */
export type PastSupplier = { readonly id: SupplierId; readonly name: string; readonly leadDays: number }

type Bought = { readonly item: SuppliedItem; readonly receipt: PastReceipt }

/** The orders behind all goods that came in: sent in time for the day they were promised, some late, some not complete. */
export function addPurchases(
  rows: PastRows,
  shop: PastShop,
  past: { readonly suppliers: readonly PastSupplier[]; readonly items: readonly SuppliedItem[] },
): void {
  for (const supplier of past.suppliers) {
    const deliveries = new Map<number, Bought[]>()
    for (const item of past.items.filter(({ supplierId }) => supplierId === supplier.id)) {
      for (const receipt of item.past.receipts) {
        const bought = deliveries.get(receipt.delivery.dueIndex) ?? []
        deliveries.set(receipt.delivery.dueIndex, [...bought, { item, receipt }])
      }
    }
    for (const bought of deliveries.values()) addPurchase(rows, shop, { supplier, bought })
  }
}

function addPurchase(
  rows: PastRows,
  shop: PastShop,
  { supplier, bought }: { readonly supplier: PastSupplier; readonly bought: readonly Bought[] },
): void {
  const [first] = bought
  if (!first) return
  const order = orderOf(shop, supplier, { bought, delivery: first.receipt.delivery })
  addRows(rows, 'purchase_order', [purchaseRow(order)])
  addRows(
    rows,
    'purchase_order_line',
    order.lines.map((line) => purchaseLineRow(order, line)),
  )
  addRows(rows, 'supplier_receipt', [receiptRow(receiptOf(shop, order, first.receipt.delivery))])
}

function orderOf(
  { nowMs, vendor, place }: PastShop,
  supplier: PastSupplier,
  { bought, delivery }: { readonly bought: readonly Bought[]; readonly delivery: Delivery },
): PurchaseOrder {
  const sentIndex = delivery.dueIndex - supplier.leadDays
  const sentAtMs = hourOfDay(nowMs, sentIndex, 9)
  const receivedAtMs = hourOfDay(nowMs, delivery.index, 6.5)
  const lines = bought.map(({ item: { sku, product }, receipt: { units, missingUnits } }, index) => ({
    position: index + 1,
    skuId: sku.id,
    title: product.title,
    code: sku.code,
    gtin: sku.gtin,
    units: units + missingUnits,
    confirmedUnits: units + missingUnits,
    shippedUnits: units,
    receivedUnits: units,
    unitCostMinor: sku.unitCostMinor,
    reason: null,
  }))
  return {
    id: stableId('purchaseOrder', 'past', vendor.slug, supplier.id, String(delivery.dueIndex)),
    vendorId: vendor.id,
    supplierId: supplier.id,
    supplierName: supplier.name,
    locationId: place.id,
    currency: vendor.currency,
    status: 'received',
    origin: sentIndex < SUGGESTED_FROM ? 'manual' : 'proposal',
    ruleId: null,
    orderId: null,
    totalMinor: lines.reduce((sum, line) => sum + line.receivedUnits * line.unitCostMinor, 0),
    paymentDays: 0,
    wantedDate: pastDate(nowMs, delivery.dueIndex),
    promisedDate: pastDate(nowMs, delivery.dueIndex),
    offeredDate: null,
    declineReason: null,
    lots: [],
    trackingNumber: null,
    transactionNumber: null,
    createdBy: 'seed',
    createdAtMs: sentAtMs,
    sentAtMs,
    acknowledgedAtMs: sentAtMs + 60_000,
    confirmedAtMs: sentAtMs + 1_200_000,
    shippedAtMs: hourOfDay(nowMs, delivery.index - 1, 15),
    receivedAtMs,
    paidAtMs: receivedAtMs,
    cancelAskedAtMs: null,
    cancelRefusal: null,
    refundTransactionNumber: null,
    changedAtMs: receivedAtMs,
    revision: 4,
    toldRevision: 4,
    lines,
  }
}

function receiptOf({ nowMs }: PastShop, order: PurchaseOrder, delivery: Delivery): Parameters<typeof receiptRow>[0] {
  return {
    id: stableId('goodsReceipt', 'past', order.id),
    purchaseOrderId: order.id,
    vendorId: order.vendorId,
    supplierId: order.supplierId,
    status: 'booked',
    lines: order.lines.map(({ position, receivedUnits, code }) => ({
      position,
      units: receivedUnits,
      lotCode: `${code}-${delivery.index}`,
      expiryDate: null,
    })),
    units: order.lines.reduce((sum, line) => sum + line.receivedUnits, 0),
    leadDays: Math.max(0, Math.round(((order.receivedAtMs ?? 0) - order.createdAtMs) / 86_400_000)),
    promisedDate: order.promisedDate,
    receivedDate: pastDate(nowMs, delivery.index),
    receivedBy: order.createdBy,
    atMs: order.receivedAtMs ?? nowMs,
  }
}
