import type { Payment, PaymentStatus, Refund } from './types.ts'

type PaymentRow = {
  id: string
  reference: string
  merchant_account: string
  payer_account: string | null
  amount_minor: number
  currency: string
  description: string
  return_url: string
  status: PaymentStatus
  captured_minor: number
  refunded_minor: number
  transaction_number: string | null
  decline_code: string | null
  created_at_ms: number
  expires_at_ms: number
}

type RefundRow = {
  id: string
  payment_id: string
  amount_minor: number
  reference: string
  memo: string
  transaction_number: string
  at_ms: number
}

/** All SQL about payments and the holds they place. */
export class PaymentTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  find(id: string): Payment | null {
    return this.#first('SELECT * FROM payment WHERE id = ?', id)
  }

  /** The newest payment with the merchant's reference. */
  findByReference(reference: string): Payment | null {
    return this.#first(
      'SELECT * FROM payment WHERE reference = ? ORDER BY created_at_ms DESC, id DESC LIMIT 1',
      reference,
    )
  }

  insert(payment: Payment): void {
    this.#sql.exec(
      `INSERT INTO payment (id, reference, merchant_account, amount_minor, currency, description, return_url, status,
         created_at_ms, expires_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      payment.id,
      payment.reference,
      payment.merchantAccount,
      payment.amountMinor,
      payment.currency,
      payment.description,
      payment.returnUrl,
      payment.status,
      payment.createdAtMs,
      payment.expiresAtMs,
    )
  }

  /** Writes what can change of a payment. */
  update(payment: Payment): void {
    this.#sql.exec(
      `UPDATE payment SET status = ?, payer_account = ?, captured_minor = ?, refunded_minor = ?, transaction_number = ?,
         decline_code = ?, expires_at_ms = ? WHERE id = ?`,
      payment.status,
      payment.payerAccount,
      payment.capturedMinor,
      payment.refundedMinor,
      payment.transactionNumber,
      payment.declineCode,
      payment.expiresAtMs,
      payment.id,
    )
  }

  insertHold(hold: { paymentId: string; accountNumber: string; amountMinor: number; nowMs: number }): void {
    this.#sql.exec(
      'INSERT INTO hold (payment_id, account_number, amount_minor, placed_at_ms) VALUES (?, ?, ?, ?)',
      hold.paymentId,
      hold.accountNumber,
      hold.amountMinor,
      hold.nowMs,
    )
  }

  /** Closes the open hold of a payment and says what it held, or null when there is none. */
  closeHold(paymentId: string, nowMs: number): { accountNumber: string; amountMinor: number } | null {
    const row = this.#sql
      .exec<{ account_number: string; amount_minor: number }>(
        'UPDATE hold SET closed_at_ms = ? WHERE payment_id = ? AND closed_at_ms IS NULL RETURNING account_number, amount_minor',
        nowMs,
        paymentId,
      )
      .toArray()[0]
    return row ? { accountNumber: row.account_number, amountMinor: row.amount_minor } : null
  }

  refunds(paymentId: string): Refund[] {
    return this.#sql
      .exec<RefundRow>("SELECT * FROM movement WHERE payment_id = ? AND kind = 'refund' ORDER BY sequence", paymentId)
      .toArray()
      .map((row) => ({
        id: row.id,
        paymentId: row.payment_id,
        amountMinor: row.amount_minor,
        reference: row.reference,
        reason: row.memo,
        transactionNumber: row.transaction_number,
        createdAtMs: row.at_ms,
      }))
  }

  /** Open payments whose time is over. */
  overdue(nowMs: number, limit: number): Payment[] {
    return this.#sql
      .exec<PaymentRow>(
        `SELECT * FROM payment WHERE status IN ('requires_approval', 'authorised') AND expires_at_ms <= ?
         ORDER BY expires_at_ms LIMIT ?`,
        nowMs,
        limit,
      )
      .toArray()
      .map(toPayment)
  }

  nextExpiryMs(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        "SELECT min(expires_at_ms) AS at FROM payment WHERE status IN ('requires_approval', 'authorised')",
      )
      .one().at
  }

  #first(query: string, value: string): Payment | null {
    const row = this.#sql.exec<PaymentRow>(query, value).toArray()[0]
    return row ? toPayment(row) : null
  }
}

function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    reference: row.reference,
    merchantAccount: row.merchant_account,
    payerAccount: row.payer_account,
    amountMinor: row.amount_minor,
    currency: row.currency,
    description: row.description,
    returnUrl: row.return_url,
    status: row.status,
    capturedMinor: row.captured_minor,
    refundedMinor: row.refunded_minor,
    transactionNumber: row.transaction_number,
    declineCode: row.decline_code,
    createdAtMs: row.created_at_ms,
    expiresAtMs: row.expires_at_ms,
  }
}
