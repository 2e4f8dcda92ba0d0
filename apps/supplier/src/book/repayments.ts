import { backoffMs, type WebhookOutbox } from '@onhand/signing/webhook-outbox'
import { type BankAccess, sendBack } from './bank-account.ts'
import { randomMessageId } from './random.ts'
import type { PaidOrder } from './types.ts'

const SCHEMA = `
CREATE TABLE IF NOT EXISTS repayment (
  -- What was paid, and so what goes back: once.
  transaction_number TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  supplier_id TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_attempt_at_ms INTEGER,
  returned_by TEXT,
  CHECK ((returned_by IS NULL) = (next_attempt_at_ms IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- Serves the alarm: what is to go back next.
CREATE INDEX IF NOT EXISTS repayment_due ON repayment (next_attempt_at_ms) WHERE next_attempt_at_ms IS NOT NULL;
`
// Bounds one alarm; the rest is due at once and arms the next one.
const AT_ONCE_MAX = 24

type RepaymentRow = { transaction_number: string; order_id: string; supplier_id: string; attempts: number }

/** Where the shop hears of it. */
type Telling = { readonly outbox: WebhookOutbox; readonly shopUrl: string }

/**
 * Money of declined and cancelled orders on its way back [SUP-8]: written in the transaction of the refusal, sent by the bank under the payment's own number,
 * and told to the shop in the transaction that notes it. A crash anywhere sends again, and the bank answers what it has done.
 */
export class Repayments {
  readonly #storage: DurableObjectStorage
  readonly #telling: Telling
  // Only spares double requests inside one life of the object.
  #isSending = false

  constructor(storage: DurableObjectStorage, telling: Telling) {
    this.#storage = storage
    this.#telling = telling
    storage.sql.exec(SCHEMA)
  }

  /** What was paid for this order is to go back. Call it in the transaction of the refusal or the cancelling. */
  owe(order: PaidOrder, nowMs: number): void {
    this.#storage.sql.exec(
      `INSERT INTO repayment (transaction_number, order_id, supplier_id, next_attempt_at_ms) VALUES (?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      order.transactionNumber,
      order.orderId,
      order.supplierId,
      nowMs,
    )
  }

  /** The earliest moment at which something is to be sent back, or null. */
  nextAttemptAtMs(): number | null {
    const first = 'SELECT min(next_attempt_at_ms) AS at FROM repayment WHERE next_attempt_at_ms IS NOT NULL'
    return this.#storage.sql.exec<{ at: number | null }>(first).one().at
  }

  /** Sends back what is due. */
  async drain(bank: BankAccess, nowMs: () => number): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      await Promise.all(this.#due(nowMs()).map((row) => this.#settle(row, bank, nowMs)))
    } finally {
      this.#isSending = false
    }
  }

  async #settle(row: RepaymentRow, bank: BankAccess, nowMs: () => number): Promise<void> {
    const returnedBy = await sendBack(bank, row.transaction_number)
    this.#storage.transactionSync(() => {
      if (returnedBy === null) return this.#putOff(row, nowMs())
      const done = `UPDATE repayment SET returned_by = ?, next_attempt_at_ms = NULL WHERE transaction_number = ? AND returned_by IS NULL RETURNING order_id`
      const isFirst = this.#storage.sql.exec(done, returnedBy, row.transaction_number).toArray().length === 1
      if (!isFirst) return
      const data = { orderId: row.order_id, supplierId: row.supplier_id, transactionNumber: row.transaction_number }
      const body = JSON.stringify({ type: 'supplier_order.repaid', timestampMs: nowMs(), data })
      const { outbox, shopUrl } = this.#telling
      outbox.put({ id: randomMessageId(), url: `${shopUrl}/webhooks/supplier`, body }, nowMs())
    })
  }

  #putOff(row: RepaymentRow, nowMs: number): void {
    this.#storage.sql.exec(
      'UPDATE repayment SET attempts = attempts + 1, next_attempt_at_ms = ? WHERE transaction_number = ? AND returned_by IS NULL',
      nowMs + backoffMs(row.attempts + 1),
      row.transaction_number,
    )
  }

  #due(nowMs: number): RepaymentRow[] {
    return this.#storage.sql
      .exec<RepaymentRow>(
        `SELECT transaction_number, order_id, supplier_id, attempts FROM repayment WHERE next_attempt_at_ms <= ?
         ORDER BY next_attempt_at_ms LIMIT ?`,
        nowMs,
        AT_ONCE_MAX,
      )
      .toArray()
  }
}
