/**
 * The keeper's tables, one step per version, append-only. The CHECKs repeat the rules, so that a fault of ours stops instead of overselling.
 * A SKU that was never stocked has no tables: asking about it writes nothing.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE stock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sku_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 0),
    -- The outbox: what the projection has not confirmed is everything after projected_version.
    projected_version INTEGER NOT NULL CHECK (projected_version BETWEEN 0 AND version),
    outbox_due_at_ms INTEGER,
    outbox_attempts INTEGER NOT NULL CHECK (outbox_attempts >= 0),
    open_reservations INTEGER NOT NULL CHECK (open_reservations >= 0),
    -- When free units stop being sellable by the calendar alone.
    sale_ends_at_ms INTEGER
  ) STRICT;

  CREATE TABLE location (location_id TEXT PRIMARY KEY, time_zone TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE lot (
    lot_id TEXT PRIMARY KEY,
    location_id TEXT NOT NULL,
    lot_code TEXT NOT NULL,
    expiry_date TEXT,
    on_hand_units INTEGER NOT NULL,
    reserved_units INTEGER NOT NULL CHECK (reserved_units >= 0),
    allocated_units INTEGER NOT NULL CHECK (allocated_units >= 0),
    CHECK (reserved_units + allocated_units <= on_hand_units)
  ) STRICT, WITHOUT ROWID;
  -- Every decision reads the lots that have units; those long sold are skipped.
  CREATE INDEX lot_on_hand ON lot (lot_id) WHERE on_hand_units > 0;

  CREATE TABLE reservation (
    reservation_id TEXT PRIMARY KEY,
    units INTEGER NOT NULL CHECK (units > 0),
    state TEXT NOT NULL CHECK (state IN ('held', 'allocated', 'shipped', 'released', 'expired')),
    expires_at_ms INTEGER NOT NULL,
    location_ids TEXT NOT NULL,
    allocations TEXT NOT NULL,
    finished_at_ms INTEGER CHECK ((finished_at_ms IS NULL) = (state IN ('held', 'allocated')))
  ) STRICT, WITHOUT ROWID;
  -- The next reservation to end, and all that are over.
  CREATE INDEX reservation_held ON reservation (expires_at_ms) WHERE state = 'held';
  -- Pruning reads the oldest finished ones.
  CREATE INDEX reservation_finished ON reservation (finished_at_ms) WHERE finished_at_ms IS NOT NULL;

  CREATE TABLE movement (
    movement_id TEXT PRIMARY KEY,
    location_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    delta_units INTEGER NOT NULL CHECK (delta_units <> 0),
    reason TEXT NOT NULL,
    reference TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- The outbox reads movements that are not confirmed.
  CREATE INDEX movement_version ON movement (version);
  -- Pruning reads the oldest sales; receipts and corrections are kept, their ids guard imports for ever.
  CREATE INDEX movement_sale ON movement (at_ms) WHERE reason = 'sale';
  `,
  `
  ALTER TABLE lot ADD COLUMN is_quarantined INTEGER NOT NULL DEFAULT 0 CHECK (is_quarantined IN (0, 1));

  -- Goods between two places. What arrived answers repeats.
  CREATE TABLE transit (
    movement_id TEXT PRIMARY KEY,
    to_location_id TEXT NOT NULL,
    lots TEXT NOT NULL,
    received_units INTEGER CHECK (received_units >= 0)
  ) STRICT, WITHOUT ROWID;
  -- What is still on its way.
  CREATE INDEX transit_open ON transit (movement_id) WHERE received_units IS NULL;
  `,
  `
  -- Goods that suppliers are to bring. What is over stays with 0 units, so that an older word cannot bring it back.
  CREATE TABLE expected (
    movement_id TEXT PRIMARY KEY,
    location_id TEXT NOT NULL,
    units INTEGER NOT NULL CHECK (units >= 0),
    due_date TEXT,
    revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  -- What is still to come.
  CREATE INDEX expected_open ON expected (movement_id) WHERE units > 0;
  `,
]
