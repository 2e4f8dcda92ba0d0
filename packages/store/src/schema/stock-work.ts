import { type Dialect, oneOf } from './dialect.ts'

/** What people do with stock: transfers, counts, thresholds, what they noted; and the lots as the StockKeepers told them. */
export function stockWorkTables(d: Dialect) {
  return { ...lotTables(d), ...transferTables(d), ...countTables(d) }
}

function lotTables(d: Dialect) {
  /** Projection of the lots: for lists, never decided upon. Empty lots stay, so that old movements keep their lot's code. */
  const stockLot = d.table(
    'stock_lot',
    {
      skuId: d.text('sku_id').notNull(),
      lotId: d.text('lot_id').notNull(),
      locationId: d.text('location_id').notNull(),
      lotCode: d.text('lot_code').notNull(),
      expiryDate: d.text('expiry_date'),
      onHandUnits: d.big('on_hand_units').notNull(),
      reservedUnits: d.big('reserved_units').notNull(),
      allocatedUnits: d.big('allocated_units').notNull(),
      isQuarantined: d.int('is_quarantined').notNull(),
      version: d.big('version').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'stock_lot_pk', columns: [t.skuId, t.lotId] }),
      // What expires soon at a shop's places.
      d.index('stock_lot_expiry').on(t.locationId, t.expiryDate),
      d.check(
        'stock_lot_units',
        'reserved_units >= 0 and allocated_units >= 0 and on_hand_units >= reserved_units + allocated_units',
      ),
      d.check('stock_lot_is_quarantined', 'is_quarantined in (0, 1)'),
    ],
  )

  /** What a person said about a movement they made. */
  const stockNote = d.table('stock_note', {
    movementId: d.text('movement_id').primaryKey(),
    vendorId: d.text('vendor_id').notNull(),
    actorId: d.text('actor_id').notNull(),
    note: d.text('note').notNull(),
    reference: d.text('reference').notNull(),
    unitCostMinor: d.big('unit_cost_minor'),
    atMs: d.big('at_ms').notNull(),
  })

  /** From how many available units on a SKU is low at a place, and whether its shop was told. */
  const stockThreshold = d.table(
    'stock_threshold',
    {
      skuId: d.text('sku_id').notNull(),
      locationId: d.text('location_id').notNull(),
      vendorId: d.text('vendor_id').notNull(),
      reorderUnits: d.big('reorder_units').notNull(),
      isTold: d.int('is_told').notNull(),
      toldAtMs: d.big('told_at_ms'),
    },
    (t) => [
      d.primaryKey({ name: 'stock_threshold_pk', columns: [t.skuId, t.locationId] }),
      // The alerts of a shop, and when it was told last.
      d.index('stock_threshold_vendor').on(t.vendorId, t.toldAtMs),
      // What was told and may be refilled, and what was not.
      d.index('stock_threshold_told').on(t.isTold, t.vendorId),
      d.check('stock_threshold_units', 'reorder_units > 0'),
      d.check('stock_threshold_is_told', 'is_told in (0, 1)'),
    ],
  )

  return { stockLot, stockNote, stockThreshold }
}

function transferTables(d: Dialect) {
  const stockTransfer = d.table(
    'stock_transfer',
    {
      id: d.text('id').primaryKey(),
      vendorId: d.text('vendor_id').notNull(),
      fromLocationId: d.text('from_location_id').notNull(),
      toLocationId: d.text('to_location_id').notNull(),
      status: d.text('status').notNull(),
      note: d.text('note').notNull(),
      createdBy: d.text('created_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      sentAtMs: d.big('sent_at_ms'),
      receivedAtMs: d.big('received_at_ms'),
      changedAtMs: d.big('changed_at_ms').notNull(),
    },
    (t) => [
      // A shop's transfers, newest first.
      d.index('stock_transfer_vendor').on(t.vendorId, t.createdAtMs, t.id),
      // What was interrupted half way.
      d.index('stock_transfer_status').on(t.status, t.changedAtMs),
      d.check(
        'stock_transfer_status',
        oneOf('status', ['draft', 'sending', 'sent', 'receiving', 'received', 'cancelled']),
      ),
      d.check('stock_transfer_places', 'from_location_id <> to_location_id'),
    ],
  )

  const stockTransferLine = d.table(
    'stock_transfer_line',
    {
      transferId: d
        .text('transfer_id')
        .notNull()
        .references(() => stockTransfer.id, { onDelete: 'cascade' }),
      position: d.int('position').notNull(),
      skuId: d.text('sku_id').notNull(),
      /** Null: the lots that expire first. */
      lotId: d.text('lot_id'),
      units: d.big('units').notNull(),
      sentUnits: d.big('sent_units'),
      receivedUnits: d.big('received_units'),
    },
    (t) => [
      d.primaryKey({ name: 'stock_transfer_line_pk', columns: [t.transferId, t.position] }),
      d.check('stock_transfer_line_units', 'units > 0'),
      d.check('stock_transfer_line_sent', 'sent_units >= 0 and sent_units <= units'),
      d.check('stock_transfer_line_received', 'received_units >= 0'),
    ],
  )

  return { stockTransfer, stockTransferLine }
}

function countTables(d: Dialect) {
  const stockCount = d.table(
    'stock_count',
    {
      id: d.text('id').primaryKey(),
      vendorId: d.text('vendor_id').notNull(),
      locationId: d.text('location_id').notNull(),
      name: d.text('name').notNull(),
      status: d.text('status').notNull(),
      createdBy: d.text('created_by').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
      closedAtMs: d.big('closed_at_ms'),
    },
    (t) => [
      // A shop's counts, newest first.
      d.index('stock_count_vendor').on(t.vendorId, t.createdAtMs, t.id),
      d.check('stock_count_status', oneOf('status', ['open', 'closed', 'cancelled'])),
    ],
  )

  /** What is to be counted. `delta_units` is fixed when it is approved, and `movement_id` makes the correction happen once. */
  const stockCountLine = d.table(
    'stock_count_line',
    {
      countId: d
        .text('count_id')
        .notNull()
        .references(() => stockCount.id, { onDelete: 'cascade' }),
      skuId: d.text('sku_id').notNull(),
      position: d.int('position').notNull(),
      status: d.text('status').notNull(),
      deltaUnits: d.big('delta_units'),
      movementId: d.text('movement_id').notNull(),
      settledBy: d.text('settled_by'),
      changedAtMs: d.big('changed_at_ms').notNull(),
    },
    (t) => [
      d.primaryKey({ name: 'stock_count_line_pk', columns: [t.countId, t.skuId] }),
      // The sheet in its order.
      d.index('stock_count_line_position').on(t.countId, t.position, t.skuId),
      // What was interrupted half way.
      d.index('stock_count_line_status').on(t.status, t.changedAtMs),
      d.check('stock_count_line_status', oneOf('status', ['open', 'settling', 'settled', 'refused'])),
      d.check('stock_count_line_delta', "(status = 'open') = (delta_units is null)"),
    ],
  )

  /** One person's count of one SKU, with the book as it was at that moment. A person's latest counts. */
  const stockCountEntry = d.table(
    'stock_count_entry',
    {
      id: d.text('id').primaryKey(),
      countId: d
        .text('count_id')
        .notNull()
        .references(() => stockCount.id, { onDelete: 'cascade' }),
      skuId: d.text('sku_id').notNull(),
      actorId: d.text('actor_id').notNull(),
      countedUnits: d.big('counted_units').notNull(),
      bookUnits: d.big('book_units').notNull(),
      atMs: d.big('at_ms').notNull(),
    },
    (t) => [
      // What was counted of each line, in order.
      d.index('stock_count_entry_line').on(t.countId, t.skuId, t.atMs),
      d.check('stock_count_entry_units', 'counted_units >= 0 and book_units >= 0'),
    ],
  )

  return { stockCount, stockCountLine, stockCountEntry }
}
