import type { Account, AccountKind, MovementKind, StatementEntry, Transfer } from './types.ts'

type AccountRow = {
  number: string
  holder: string
  currency: string
  kind: AccountKind
  secret_digest: string
  balance_minor: number
  held_minor: number
}

type TransferRow = {
  id: string
  transaction_number: string
  debit_account: string
  credit_account: string
  amount_minor: number
  currency: string
  reference: string
  at_ms: number
}

type EntryRow = {
  sequence: number
  transaction_number: string
  kind: MovementKind
  at_ms: number
  amount_minor: number
  balance_minor: number
  counterparty: string
  holder: string
  reference: string
}

/** A debit and a credit of the same amount. */
export type Movement = {
  id: string
  kind: MovementKind
  transactionNumber: string
  debitAccount: string
  creditAccount: string
  amountMinor: number
  currency: string
  reference: string
  memo?: string
  paymentId?: string
  atMs: number
}

/** Which part of a statement: from inclusive, to exclusive, continuing below a sequence number. */
export type StatementRange = { fromMs: number; toMs: number; beforeSequence: number; limit: number }

/** All SQL about accounts and the money that moves between them. */
export class AccountTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  find(number: string): (Account & { secretDigest: string }) | null {
    const row = this.#sql.exec<AccountRow>('SELECT * FROM account WHERE number = ?', number).toArray()[0]
    return row ? { ...toAccount(row), secretDigest: row.secret_digest } : null
  }

  all(kinds: readonly AccountKind[]): Account[] {
    return this.#sql
      .exec<AccountRow>(
        `SELECT * FROM account WHERE kind IN (${kinds.map(() => '?').join(',')}) ORDER BY number LIMIT 200`,
        ...kinds,
      )
      .toArray()
      .map(toAccount)
  }

  hasAny(): boolean {
    return this.#sql.exec('SELECT 1 FROM account LIMIT 1').toArray().length > 0
  }

  insert(account: Omit<Account, 'balanceMinor' | 'heldMinor'>, secret: { digest: string; nowMs: number }): void {
    this.#sql.exec(
      'INSERT INTO account (number, holder, currency, kind, secret_digest, created_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
      account.number,
      account.holder,
      account.currency,
      account.kind,
      secret.digest,
      secret.nowMs,
    )
  }

  rename(number: string, holder: string): void {
    this.#sql.exec('UPDATE account SET holder = ? WHERE number = ?', holder, number)
  }

  /** Changes what is held; the CHECKs refuse to hold more than there is. */
  addHeld(number: string, deltaMinor: number): void {
    this.#sql.exec('UPDATE account SET held_minor = held_minor + ? WHERE number = ?', deltaMinor, number)
  }

  /** Moves money: both balances and the journal row. A balance below zero fails on the CHECK and undoes everything. */
  move(movement: Movement): void {
    const debitBalanceMinor = this.#addBalance(movement.debitAccount, -movement.amountMinor)
    const creditBalanceMinor = this.#addBalance(movement.creditAccount, movement.amountMinor)
    this.#sql.exec(
      `INSERT INTO movement (id, kind, transaction_number, debit_account, credit_account, amount_minor, currency,
         debit_balance_minor, credit_balance_minor, reference, memo, payment_id, at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      movement.id,
      movement.kind,
      movement.transactionNumber,
      movement.debitAccount,
      movement.creditAccount,
      movement.amountMinor,
      movement.currency,
      debitBalanceMinor,
      creditBalanceMinor,
      movement.reference,
      movement.memo ?? '',
      movement.paymentId ?? null,
      movement.atMs,
    )
  }

  /** Newest first. */
  statement(number: string, range: StatementRange): StatementEntry[] {
    const half = (side: 'debit' | 'credit', other: 'debit' | 'credit', sign: string) => `SELECT * FROM (
        SELECT m.sequence, m.transaction_number, m.kind, m.at_ms, ${sign}m.amount_minor AS amount_minor,
          m.${side}_balance_minor AS balance_minor, m.${other}_account AS counterparty, a.holder, m.reference
        FROM movement m JOIN account a ON a.number = m.${other}_account
        WHERE m.${side}_account = ?1 AND m.sequence < ?2 AND m.at_ms >= ?3 AND m.at_ms < ?4
        ORDER BY m.sequence DESC LIMIT ?5)`
    return this.#sql
      .exec<EntryRow>(
        `${half('debit', 'credit', '-')} UNION ALL ${half('credit', 'debit', '')} ORDER BY sequence DESC LIMIT ?5`,
        number,
        range.beforeSequence,
        range.fromMs,
        range.toMs,
        range.limit,
      )
      .toArray()
      .map(toEntry)
  }

  transferByNumber(transactionNumber: string): Transfer | null {
    const row = this.#sql
      .exec<TransferRow>("SELECT * FROM movement WHERE transaction_number = ? AND kind = 'transfer'", transactionNumber)
      .toArray()[0]
    return row ? toTransfer(row) : null
  }

  transfersByReference(reference: string): Transfer[] {
    return this.#sql
      .exec<TransferRow>(
        "SELECT * FROM movement WHERE reference = ? AND kind = 'transfer' ORDER BY sequence DESC LIMIT 100",
        reference,
      )
      .toArray()
      .map(toTransfer)
  }

  #addBalance(number: string, deltaMinor: number): number {
    return this.#sql
      .exec<{ balance_minor: number }>(
        'UPDATE account SET balance_minor = balance_minor + ? WHERE number = ? RETURNING balance_minor',
        deltaMinor,
        number,
      )
      .one().balance_minor
  }
}

function toAccount(row: AccountRow): Account {
  return {
    number: row.number,
    holder: row.holder,
    currency: row.currency,
    kind: row.kind,
    balanceMinor: row.balance_minor,
    heldMinor: row.held_minor,
  }
}

function toTransfer(row: TransferRow): Transfer {
  return {
    id: row.id,
    transactionNumber: row.transaction_number,
    fromAccount: row.debit_account,
    toAccount: row.credit_account,
    amountMinor: row.amount_minor,
    currency: row.currency,
    reference: row.reference,
    createdAtMs: row.at_ms,
  }
}

function toEntry(row: EntryRow): StatementEntry {
  return {
    sequence: row.sequence,
    transactionNumber: row.transaction_number,
    kind: row.kind,
    atMs: row.at_ms,
    amountMinor: row.amount_minor,
    balanceMinor: row.balance_minor,
    counterpartyNumber: row.counterparty,
    counterpartyHolder: row.holder,
    reference: row.reference,
  }
}
