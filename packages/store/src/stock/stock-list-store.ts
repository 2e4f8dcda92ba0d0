import type { SkuId } from '@onhand/domain/ids'
import type { SkuFacts, StockListPort } from '@onhand/service/stock/ports'
import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { toStockLot } from '../inventory/lot-rows.ts'
import { readMovements } from './movement-ledger.ts'
import { FACT_TITLE, FACTS, factJoins, type FactRow, toFacts } from './sku-facts.ts'
import { categoryTree, stockCounts, stockCursor, stockTable, toStockRow } from './stock-table.ts'

type LotColumns = Parameters<typeof toStockLot>[0]

/** Lists of people who work with stock, over the projections. */
export function stockListStore(engine: SqlEngine): StockListPort {
  const db = sqlFor(engine.dialect)
  const facts = async (locale: 'en' | 'zh-Hant', condition: RawBuilder<unknown>): Promise<readonly SkuFacts[]> => {
    const ids = sql<FactRow>`select ${FACTS} from sku as own ${factJoins(locale, sql`own.id`)} where ${condition} order by sku.id limit 1000`
    return (await engine.query(ids.compile(db))).map(toFacts)
  }
  return {
    async rows(query) {
      const rows = await engine.query(stockTable(query).compile(db))
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      const hasMore = rows.length > query.limit && last !== undefined
      return { items: page.map(toStockRow), nextCursor: hasMore ? stockCursor(query.sort, last) : null }
    },

    async summary(query) {
      const [row] = await engine.query(stockCounts(query).compile(db))
      return {
        skuCount: Number(row?.sku_count ?? 0),
        lowCount: Number(row?.low_count ?? 0),
        outCount: Number(row?.out_count ?? 0),
        expiringCount: Number(row?.expiring_count ?? 0),
        incomingCount: Number(row?.incoming_count ?? 0),
      }
    },

    movements: (query) => readMovements(engine, query),

    async expiring({ locationIds, locale, until, cursor, limit }) {
      const [date, skuId, lotId] = readCursor(cursor, 3) ?? []
      const after =
        date === undefined
          ? sql`true`
          : sql`(expiry_date, stock_lot.sku_id, lot_id) > (${String(date)}, ${String(skuId)}, ${String(lotId)})`
      const lots = sql<FactRow & LotColumns>`select stock_lot.*, ${FACTS}
        from stock_lot ${factJoins(locale, sql`stock_lot.sku_id`)}
        where location_id in ${textList(engine.dialect, locationIds)} and expiry_date <= ${until} and on_hand_units > 0 and ${after}
        order by expiry_date, stock_lot.sku_id, lot_id limit ${limit + 1}`
      const rows = await engine.query(lots.compile(db))
      const items = rows.slice(0, limit).map((row) => ({ ...toFacts(row), ...toStockLot(row) }))
      const last = items.at(-1)
      const hasMore = rows.length > limit && last !== undefined
      return { items, nextCursor: hasMore ? writeCursor([last.expiryDate ?? '', last.skuId, last.lotId]) : null }
    },

    skuFacts: (vendorId, locale, skuIds) =>
      facts(locale, sql`own.vendor_id = ${vendorId} and own.id in ${textList(engine.dialect, skuIds)}`),

    skusByMark: (vendorId, locale, { gtins, code }) =>
      facts(
        locale,
        sql`own.vendor_id = ${vendorId} and (own.code = ${code} or own.gtin in ${textList(engine.dialect, gtins)})`,
      ),

    async skuIds(vendorId, { categoryId, locationId }, limit) {
      const conditions = [sql`sku.vendor_id = ${vendorId}`]
      if (categoryId !== null) conditions.push(sql`product.category_id in ${categoryTree(categoryId)}`)
      const there = sql`exists (select 1 from stock_level where stock_level.sku_id = sku.id and location_id = ${locationId} and on_hand_units > 0)`
      conditions.push(locationId === null ? sql`sku.is_sold = 1` : there)
      const ids = sql<{ id: string }>`select sku.id from sku join product on product.id = sku.product_id
        left join product_translation on product_translation.product_id = product.id and product_translation.locale = 'en'
        where ${sql.join(conditions, sql` and `)} order by ${FACT_TITLE}, sku.position, sku.id limit ${limit}`
      return (await engine.query(ids.compile(db))).map((row) => row.id as SkuId)
    },

    async note(note, entry) {
      const row = {
        movement_id: note.movementId,
        vendor_id: note.vendorId,
        actor_id: note.actorId,
        note: note.note,
        reference: note.reference,
        unit_cost_minor: note.unitCostMinor,
        at_ms: note.atMs,
      }
      await engine.atomic([
        ...insertRows(engine.dialect, { table: 'stock_note', rows: [row], onConflict: 'nothing' }),
        ...auditStatements(engine.dialect, [entry]),
      ])
    },
  }
}
