import type { PurchaseOrderId, SkuId } from '@onhand/domain/ids'
import type { PurchasePort } from '@onhand/service/purchasing/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { changePurchase } from './change-purchase.ts'
import { insertPurchase } from './insert-purchase.ts'
import { needQuery, toNeed } from './need-sql.ts'
import { paymentOf, returnPayment, takePayment } from './pay-purchase.ts'
import { toHead, toPurchaseLine, toReceipt } from './purchase-rows.ts'
import { receiptsOfOrder, receiptStore } from './receipt-store.ts'
import { ruleStore } from './rule-store.ts'
import { shelfLifeDays } from './shelf-life.ts'

/** Orders to suppliers, the goods they brought, and the rules that make them. */
export function purchaseStore(engine: SqlEngine): PurchasePort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    ...ruleStore(engine),
    ...receiptStore(engine),
    insert: (order, parts) => insertPurchase(engine, order, parts),
    change: (id, change) => changePurchase(engine, id, change),

    async find(id) {
      const [[row], lineRows] = await engine.read(orderStatements(dialect, id))
      return row ? { ...toHead(row), lines: lineRows.map(toPurchaseLine) } : null
    },

    async withReceipts(id) {
      const [[row], lineRows, receiptRows] = await engine.read([
        ...orderStatements(dialect, id),
        receiptsOfOrder(dialect, id),
      ] as const)
      const receipts = receiptRows.map(toReceipt)
      return row ? { ...toHead(row), lines: lineRows.map(toPurchaseLine), receipts } : null
    },

    async list({ vendorId, statuses, supplierId, cursor, limit }) {
      const [atMs, id] = readCursor(cursor, 2) ?? []
      const after =
        atMs === undefined
          ? sql<boolean>`true`
          : sql<boolean>`(created_at_ms, id) < (cast(${Number(atMs) || 0} as bigint), ${String(id)})`
      const lines = sql`from purchase_order_line where purchase_order_id = purchase_order.id`
      let page = db
        .selectFrom('purchase_order')
        .selectAll()
        .select([
          sql<number>`(select count(*) ${lines})`.as('line_count'),
          sql<number>`(select coalesce(sum(coalesce(confirmed_units, units)), 0) ${lines})`.as('units'),
        ])
        .where('vendor_id', '=', vendorId)
        .where(after)
      if (statuses.length > 0) page = page.where('status', 'in', textList(dialect, statuses))
      if (supplierId !== null) page = page.where('supplier_id', '=', supplierId)
      const sorted = page
        .orderBy('created_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
      const rows = await engine.query(sorted.compile())
      const items = rows
        .slice(0, limit)
        .map((row) => ({ ...toHead(row), lineCount: Number(row.line_count), units: Number(row.units) }))
      const last = items.at(-1)
      return { items, nextCursor: rows.length > limit && last ? writeCursor([last.createdAtMs, last.id]) : null }
    },

    async told(id, revision) {
      const higher = db
        .updateTable('purchase_order')
        .set({ told_revision: revision })
        .where('id', '=', id)
        .where('told_revision', '<', revision)
      await engine.atomic([higher.compile()])
    },

    needs: async (query) => (await engine.query(needQuery(engine, query))).map(toNeed),

    async forecastMadeAtMs(vendorId) {
      const row = db.selectFrom('sku_forecast').select('made_at_ms').where('vendor_id', '=', vendorId).limit(1)
      const [found] = await engine.query(row.compile())
      return found ? Number(found.made_at_ms) : null
    },

    async lifeDays(skuIds, today) {
      const rows = db
        .selectFrom('stock_lot')
        .select(['sku_id', sql<string>`max(expiry_date)`.as('last_date')])
        .where('sku_id', 'in', textList(dialect, skuIds))
        .where('expiry_date', 'is not', null)
        .groupBy('sku_id')
      const found = await engine.query(rows.compile())
      return new Map(found.map((row) => [row.sku_id as SkuId, Math.max(1, daysBetween(today, row.last_date))]))
    },

    shelfLifeDays: (skuIds, sinceDay) => shelfLifeDays(engine, skuIds, sinceDay),

    takePayment: (payment) => takePayment(engine, payment),

    returnPayment: (...payment) => returnPayment(engine, ...payment),
    paymentOf: (id) => paymentOf(engine, id),
  }
}

function orderStatements(dialect: SqlEngine['dialect'], id: PurchaseOrderId) {
  const db = sqlFor(dialect)
  const lines = db.selectFrom('purchase_order_line').selectAll().where('purchase_order_id', '=', id).orderBy('position')
  return [db.selectFrom('purchase_order').selectAll().where('id', '=', id).compile(), lines.compile()] as const
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
