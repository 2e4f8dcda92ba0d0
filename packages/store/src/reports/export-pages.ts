import { decimalOf } from '@onhand/domain/data-import/decimal'
import type { Cell } from '@onhand/domain/reports/table'
import type { ExportQuery, RowExport } from '@onhand/service/reports/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { forecastPage, purchasePage } from './buying-pages.ts'

type Rows = readonly (readonly Cell[])[]

/** One page of an export. */
export type ExportPage = { readonly rows: Rows; readonly nextCursor: string | null }

/** Reads one page of a table; each goes along an index of the shop's, so that the last page costs what the first did. */
export const EXPORT_PAGES: Readonly<Record<RowExport, (engine: SqlEngine, query: ExportQuery) => Promise<ExportPage>>> =
  {
    orders: (engine, query) => orderPage(engine, query),
    order_lines: (engine, query) => linePage(engine, query),
    stock: (engine, query) => stockPage(engine, query),
    movements: (engine, query) => movementPage(engine, query),
    customers: (engine, query) => customerPage(engine, query),
    forecasts: (engine, query) => forecastPage(engine, query),
    purchase_orders: (engine, query) => purchasePage(engine, query),
  }

/** The shop's orders in the order they were placed. */
function ordersOf(engine: SqlEngine, { vendorId, fromMs, toMs, cursor, limit }: ExportQuery) {
  const after = readCursor(cursor, 2)
  const page = sqlFor(engine.dialect)
    .selectFrom('customer_order as ord')
    .where('ord.vendor_id', '=', vendorId)
    .where('ord.placed_at_ms', '>=', fromMs)
    .where('ord.placed_at_ms', '<', toMs)
    .orderBy('ord.placed_at_ms')
    .orderBy('ord.id')
    .limit(limit)
  return after ? page.where(sql<boolean>`(ord.placed_at_ms, ord.id) > (${after[0]}, ${after[1]})`) : page
}

async function orderPage(engine: SqlEngine, query: ExportQuery): Promise<ExportPage> {
  const orders = ordersOf(engine, query)
    .innerJoin('order_group as grp', 'grp.id', 'ord.order_group_id')
    .selectAll('ord')
    .select(['grp.contact_name', 'grp.contact_email', 'grp.contact_phone', 'grp.address', 'grp.currency'])
  const rows = await engine.query(orders.compile())
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const money = (minor: number) => decimalOf(minor, row.currency)
      return [
        row.number,
        row.placed_at_ms,
        row.status,
        row.contact_name,
        row.contact_email,
        row.contact_phone,
        addressText(row.address),
        row.method_name,
        row.promise_from_ms,
        row.promise_to_ms,
        row.unit_count,
        money(row.items_minor),
        money(row.delivery_minor),
        money(row.tax_minor),
        money(row.total_minor),
        money(row.refunded_minor),
        money(row.commission_minor),
        row.currency,
        row.remitted_at_ms,
        row.shipped_at_ms,
        row.source,
      ]
    }),
    nextCursor: rows.length === query.limit && last ? writeCursor([last.placed_at_ms, last.id]) : null,
  }
}

async function linePage(engine: SqlEngine, query: ExportQuery): Promise<ExportPage> {
  const orders = await engine.query(ordersOf(engine, query).select(['ord.id', 'ord.placed_at_ms']).compile())
  const page = ordersOf(engine, query).select('ord.id')
  const lines = sqlFor(engine.dialect)
    .selectFrom('order_line as line')
    .innerJoin('customer_order as ord', 'ord.id', 'line.order_id')
    .innerJoin('order_group as grp', 'grp.id', 'ord.order_group_id')
    .leftJoin('sku', 'sku.id', 'line.sku_id')
    .where('line.order_id', 'in', (from) => from.selectFrom(page.as('page')).select('page.id'))
    .selectAll('line')
    .select(['ord.number', 'ord.placed_at_ms', 'ord.status', 'grp.contact_email', 'grp.currency', 'sku.code'])
    .orderBy('ord.placed_at_ms')
    .orderBy('ord.id')
    .orderBy('line.position')
  const rows = orders.length === 0 ? [] : await engine.query(lines.compile())
  const last = orders.at(-1)
  return {
    rows: rows.map((row) => [
      row.number,
      row.placed_at_ms,
      row.status,
      row.contact_email,
      row.code,
      row.title,
      row.variant_title,
      row.gtin,
      row.units,
      row.refunded_units,
      decimalOf(row.unit_price_minor, row.currency),
      decimalOf(row.total_minor, row.currency),
      String(row.tax_rate_bps / 100),
      decimalOf(row.tax_minor, row.currency),
      row.currency,
      row.note,
    ]),
    nextCursor: orders.length === query.limit && last ? writeCursor([last.placed_at_ms, last.id]) : null,
  }
}

async function stockPage(engine: SqlEngine, { vendorId, cursor, limit }: ExportQuery): Promise<ExportPage> {
  const after = readCursor(cursor, 1)
  // Pages are of SKUs, not of rows: a SKU with many places is never torn apart.
  const skus = sqlFor(engine.dialect)
    .selectFrom('sku')
    .where('vendor_id', '=', vendorId)
    .where('code', '>', String(after?.[0] ?? ''))
    .select(['id', 'code'])
    .orderBy('code')
    .limit(limit)
  const page = await engine.query(skus.compile())
  const last = page.at(-1)
  const levels = sqlFor(engine.dialect)
    .selectFrom(skus.as('page'))
    .innerJoin('sku', 'sku.id', 'page.id')
    .innerJoin('product', 'product.id', 'sku.product_id')
    .innerJoin('stock_level as level', 'level.sku_id', 'sku.id')
    .leftJoin('stock_location as place', 'place.id', 'level.location_id')
    .selectAll('level')
    .select(['sku.code', 'sku.title as variant', 'product.title', 'place.name'])
    .orderBy('sku.code')
    .orderBy('level.location_id')
  const rows = page.length === 0 ? [] : await engine.query(levels.compile())
  return {
    rows: rows.map((row) => [
      row.code,
      row.title,
      row.variant,
      row.name,
      row.on_hand_units,
      row.reserved_units,
      row.allocated_units,
      row.quarantined_units,
      row.available_units,
      row.incoming_units,
      row.earliest_expiry_date,
    ]),
    nextCursor: page.length === limit && last ? writeCursor([last.code]) : null,
  }
}

async function movementPage(engine: SqlEngine, query: ExportQuery): Promise<ExportPage> {
  const { vendorId, fromMs, toMs, cursor, limit } = query
  const after = readCursor(cursor, 3)
  const db = sqlFor(engine.dialect)
  const places = await engine.query(
    db.selectFrom('stock_location').select(['id', 'name']).where('vendor_id', '=', vendorId).orderBy('id').compile(),
  )
  // Place by place: the ledger's index goes along one place's time.
  const place = places.find(({ id }) => id >= String(after?.[0] ?? ''))
  if (!place) return { rows: [], nextCursor: null }
  let page = db
    .selectFrom('stock_movement as movement')
    .leftJoin('sku', 'sku.id', 'movement.sku_id')
    .leftJoin('product', 'product.id', 'sku.product_id')
    .leftJoin('stock_lot as lot', (join) =>
      join.onRef('lot.sku_id', '=', 'movement.sku_id').onRef('lot.lot_id', '=', 'movement.lot_id'),
    )
    .where('movement.location_id', '=', place.id)
    .where('movement.at_ms', '>=', fromMs)
    .where('movement.at_ms', '<', toMs)
    .selectAll('movement')
    .select(['sku.code', 'sku.title as variant', 'product.title', 'lot.lot_code'])
    .orderBy('movement.at_ms')
    .orderBy('movement.id')
    .limit(limit)
  if (after && after[0] === place.id)
    page = page.where(sql<boolean>`(movement.at_ms, movement.id) > (${after[1]}, ${after[2]})`)
  const rows = await engine.query(page.compile())
  const last = rows.at(-1)
  const next = places[places.indexOf(place) + 1]
  const nextCursor =
    rows.length === limit && last
      ? writeCursor([place.id, last.at_ms, last.id])
      : next
        ? writeCursor([next.id, 0, ''])
        : null
  return {
    rows: rows.map((row) => [
      row.at_ms,
      row.code,
      row.title,
      row.variant,
      place.name,
      row.lot_code,
      row.delta_units,
      row.reason,
      row.reference,
    ]),
    nextCursor,
  }
}

async function customerPage(engine: SqlEngine, { vendorId, cursor, limit }: ExportQuery): Promise<ExportPage> {
  const after = readCursor(cursor, 2)
  let page = sqlFor(engine.dialect)
    .selectFrom('customer')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit)
  if (after) page = page.where(sql<boolean>`(name_key, id) > (${after[0]}, ${after[1]})`)
  const rows = await engine.query(page.compile())
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const handles = JSON.parse(row.handles) as Readonly<Record<string, string | undefined>>
      return [
        row.name,
        row.email,
        row.phone,
        addressText(row.address),
        handles['line'] ?? null,
        handles['instagram'] ?? null,
        handles['facebook'] ?? null,
        handles['whatsapp'] ?? null,
        row.note,
        row.created_at_ms,
      ]
    }),
    nextCursor: rows.length === limit && last ? writeCursor([last.name_key, last.id]) : null,
  }
}

/** An address on one line. */
function addressText(json: string | null): string | null {
  if (json === null) return null
  const address = JSON.parse(json) as Readonly<Record<string, unknown>>
  return ['line1', 'line2', 'postcode', 'city', 'region', 'country']
    .map((part) => address[part])
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(', ')
}
