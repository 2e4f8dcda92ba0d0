import { decimalOf } from '@onhand/domain/data-import/decimal'
import { addDays } from '@onhand/domain/local-time'
import type { Cell } from '@onhand/domain/reports/table'
import type { ExportQuery } from '@onhand/service/reports/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { ExportPage } from './export-pages.ts'

// A SKU is a row for each day of its forecast: a page of so many is some thousands of rows at the longest forecast.
const SKUS_PER_PAGE = 50

/** What is expected of each SKU at each place on each day, with its quantiles; SKUs by their code. */
export async function forecastPage(engine: SqlEngine, { vendorId, cursor, limit }: ExportQuery): Promise<ExportPage> {
  const size = Math.min(limit, SKUS_PER_PAGE)
  const [after = ''] = readCursor(cursor, 1) ?? []
  const db = sqlFor(engine.dialect)
  const skus = db
    .selectFrom('sku')
    .where('vendor_id', '=', vendorId)
    .where('code', '>', String(after))
    .select(['id', 'code'])
    .orderBy('code')
    .limit(size)
  const rows = db
    .selectFrom(skus.as('page'))
    .innerJoin('sku', 'sku.id', 'page.id')
    .innerJoin('product', 'product.id', 'sku.product_id')
    .innerJoin('sku_forecast as forecast', 'forecast.sku_id', 'sku.id')
    .leftJoin('stock_location as place', 'place.id', 'forecast.location_id')
    .where('forecast.vendor_id', '=', vendorId)
    .select(['sku.code', 'sku.title as variant', 'product.title', 'place.name', 'forecast.first_day'])
    .select(['forecast.daily_mean_json', 'forecast.daily_quantiles_json'])
    .orderBy('sku.code')
    .orderBy('forecast.location_id')
  const [page, found] = await Promise.all([engine.query(skus.compile()), engine.query(rows.compile())])
  const last = page.at(-1)
  return {
    rows: found.flatMap((row) => {
      const means = JSON.parse(row.daily_mean_json) as readonly number[]
      const bands = JSON.parse(row.daily_quantiles_json) as readonly (readonly number[])[]
      const what = [row.code, row.title, row.variant, row.name]
      return means.map((mean, day): readonly Cell[] => [
        ...what,
        addDays(row.first_day, day),
        String(mean),
        ...bands.map((band) => band[day] ?? null),
      ])
    }),
    nextCursor: page.length === size && last ? writeCursor([last.code]) : null,
  }
}

/** Orders to suppliers, a row for each of their lines, in the order they were made. */
export async function purchasePage(engine: SqlEngine, query: ExportQuery): Promise<ExportPage> {
  const { vendorId, fromMs, toMs, cursor, limit } = query
  const after = readCursor(cursor, 2)
  const db = sqlFor(engine.dialect)
  let orders = db
    .selectFrom('purchase_order')
    .where('vendor_id', '=', vendorId)
    .where('created_at_ms', '>=', fromMs)
    .where('created_at_ms', '<', toMs)
    .select(['id', 'created_at_ms'])
    .orderBy('created_at_ms')
    .orderBy('id')
    .limit(limit)
  if (after) orders = orders.where(sql<boolean>`(created_at_ms, id) > (${after[0]}, ${after[1]})`)
  const lines = db
    .selectFrom(orders.as('page'))
    .innerJoin('purchase_order as ord', 'ord.id', 'page.id')
    .innerJoin('purchase_order_line as line', 'line.purchase_order_id', 'ord.id')
    .leftJoin('stock_location as place', 'place.id', 'ord.location_id')
    .selectAll('ord')
    .select(['line.title', 'line.code', 'line.units', 'line.confirmed_units', 'line.shipped_units'])
    .select(['line.received_units', 'line.unit_cost_minor', 'line.position', 'place.name'])
    .orderBy('ord.created_at_ms')
    .orderBy('ord.id')
    .orderBy('line.position')
  const [page, found] = await Promise.all([engine.query(orders.compile()), engine.query(lines.compile())])
  const last = page.at(-1)
  const count = (units: number | null) => (units === null ? null : Number(units))
  return {
    rows: found.map((row) => [
      row.id,
      row.created_at_ms,
      row.status,
      row.origin,
      row.supplier_name,
      row.name,
      row.code,
      row.title,
      Number(row.units),
      count(row.confirmed_units),
      count(row.shipped_units),
      Number(row.received_units),
      decimalOf(Number(row.unit_cost_minor), row.currency),
      decimalOf(Number(row.units) * Number(row.unit_cost_minor), row.currency),
      row.currency,
      row.wanted_date,
      row.promised_date,
      row.paid_at_ms,
      row.transaction_number,
      row.refund_transaction_number,
    ]),
    nextCursor: page.length === limit && last ? writeCursor([last.created_at_ms, last.id]) : null,
  }
}
