import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { StockLevel, StockMovement } from '@onhand/domain/inventory/types'
import type { StockProjectionPort } from '@onhand/service/inventory/ports'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { lotStatements } from './lot-rows.ts'
import { refreshCards } from './refresh-cards.ts'
import { stockOutStatements } from './stock-out-rows.ts'

type LevelRow = Database['stock_level']

const CHANGING = [
  'on_hand_units',
  'reserved_units',
  'allocated_units',
  'quarantined_units',
  'available_units',
  'incoming_units',
  'earliest_expiry_date',
  'version',
] as const

/** What the StockKeepers told the database. An older version never replaces a newer one. */
export function stockProjectionStore(engine: SqlEngine, nowMs: () => number): StockProjectionPort {
  const db = sqlFor(engine.dialect)
  return {
    async project(levels, movements, lots = new Map()) {
      const assignments = CHANGING.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
      const onConflict = sql`(sku_id, location_id) do update set ${sql.join(assignments)} where excluded.version > stock_level.version`
      const skuIds = textList(engine.dialect, [...new Set([...levels, ...movements].map((change) => change.skuId))])
      await engine.atomic([
        ...insertRows(engine.dialect, { table: 'stock_level', rows: levels.map(levelRow), onConflict }),
        ...insertRows(engine.dialect, {
          table: 'stock_movement',
          rows: movements.map(movementRow),
          onConflict: 'nothing',
        }),
        ...lotStatements(engine.dialect, levels, lots),
        ...stockOutStatements(engine.dialect, skuIds, nowMs()),
        ...refreshCards(engine.dialect, sql`(select product_id from sku where id in ${skuIds})`),
      ])
    },

    async levelsOf(skuIds) {
      const levels = db
        .selectFrom('stock_level')
        .selectAll()
        .where('sku_id', 'in', textList(engine.dialect, skuIds))
        .orderBy('sku_id')
        .orderBy('location_id')
      return (await engine.query(levels.compile())).map(toLevel)
    },

    async skuPage(afterSkuId, limit) {
      // Of all SKUs, not of the projected ones: a projection that never came is what the proof looks for.
      const page = db
        .selectFrom('sku')
        .select('id')
        .where('id', '>', afterSkuId ?? '')
        .orderBy('id')
        .limit(limit)
      return (await engine.query(page.compile())).map((row) => row.id as SkuId)
    },
  }
}

function levelRow(level: StockLevel): Insertable<LevelRow> {
  return {
    sku_id: level.skuId,
    location_id: level.locationId,
    on_hand_units: level.onHandUnits,
    reserved_units: level.reservedUnits,
    allocated_units: level.allocatedUnits,
    quarantined_units: level.quarantinedUnits,
    available_units: level.availableUnits,
    incoming_units: level.incomingUnits,
    earliest_expiry_date: level.earliestExpiryDate,
    version: level.version,
  }
}

function toLevel(row: Selectable<LevelRow>): StockLevel {
  return {
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    onHandUnits: row.on_hand_units,
    reservedUnits: row.reserved_units,
    allocatedUnits: row.allocated_units,
    quarantinedUnits: row.quarantined_units,
    availableUnits: row.available_units,
    incomingUnits: row.incoming_units,
    earliestExpiryDate: row.earliest_expiry_date,
    version: row.version,
  }
}

function movementRow(movement: StockMovement): Insertable<Database['stock_movement']> {
  return {
    id: movement.movementId,
    sku_id: movement.skuId,
    location_id: movement.locationId,
    lot_id: movement.lotId,
    delta_units: movement.deltaUnits,
    reason: movement.reason,
    reference: movement.reference,
    at_ms: movement.atMs,
  }
}
