import { idOf, type LocationId, type LotId, type MovementId, type ReservationId, type SkuId } from '@onhand/domain/ids'
import type { Claim, Lot, Stock } from '@onhand/domain/inventory/stock'
import type { Expectation, StockMovement, Transit } from '@onhand/domain/inventory/types'
import {
  EMPTY_HEAD,
  type ExpectedRow,
  type HeadRow,
  type LotRow,
  type MovementRow,
  type ReservationRow,
  type StockHead,
  toClaim,
  toExpectation,
  toHead,
  toLot,
  toMovement,
  toTransit,
  type TransitRow,
} from './stock-rows.ts'
import { MIGRATIONS } from './stock-schema.ts'

const LOT_COLUMNS =
  'lot_id, location_id, time_zone, lot_code, expiry_date, on_hand_units, reserved_units, allocated_units, is_quarantined'
const RESERVATION_COLUMNS = 'reservation_id, units, state, expires_at_ms, location_ids, allocations'

/** What a keeper says that was never stocked and was called without its name. */
export const NAMELESS = 'this SKU has no name yet'

/** All SQL of the StockKeeper. Methods that write must run inside the keeper's `transactionSync`. */
export class StockTables {
  readonly #sql: SqlStorage
  #skuId: SkuId | null
  #migrated = 0

  /** `name` as the runtime knows it: it forgets names across processes, and the rows do not. */
  constructor(sql: SqlStorage, name: string | undefined) {
    this.#sql = sql
    this.#skuId = name === undefined ? null : idOf('sku', name)
    this.#migrated = this.#readMigrated()
  }

  /** Whose stock this is. Throws `NAMELESS` when nobody has said so yet. */
  get skuId(): SkuId {
    this.#skuId ??= this.#keptSkuId()
    return this.#skuId
  }

  /** Says whose stock this is, where the runtime did not. */
  introduce(skuId: SkuId): void {
    this.#skuId ??= skuId
  }

  /** True when the SKU was never stocked: there are no tables, and reading must not make them. */
  get isEmpty(): boolean {
    return this.#migrated === 0
  }

  /** Looks again which tables there are: a transaction that was rolled back took those it made with it. */
  forget(): void {
    this.#migrated = this.#readMigrated()
  }

  /** Brings the tables to the present version. Called inside the first write's transaction. */
  migrate(): void {
    if (this.#migrated === MIGRATIONS.length) return
    this.#sql.exec('CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY) STRICT')
    for (const [index, step] of MIGRATIONS.entries()) {
      if (index < this.#migrated) continue
      this.#sql.exec(step)
      this.#sql.exec('INSERT INTO migration (version) VALUES (?)', index + 1)
    }
    this.#migrated = MIGRATIONS.length
  }

  head(): StockHead {
    if (this.isEmpty) return EMPTY_HEAD
    const row = this.#first<HeadRow>(
      'SELECT version, projected_version, outbox_due_at_ms, outbox_attempts, open_reservations, sale_ends_at_ms FROM stock WHERE id = 1',
    )
    return row ? toHead(row) : EMPTY_HEAD
  }

  putHead(head: StockHead): void {
    this.#sql.exec(
      `INSERT INTO stock (id, sku_id, version, projected_version, outbox_due_at_ms, outbox_attempts, open_reservations, sale_ends_at_ms)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, projected_version = excluded.projected_version,
         outbox_due_at_ms = excluded.outbox_due_at_ms, outbox_attempts = excluded.outbox_attempts,
         open_reservations = excluded.open_reservations, sale_ends_at_ms = excluded.sale_ends_at_ms`,
      this.skuId,
      head.version,
      head.projectedVersion,
      head.outboxDueAtMs,
      head.outboxAttempts,
      head.openReservations,
      head.saleEndsAtMs,
    )
  }

  /** The lots with units on hand, and `lotId` even when it has none. */
  stock(openReservations: number, lotId: LotId | null): Stock {
    const rows = this.isEmpty
      ? []
      : this.#all<LotRow>(
          `SELECT ${LOT_COLUMNS} FROM lot JOIN location USING (location_id) WHERE on_hand_units > 0
           ${lotId === null ? '' : `UNION SELECT ${LOT_COLUMNS} FROM lot JOIN location USING (location_id) WHERE lot_id = ?`}`,
          ...(lotId === null ? [] : [lotId]),
        )
    return { skuId: this.skuId, lots: rows.map(toLot), openReservations }
  }

  addLot(lot: Lot): void {
    this.#sql.exec(
      'INSERT INTO location (location_id, time_zone) VALUES (?, ?) ON CONFLICT DO NOTHING',
      lot.locationId,
      lot.timeZone,
    )
    this.#sql.exec(
      `INSERT INTO lot (lot_id, location_id, lot_code, expiry_date, on_hand_units, reserved_units, allocated_units, is_quarantined)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      lot.lotId,
      lot.locationId,
      lot.lotCode,
      lot.expiryDate,
      lot.onHandUnits,
      lot.reservedUnits,
      lot.allocatedUnits,
      lot.isQuarantined ? 1 : 0,
    )
  }

  setLot(lot: Lot): void {
    this.#sql.exec(
      'UPDATE lot SET on_hand_units = ?, reserved_units = ?, allocated_units = ?, is_quarantined = ? WHERE lot_id = ?',
      lot.onHandUnits,
      lot.reservedUnits,
      lot.allocatedUnits,
      lot.isQuarantined ? 1 : 0,
      lot.lotId,
    )
  }

  timeZoneOf(locationId: LocationId): string | null {
    if (this.isEmpty) return null
    const row = this.#first<{ time_zone: string }>('SELECT time_zone FROM location WHERE location_id = ?', locationId)
    return row?.time_zone ?? null
  }

  /** Every location the SKU was ever at. */
  locationIds(): readonly LocationId[] {
    if (this.isEmpty) return []
    return this.#all<{ location_id: string }>('SELECT location_id FROM location ORDER BY location_id').map((row) =>
      idOf('location', row.location_id),
    )
  }

  claim(reservationId: ReservationId): Claim | null {
    if (this.isEmpty) return null
    const row = this.#first<ReservationRow>(
      `SELECT ${RESERVATION_COLUMNS} FROM reservation WHERE reservation_id = ?`,
      reservationId,
    )
    return row ? toClaim(this.skuId, row) : null
  }

  /** Held claims whose instant has come. */
  dueClaims(nowMs: number): readonly Claim[] {
    if (this.isEmpty) return []
    return this.#all<ReservationRow>(
      `SELECT ${RESERVATION_COLUMNS} FROM reservation WHERE state = 'held' AND expires_at_ms <= ? ORDER BY expires_at_ms`,
      nowMs,
    ).map((row) => toClaim(this.skuId, row))
  }

  /** When the next held claim ends; null when none is held. */
  nextExpiryMs(): number | null {
    if (this.isEmpty) return null
    const row = this.#first<{ at_ms: number | null }>(
      "SELECT min(expires_at_ms) AS at_ms FROM reservation WHERE state = 'held'",
    )
    return row?.at_ms ?? null
  }

  putClaim(claim: Claim, nowMs: number): void {
    const isOpen = claim.state === 'held' || claim.state === 'allocated'
    this.#sql.exec(
      `INSERT INTO reservation (reservation_id, units, state, expires_at_ms, location_ids, allocations, finished_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (reservation_id) DO UPDATE SET state = excluded.state, expires_at_ms = excluded.expires_at_ms,
         allocations = excluded.allocations, finished_at_ms = excluded.finished_at_ms`,
      claim.reservationId,
      claim.units,
      claim.state,
      claim.expiresAtMs,
      JSON.stringify(claim.locationIds),
      JSON.stringify(claim.allocations),
      isOpen ? null : nowMs,
    )
  }

  movement(movementId: MovementId): StockMovement | null {
    if (this.isEmpty) return null
    const row = this.#first<MovementRow>('SELECT * FROM movement WHERE movement_id = ?', movementId)
    return row ? toMovement(this.skuId, row) : null
  }

  addMovement(movement: StockMovement, version: number): void {
    this.#sql.exec(
      'INSERT INTO movement (movement_id, location_id, lot_id, delta_units, reason, reference, at_ms, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      movement.movementId,
      movement.locationId,
      movement.lotId,
      movement.deltaUnits,
      movement.reason,
      movement.reference,
      movement.atMs,
      version,
    )
  }

  transit(movementId: MovementId): Transit | null {
    if (this.#migrated < 2) return null
    const row = this.#first<TransitRow>('SELECT * FROM transit WHERE movement_id = ?', movementId)
    return row ? toTransit(row) : null
  }

  /** What is on its way between two places. */
  openTransits(): readonly Transit[] {
    if (this.#migrated < 2) return []
    return this.#all<TransitRow>('SELECT * FROM transit WHERE received_units IS NULL ORDER BY movement_id').map(
      toTransit,
    )
  }

  putTransit(transit: Transit): void {
    this.#sql.exec(
      `INSERT INTO transit (movement_id, to_location_id, lots, received_units) VALUES (?, ?, ?, ?)
       ON CONFLICT (movement_id) DO UPDATE SET received_units = excluded.received_units`,
      transit.movementId,
      transit.toLocationId,
      JSON.stringify(transit.lots),
      transit.receivedUnits,
    )
  }

  expectation(movementId: MovementId): Expectation | null {
    if (this.#migrated < 3) return null
    const row = this.#first<ExpectedRow>('SELECT * FROM expected WHERE movement_id = ?', movementId)
    return row ? toExpectation(row) : null
  }

  /** What suppliers are still to bring. */
  expected(): readonly Expectation[] {
    if (this.#migrated < 3) return []
    return this.#all<ExpectedRow>('SELECT * FROM expected WHERE units > 0 ORDER BY movement_id').map(toExpectation)
  }

  putExpectation({ movementId, locationId, units, dueDate, revision }: Expectation): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO expected (movement_id, location_id, units, due_date, revision) VALUES (?, ?, ?, ?, ?)',
      movementId,
      locationId,
      units,
      dueDate,
      revision,
    )
  }

  /** The oldest movements after a version, with the version each belongs to. */
  movementsAfter(version: number, limit: number): readonly { movement: StockMovement; version: number }[] {
    if (this.isEmpty) return []
    return this.#all<MovementRow>(
      'SELECT * FROM movement WHERE version > ? ORDER BY version, movement_id LIMIT ?',
      version,
      limit,
    ).map((row) => ({ movement: toMovement(this.skuId, row), version: row.version }))
  }

  /** Forgets at most `limit` finished reservations and as many confirmed sales of before `beforeMs`. Answers how many went. */
  prune(beforeMs: number, projectedVersion: number, limit: number): number {
    if (this.isEmpty) return 0
    const reservations = this.#sql.exec(
      `DELETE FROM reservation WHERE reservation_id IN
         (SELECT reservation_id FROM reservation WHERE finished_at_ms < ? ORDER BY finished_at_ms LIMIT ?)`,
      beforeMs,
      limit,
    )
    const movements = this.#sql.exec(
      `DELETE FROM movement WHERE movement_id IN
         (SELECT movement_id FROM movement WHERE reason = 'sale' AND at_ms < ? AND version <= ? ORDER BY at_ms LIMIT ?)`,
      beforeMs,
      projectedVersion,
      limit,
    )
    return reservations.rowsWritten + movements.rowsWritten
  }

  #keptSkuId(): SkuId {
    const row = this.isEmpty ? undefined : this.#first<{ sku_id: string }>('SELECT sku_id FROM stock WHERE id = 1')
    if (!row) throw new Error(NAMELESS)
    return idOf('sku', row.sku_id)
  }

  #readMigrated(): number {
    const isThere = this.#first("SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = 'migration'")
    if (!isThere) return 0
    return this.#first<{ version: number }>('SELECT max(version) AS version FROM migration')?.version ?? 0
  }

  #all<Row extends Record<string, SqlStorageValue>>(sql: string, ...values: SqlStorageValue[]): Row[] {
    return this.#sql.exec<Row>(sql, ...values).toArray()
  }

  #first<Row extends Record<string, SqlStorageValue>>(sql: string, ...values: SqlStorageValue[]): Row | undefined {
    return this.#all<Row>(sql, ...values)[0]
  }
}
