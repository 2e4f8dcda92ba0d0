import { MOVEMENT_REASONS } from '@onhand/domain/inventory/types'
import { type Dialect, oneOf } from './dialect.ts'

/** Projections of what the StockKeepers own: for lists, reports and proofs, never decided upon. */
export function stockTables(d: Dialect) {
  const stockLevel = d.table(
    'stock_level',
    {
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      onHandUnits: d.big('on_hand_units').notNull(),
      reservedUnits: d.big('reserved_units').notNull(),
      allocatedUnits: d.big('allocated_units').notNull(),
      quarantinedUnits: d.big('quarantined_units').notNull(),
      availableUnits: d.big('available_units').notNull(),
      incomingUnits: d.big('incoming_units').notNull(),
      earliestExpiryDate: d.text('earliest_expiry_date'),
      version: d.big('version').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'stock_level_pk', columns: [t.skuId, t.locationId] }),
      d.check(
        'stock_level_units',
        'on_hand_units >= 0 and reserved_units >= 0 and allocated_units >= 0 and quarantined_units >= 0 and available_units >= 0 and incoming_units >= 0',
      ),
      d.check(
        'stock_level_sum',
        'on_hand_units = available_units + reserved_units + allocated_units + quarantined_units',
      ),
    ],
  )

  const stockMovement = d.table(
    'stock_movement',
    {
      id: d.text('id').primaryKey(),
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      lotId: d.text('lot_id').notNull(),
      deltaUnits: d.big('delta_units').notNull(),
      reason: d.text('reason').notNull(),
      reference: d.text('reference').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // What was sold of a SKU (popularity), summed from the index alone, and its history.
      d.index('stock_movement_sold').on(t.skuId, t.reason, t.deltaUnits),
      // The ledger of a place and of a SKU, newest first.
      d.index('stock_movement_location').on(t.locationId, t.atMs, t.id),
      d.index('stock_movement_sku').on(t.skuId, t.atMs, t.id),
      d.check('stock_movement_reason', oneOf('reason', MOVEMENT_REASONS)),
    ],
  )

  return { stockLevel, stockMovement }
}
