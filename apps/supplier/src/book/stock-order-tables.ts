import type { NewStockOrder, StockOrder, StockOrderStatus } from './stock-order-types.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS stock_order (
  order_id TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('received', 'confirmed', 'declined', 'shipped')),
  -- One payment pays one order.
  transaction_number TEXT UNIQUE,
  received_at_ms INTEGER NOT NULL,
  next_step_at_ms INTEGER,
  body TEXT NOT NULL CHECK (json_valid(body)),
  CHECK (status NOT IN ('declined', 'shipped') OR next_step_at_ms IS NULL)
) STRICT, WITHOUT ROWID;
-- Serves the alarm: which order takes its next step first.
CREATE INDEX IF NOT EXISTS stock_order_due ON stock_order (next_step_at_ms) WHERE next_step_at_ms IS NOT NULL;
-- Serves the page: newest first.
CREATE INDEX IF NOT EXISTS stock_order_received ON stock_order (received_at_ms);
-- Orders that were cancelled before they came: they are not taken any more.
CREATE TABLE IF NOT EXISTS stock_order_forgone (order_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`

type Row = {
  order_id: string
  request_hash: string
  status: StockOrderStatus
  transaction_number: string | null
  received_at_ms: number
  next_step_at_ms: number | null
  body: string
}

/** All SQL of the orders for shelves. */
export class StockOrderTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(SCHEMA)
  }

  find(orderId: string): { order: StockOrder; requestHash: string } | null {
    const row = this.#sql.exec<Row>('SELECT * FROM stock_order WHERE order_id = ?', orderId).toArray()[0]
    return row ? { order: toOrder(row), requestHash: row.request_hash } : null
  }

  isPaymentUsed(transactionNumber: string, orderId: string): boolean {
    return (
      this.#sql
        .exec('SELECT 1 FROM stock_order WHERE transaction_number = ? AND order_id <> ?', transactionNumber, orderId)
        .toArray().length > 0
    )
  }

  /** Keeps that this order will not be taken. */
  forgo(orderId: string): void {
    this.#sql.exec('INSERT OR IGNORE INTO stock_order_forgone (order_id) VALUES (?)', orderId)
  }

  isForgone(orderId: string): boolean {
    return this.#sql.exec('SELECT 1 FROM stock_order_forgone WHERE order_id = ?', orderId).toArray().length > 0
  }

  insert(order: StockOrder, requestHash: string): void {
    this.#sql.exec(
      `INSERT INTO stock_order (order_id, request_hash, status, transaction_number, received_at_ms, next_step_at_ms, body)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      order.orderId,
      requestHash,
      order.status,
      order.transactionNumber,
      order.receivedAtMs,
      order.nextStepAtMs,
      JSON.stringify(bodyOf(order)),
    )
  }

  update(order: StockOrder): void {
    this.#sql.exec(
      'UPDATE stock_order SET status = ?, transaction_number = ?, next_step_at_ms = ?, body = ? WHERE order_id = ?',
      order.status,
      order.transactionNumber,
      order.nextStepAtMs,
      JSON.stringify(bodyOf(order)),
      order.orderId,
    )
  }

  due(nowMs: number, limit: number): StockOrder[] {
    return this.#sql
      .exec<Row>('SELECT * FROM stock_order WHERE next_step_at_ms <= ? ORDER BY next_step_at_ms LIMIT ?', nowMs, limit)
      .toArray()
      .map(toOrder)
  }

  nextStepAtMs(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(next_step_at_ms) AS at FROM stock_order WHERE next_step_at_ms IS NOT NULL',
      )
      .one().at
  }

  newest(limit: number): StockOrder[] {
    return this.#sql
      .exec<Row>('SELECT * FROM stock_order ORDER BY received_at_ms DESC LIMIT ?', limit)
      .toArray()
      .map(toOrder)
  }
}

type Body = NewStockOrder &
  Pick<
    StockOrder,
    'confirmed' | 'deliveryDate' | 'declineReason' | 'offeredDate' | 'lots' | 'trackingNumber' | 'paidTo'
  >

function bodyOf(order: StockOrder): Body {
  const { status: _s, transactionNumber: _t, receivedAtMs: _r, nextStepAtMs: _n, ...body } = order
  return body
}

function toOrder(row: Row): StockOrder {
  const body: Body = JSON.parse(row.body)
  return {
    ...body,
    status: row.status,
    transactionNumber: row.transaction_number,
    receivedAtMs: row.received_at_ms,
    nextStepAtMs: row.next_step_at_ms,
  }
}
