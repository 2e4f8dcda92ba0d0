import type { LocationId, LotId, SkuId } from '@onhand/domain/ids'
import type { StockLevel, StockLot } from '@onhand/domain/inventory/types'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

type LotRow = Database['stock_lot']

const CHANGING = ['on_hand_units', 'reserved_units', 'allocated_units', 'is_quarantined', 'version'] as const

/**
 * The lots of some SKUs as their keepers have them, in the batch that writes the levels: a newer version replaces an older one,
 * and lots that a SKU no longer has become empty. They stay, so that old movements keep their lot's code.
 */
export function lotStatements(
  dialect: SqlEngine['dialect'],
  levels: readonly StockLevel[],
  lots: ReadonlyMap<SkuId, readonly StockLot[]>,
): Statement[] {
  const versions = new Map(levels.map((level) => [level.skuId, level.version]))
  const rows = [...lots].flatMap(([skuId, some]) => some.map((lot) => lotRow(lot, versions.get(skuId) ?? 0)))
  const assignments = CHANGING.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const onConflict = sql`(sku_id, lot_id) do update set ${sql.join(assignments)} where excluded.version > stock_lot.version`
  const newest = sql`(select max(version) from stock_level where stock_level.sku_id = stock_lot.sku_id)`
  const empty = sql`update stock_lot set on_hand_units = 0, reserved_units = 0, allocated_units = 0, version = ${newest}
    where sku_id in ${textList(dialect, [...lots.keys()])} and version < ${newest}`
  return [
    ...insertRows(dialect, { table: 'stock_lot', rows, onConflict }),
    ...(lots.size > 0 ? [empty.compile(sqlFor(dialect))] : []),
  ]
}

function lotRow(lot: StockLot, version: number): Insertable<LotRow> {
  return {
    sku_id: lot.skuId,
    lot_id: lot.lotId,
    location_id: lot.locationId,
    lot_code: lot.lotCode,
    expiry_date: lot.expiryDate,
    on_hand_units: lot.onHandUnits,
    reserved_units: lot.reservedUnits,
    allocated_units: lot.allocatedUnits,
    is_quarantined: lot.isQuarantined ? 1 : 0,
    version,
  }
}

/** A row as the lot it is. */
export function toStockLot(row: Omit<Selectable<LotRow>, 'version'>): StockLot {
  return {
    skuId: row.sku_id as SkuId,
    lotId: row.lot_id as LotId,
    locationId: row.location_id as LocationId,
    lotCode: row.lot_code,
    expiryDate: row.expiry_date,
    onHandUnits: Number(row.on_hand_units),
    reservedUnits: Number(row.reserved_units),
    allocatedUnits: Number(row.allocated_units),
    isQuarantined: Number(row.is_quarantined) === 1,
  }
}
