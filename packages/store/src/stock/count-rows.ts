import type { CountId, LocationId, MovementId, SkuId, VendorId } from '@onhand/domain/ids'
import type { CountEntry } from '@onhand/domain/inventory/count-verdict'
import type { CountLine, CountLineStatus, StockCount } from '@onhand/service/stock/count-ports'
import type { Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

export function toCount(row: Selectable<Database['stock_count']>): StockCount {
  return {
    id: row.id as CountId,
    vendorId: row.vendor_id as VendorId,
    locationId: row.location_id as LocationId,
    name: row.name,
    status: row.status === 'open' ? 'open' : row.status === 'closed' ? 'closed' : 'cancelled',
    createdBy: row.created_by,
    createdAtMs: Number(row.created_at_ms),
    closedAtMs: row.closed_at_ms === null ? null : Number(row.closed_at_ms),
  }
}

export function toCountLine(
  row: Omit<Selectable<Database['stock_count_line']>, 'position' | 'changed_at_ms'>,
): CountLine {
  return {
    countId: row.count_id as CountId,
    skuId: row.sku_id as SkuId,
    status: row.status as CountLineStatus,
    deltaUnits: row.delta_units === null ? null : Number(row.delta_units),
    movementId: row.movement_id as MovementId,
    settledBy: row.settled_by,
  }
}

export function toCountEntry(row: Selectable<Database['stock_count_entry']>): CountEntry {
  return {
    actorId: row.actor_id,
    countedUnits: Number(row.counted_units),
    bookUnits: Number(row.book_units),
    atMs: Number(row.at_ms),
  }
}
