import { DEFAULT_SWITCHES, type Shipment, type ShipmentEvent, type ShipmentStatus, type Switches } from './types.ts'

const STATUSES = "('label_created', 'collected', 'in_transit', 'delayed', 'out_for_delivery', 'delivered')"

const SCHEMA = `
CREATE TABLE IF NOT EXISTS shipment (
  shipment_id TEXT PRIMARY KEY,
  tracking_number TEXT NOT NULL UNIQUE,
  request_hash TEXT NOT NULL,
  service TEXT NOT NULL,
  from_postcode TEXT NOT NULL,
  to_postcode TEXT NOT NULL,
  weight_grams INTEGER NOT NULL CHECK (weight_grams > 0),
  reference TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ${STATUSES}),
  created_at_ms INTEGER NOT NULL,
  next_step_at_ms INTEGER,
  CHECK (status <> 'delivered' OR next_step_at_ms IS NULL)
) STRICT, WITHOUT ROWID;
-- Serves the alarm: which parcel moves first.
CREATE INDEX IF NOT EXISTS shipment_due ON shipment (next_step_at_ms) WHERE next_step_at_ms IS NOT NULL;
-- Serves the page: newest first.
CREATE INDEX IF NOT EXISTS shipment_created ON shipment (created_at_ms);
-- Each event happens once.
CREATE TABLE IF NOT EXISTS shipment_event (
  shipment_id TEXT NOT NULL REFERENCES shipment (shipment_id),
  status TEXT NOT NULL CHECK (status IN ${STATUSES}),
  at_ms INTEGER NOT NULL,
  place TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  PRIMARY KEY (shipment_id, status),
  UNIQUE (shipment_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

type ShipmentRow = {
  shipment_id: string
  tracking_number: string
  request_hash: string
  service: string
  from_postcode: string
  to_postcode: string
  weight_grams: number
  reference: string
  status: ShipmentStatus
  created_at_ms: number
  next_step_at_ms: number | null
}

/** All SQL of the carrier's book. */
export class ShipmentTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(SCHEMA)
  }

  find(shipmentId: string): { shipment: Shipment; requestHash: string } | null {
    const row = this.#sql.exec<ShipmentRow>('SELECT * FROM shipment WHERE shipment_id = ?', shipmentId).toArray()[0]
    return row ? { shipment: toShipment(row), requestHash: row.request_hash } : null
  }

  findByTrackingNumber(trackingNumber: string): Shipment | null {
    const row = this.#sql
      .exec<ShipmentRow>('SELECT * FROM shipment WHERE tracking_number = ?', trackingNumber)
      .toArray()[0]
    return row ? toShipment(row) : null
  }

  insert(shipment: Shipment, requestHash: string): void {
    this.#sql.exec(
      `INSERT INTO shipment (shipment_id, tracking_number, request_hash, service, from_postcode, to_postcode, weight_grams,
         reference, status, created_at_ms, next_step_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      shipment.shipmentId,
      shipment.trackingNumber,
      requestHash,
      shipment.service,
      shipment.fromPostcode,
      shipment.toPostcode,
      shipment.weightGrams,
      shipment.reference,
      shipment.status,
      shipment.createdAtMs,
      shipment.nextStepAtMs,
    )
  }

  /** Writes an event and what it makes of the parcel. */
  addEvent(shipmentId: string, event: ShipmentEvent, nextStepAtMs: number | null): void {
    this.#sql.exec(
      `INSERT INTO shipment_event (shipment_id, status, at_ms, place, position)
       VALUES (?1, ?2, ?3, ?4, (SELECT count(*) FROM shipment_event WHERE shipment_id = ?1))`,
      shipmentId,
      event.status,
      event.atMs,
      event.place,
    )
    this.#sql.exec(
      'UPDATE shipment SET status = ?, next_step_at_ms = ? WHERE shipment_id = ?',
      event.status,
      nextStepAtMs,
      shipmentId,
    )
  }

  /** Oldest first. */
  events(shipmentId: string): ShipmentEvent[] {
    return this.#sql
      .exec<{ status: ShipmentStatus; at_ms: number; place: string }>(
        'SELECT status, at_ms, place FROM shipment_event WHERE shipment_id = ? ORDER BY position',
        shipmentId,
      )
      .toArray()
      .map((row) => ({ status: row.status, atMs: row.at_ms, place: row.place }))
  }

  due(nowMs: number, limit: number): Shipment[] {
    return this.#sql
      .exec<ShipmentRow>(
        'SELECT * FROM shipment WHERE next_step_at_ms <= ? ORDER BY next_step_at_ms LIMIT ?',
        nowMs,
        limit,
      )
      .toArray()
      .map(toShipment)
  }

  nextStepAtMs(): number | null {
    return this.#sql
      .exec<{ at: number | null }>('SELECT min(next_step_at_ms) AS at FROM shipment WHERE next_step_at_ms IS NOT NULL')
      .one().at
  }

  newest(limit: number): Shipment[] {
    return this.#sql
      .exec<ShipmentRow>('SELECT * FROM shipment ORDER BY created_at_ms DESC LIMIT ?', limit)
      .toArray()
      .map(toShipment)
  }

  switches(): Switches {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM setting WHERE name = 'switches'").toArray()[0]
    return row ? { ...DEFAULT_SWITCHES, ...JSON.parse(row.value) } : DEFAULT_SWITCHES
  }

  putSwitches(switches: Switches): void {
    this.#sql.exec("INSERT OR REPLACE INTO setting (name, value) VALUES ('switches', ?)", JSON.stringify(switches))
  }
}

function toShipment(row: ShipmentRow): Shipment {
  return {
    shipmentId: row.shipment_id,
    trackingNumber: row.tracking_number,
    service: row.service,
    fromPostcode: row.from_postcode,
    toPostcode: row.to_postcode,
    weightGrams: row.weight_grams,
    reference: row.reference,
    status: row.status,
    createdAtMs: row.created_at_ms,
    nextStepAtMs: row.next_step_at_ms,
  }
}
