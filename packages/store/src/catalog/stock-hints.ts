import type { StockHint } from '@onhand/domain/catalog/views'
import type { RawBuilder } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** Projected stock of some SKUs with the names of their places, fullest first. */
export function stockHintsStatement(dialect: SqlEngine['dialect'], skuIds: RawBuilder<string>) {
  return sqlFor(dialect)
    .selectFrom('stock_level')
    .leftJoin('stock_location', 'stock_location.id', 'stock_level.location_id')
    .select(['stock_level.sku_id', 'stock_level.available_units', 'stock_level.earliest_expiry_date'])
    .select('stock_location.name as location_name')
    .where('stock_level.sku_id', 'in', skuIds)
    .orderBy('stock_level.available_units', 'desc')
    .orderBy('stock_location.position')
    .orderBy('stock_level.location_id')
    .compile()
}

/** A place's stock of a SKU. */
export type HintRow = {
  readonly sku_id: string
  readonly available_units: number
  readonly earliest_expiry_date: string | null
  readonly location_name: string | null
}

/** What a list says of a SKU's stock: the sum, the fullest place, the earliest expiry of what is available. */
export function stockHint(rows: readonly HintRow[]): StockHint {
  const stocked = rows.filter((row) => row.available_units > 0)
  const expiryDates = stocked.flatMap((row) => row.earliest_expiry_date ?? []).sort()
  return {
    availableUnits: stocked.reduce((sum, row) => sum + row.available_units, 0),
    locationName: stocked[0]?.location_name ?? null,
    earliestExpiryDate: expiryDates[0] ?? null,
  }
}
