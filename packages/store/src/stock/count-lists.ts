import type { Locale } from '@onhand/domain/catalog/views'
import type { CountId, VendorId } from '@onhand/domain/ids'
import type { CountLineStatus, CountReviewLine, CountRow, CountSheetLine } from '@onhand/service/stock/count-ports'
import type { Page } from '@onhand/service/stock/ports'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { toCount, toCountEntry, toCountLine } from './count-rows.ts'
import { FACTS, factJoins, type FactRow, toFacts } from './sku-facts.ts'

type PageQuery = { readonly cursor: string | null; readonly limit: number }
type LineQuery = PageQuery & { readonly id: CountId; readonly locale: Locale }
type LineColumns = Selectable<Database['stock_count_line']> & FactRow

/** A shop's counts, newest first, with how far each is. */
export async function listCounts(engine: SqlEngine, vendorId: VendorId, page: PageQuery): Promise<Page<CountRow>> {
  const db = sqlFor(engine.dialect)
  const [atMs, id] = readCursor(page.cursor, 2) ?? []
  const after =
    atMs === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(created_at_ms, id) < (cast(${Number(atMs) || 0} as bigint), ${String(id)})`
  const lines = (condition: RawBuilder<unknown>) =>
    sql<number>`(select count(*) from stock_count_line where count_id = stock_count.id and ${condition})`
  const counts = db
    .selectFrom('stock_count')
    .selectAll()
    .select([
      lines(sql`true`).as('line_count'),
      lines(sql`status = 'settled'`).as('settled_count'),
      sql<number>`(select count(distinct sku_id) from stock_count_entry where count_id = stock_count.id)`.as(
        'counted_count',
      ),
    ])
    .where('vendor_id', '=', vendorId)
    .where(after)
    .orderBy('created_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  const rows = await engine.query(counts.compile())
  const items = rows.slice(0, page.limit).map((row) => ({
    ...toCount(row),
    lineCount: Number(row.line_count),
    countedCount: Number(row.counted_count),
    settledCount: Number(row.settled_count),
  }))
  const last = items.at(-1)
  const hasMore = rows.length > page.limit && last !== undefined
  return { items, nextCursor: hasMore ? writeCursor([last.createdAtMs, last.id]) : null }
}

/** A page of the sheet as one counter sees it: without the book and without what others counted [INV-26]. */
export async function sheetPage(
  engine: SqlEngine,
  query: LineQuery & { readonly actorId: string },
): Promise<Page<CountSheetLine>> {
  const entries = sql`from stock_count_entry as entry where entry.count_id = page.count_id and entry.sku_id = page.sku_id`
  const mine = sql`(select counted_units ${entries} and entry.actor_id = ${query.actorId} order by at_ms desc, entry.id desc limit 1)`
  const others = sql`case when exists (select 1 ${entries} and entry.actor_id <> ${query.actorId}) then 1 else 0 end`
  const lines = sql<
    LineColumns & { my_counted_units: number | null; is_counted_by_others: number }
  >`select page.*, ${mine} as my_counted_units, ${others} as is_counted_by_others, ${FACTS}
    from (${linePage(query, sql`true`)}) as page ${factJoins(query.locale, sql`page.sku_id`)} order by page.position, page.sku_id`
  const rows = await engine.query(lines.compile(sqlFor(engine.dialect)))
  return paged(query, rows, (row) => {
    const { skuId, title, skuTitle, code, gtin, imageUrl } = toFacts(row)
    return {
      skuId,
      title,
      skuTitle,
      code,
      gtin,
      imageUrl,
      position: row.position,
      status: row.status as CountLineStatus,
      myCountedUnits: row.my_counted_units === null ? null : Number(row.my_counted_units),
      isCountedByOthers: Number(row.is_counted_by_others) === 1,
    }
  })
}

/** A page of what was counted, with every entry and the book of its moment; a line and the entry that opened it again are seen together. */
export async function reviewPage(engine: SqlEngine, query: LineQuery): Promise<Page<CountReviewLine>> {
  const db = sqlFor(engine.dialect)
  const isCounted = sql`exists (select 1 from stock_count_entry as entry where entry.count_id = stock_count_line.count_id and entry.sku_id = stock_count_line.sku_id)`
  const lines = sql<LineColumns>`select page.*, ${FACTS} from (${linePage(query, isCounted)}) as page
    ${factJoins(query.locale, sql`page.sku_id`)} order by page.position, page.sku_id`
  const entries = db
    .selectFrom('stock_count_entry')
    .selectAll()
    .where('count_id', '=', query.id)
    .where('sku_id', 'in', sql<string>`(select sku_id from (${linePage(query, isCounted)}) as page)`)
    .orderBy('at_ms')
    .orderBy('id')
  const [rows, entryRows] = await engine.read([lines.compile(db), entries.compile()])
  const bySku = Map.groupBy(entryRows, (row) => row.sku_id)
  return paged(query, rows, (row) => {
    const { title, skuTitle, code, unitCostMinor, currency } = toFacts(row)
    const counted = (bySku.get(row.sku_id) ?? []).map(toCountEntry)
    return { ...toCountLine(row), title, skuTitle, code, unitCostMinor, currency, entries: counted }
  })
}

function linePage({ id, cursor, limit }: LineQuery, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const [position, skuId] = readCursor(cursor, 2) ?? []
  const after =
    position === undefined
      ? sql`true`
      : sql`(position, sku_id) > (cast(${Number(position) || 0} as integer), ${String(skuId)})`
  return sql`select * from stock_count_line where count_id = ${id} and ${condition} and ${after} order by position, sku_id limit ${limit + 1}`
}

function paged<Row extends LineColumns, Item>(
  { limit }: PageQuery,
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const items = rows.slice(0, limit).map(toItem)
  return { items, nextCursor: last ? writeCursor([last.position, last.sku_id]) : null }
}
