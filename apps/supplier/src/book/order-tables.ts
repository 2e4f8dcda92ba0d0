import {
  DEFAULT_SWITCHES,
  type OrderLine,
  type OrderStatus,
  type PaidOrder,
  type SupplierOrder,
  type Switches,
} from './types.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS supplier_order (
  order_id TEXT PRIMARY KEY,
  supplier_id TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  currency TEXT NOT NULL,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  total_minor INTEGER NOT NULL CHECK (total_minor > 0),
  -- One payment pays one order.
  transaction_number TEXT NOT NULL UNIQUE,
  paid_to TEXT NOT NULL,
  ship_to TEXT NOT NULL CHECK (json_valid(ship_to)),
  requested_ship_date TEXT,
  status TEXT NOT NULL CHECK (status IN ('received', 'confirmed', 'declined', 'shipped')),
  ship_date TEXT,
  decline_reason TEXT,
  tracking_number TEXT UNIQUE,
  carrier TEXT,
  received_at_ms INTEGER NOT NULL,
  next_step_at_ms INTEGER,
  CHECK ((status = 'declined') = (decline_reason IS NOT NULL)),
  CHECK ((status = 'shipped') = (tracking_number IS NOT NULL)),
  CHECK (status NOT IN ('confirmed', 'shipped') OR ship_date IS NOT NULL),
  CHECK (status NOT IN ('declined', 'shipped') OR next_step_at_ms IS NULL)
) STRICT, WITHOUT ROWID;
-- Serves the alarm: which order takes its next step first.
CREATE INDEX IF NOT EXISTS supplier_order_due ON supplier_order (next_step_at_ms) WHERE next_step_at_ms IS NOT NULL;
-- Serves the page: newest first.
CREATE INDEX IF NOT EXISTS supplier_order_received ON supplier_order (received_at_ms);
-- Orders that were paid and cancelled before they came: they are not taken any more, and what paid them pays no other.
CREATE TABLE IF NOT EXISTS order_forgone (order_id TEXT PRIMARY KEY, transaction_number TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

type OrderRow = {
  order_id: string
  supplier_id: string
  request_hash: string
  currency: string
  lines: string
  total_minor: number
  transaction_number: string
  paid_to: string
  ship_to: string
  requested_ship_date: string | null
  status: OrderStatus
  ship_date: string | null
  decline_reason: string | null
  tracking_number: string | null
  carrier: string | null
  received_at_ms: number
  next_step_at_ms: number | null
}

/** All SQL of the order book. */
export class OrderTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(SCHEMA)
  }

  find(orderId: string): { order: SupplierOrder; requestHash: string } | null {
    const row = this.#sql.exec<OrderRow>('SELECT * FROM supplier_order WHERE order_id = ?', orderId).toArray()[0]
    return row ? { order: toOrder(row), requestHash: row.request_hash } : null
  }

  isPaymentUsed(transactionNumber: string): boolean {
    const used = `SELECT 1 FROM supplier_order WHERE transaction_number = ?1
      UNION ALL SELECT 1 FROM order_forgone WHERE transaction_number = ?1`
    return this.#sql.exec(used, transactionNumber).toArray().length > 0
  }

  /** Keeps that this order will not be taken. */
  forgo({ orderId, transactionNumber }: PaidOrder): void {
    const note = 'INSERT INTO order_forgone (order_id, transaction_number) VALUES (?, ?)'
    this.#sql.exec(note, orderId, transactionNumber)
  }

  isForgone(orderId: string): boolean {
    return this.#sql.exec('SELECT 1 FROM order_forgone WHERE order_id = ?', orderId).toArray().length > 0
  }

  insert(order: SupplierOrder, requestHash: string): void {
    this.#sql.exec(
      `INSERT INTO supplier_order (order_id, supplier_id, request_hash, currency, lines, total_minor, transaction_number,
         paid_to, ship_to, requested_ship_date, status, received_at_ms, next_step_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      order.orderId,
      order.supplierId,
      requestHash,
      order.currency,
      JSON.stringify(order.lines),
      order.totalMinor,
      order.transactionNumber,
      order.paidTo,
      order.shipToJson,
      order.requestedShipDate,
      order.status,
      order.receivedAtMs,
      order.nextStepAtMs,
    )
  }

  /** Writes what a step changes. */
  update(order: SupplierOrder): void {
    this.#sql.exec(
      `UPDATE supplier_order SET status = ?, ship_date = ?, decline_reason = ?, tracking_number = ?, carrier = ?,
         next_step_at_ms = ? WHERE order_id = ?`,
      order.status,
      order.shipDate,
      order.declineReason,
      order.trackingNumber,
      order.carrier,
      order.nextStepAtMs,
      order.orderId,
    )
  }

  due(nowMs: number, limit: number): SupplierOrder[] {
    return this.#sql
      .exec<OrderRow>(
        'SELECT * FROM supplier_order WHERE next_step_at_ms <= ? ORDER BY next_step_at_ms LIMIT ?',
        nowMs,
        limit,
      )
      .toArray()
      .map(toOrder)
  }

  nextStepAtMs(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(next_step_at_ms) AS at FROM supplier_order WHERE next_step_at_ms IS NOT NULL',
      )
      .one().at
  }

  newest(limit: number): SupplierOrder[] {
    return this.#sql
      .exec<OrderRow>('SELECT * FROM supplier_order ORDER BY received_at_ms DESC LIMIT ?', limit)
      .toArray()
      .map(toOrder)
  }

  /** How many orders there are in each state. */
  countByStatus(): { status: OrderStatus; orders: number }[] {
    return this.#sql
      .exec<{ status: OrderStatus; orders: number }>(
        'SELECT status, count(*) AS orders FROM supplier_order GROUP BY status',
      )
      .toArray()
  }

  /** The accounts that were ever paid. */
  paidAccounts(): string[] {
    return this.#sql
      .exec<{ paid_to: string }>('SELECT DISTINCT paid_to FROM supplier_order ORDER BY paid_to LIMIT 50')
      .toArray()
      .map((row) => row.paid_to)
  }

  switches(): Switches {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM setting WHERE name = 'switches'").toArray()[0]
    return row ? { ...DEFAULT_SWITCHES, ...JSON.parse(row.value) } : DEFAULT_SWITCHES
  }

  putSwitches(switches: Switches): void {
    this.#sql.exec("INSERT OR REPLACE INTO setting (name, value) VALUES ('switches', ?)", JSON.stringify(switches))
  }
}

function toOrder(row: OrderRow): SupplierOrder {
  const lines: OrderLine[] = JSON.parse(row.lines)
  return {
    orderId: row.order_id,
    supplierId: row.supplier_id,
    currency: row.currency,
    lines,
    totalMinor: row.total_minor,
    transactionNumber: row.transaction_number,
    shipToJson: row.ship_to,
    requestedShipDate: row.requested_ship_date,
    status: row.status,
    paidTo: row.paid_to,
    shipDate: row.ship_date,
    declineReason: row.decline_reason,
    trackingNumber: row.tracking_number,
    carrier: row.carrier,
    receivedAtMs: row.received_at_ms,
    nextStepAtMs: row.next_step_at_ms,
  }
}
