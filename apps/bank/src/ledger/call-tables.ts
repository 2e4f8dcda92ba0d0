import { NO_SWITCHES, type Switches } from './types.ts'

// Wrong tries are forgotten after this long without another one; it is also how long a lock lasts.
const WRONG_SECRET_WINDOW_MS = 15 * 60 * 1000
// Far beyond any retry of a client; keeps the table from growing for ever.
const IDEMPOTENCY_KEEP_MS = 7 * 24 * 60 * 60 * 1000
// A signature is good for five minutes either way; twice that is safe.
const MESSAGE_KEEP_MS = 20 * 60 * 1000

/** All SQL about how the ledger is called: idempotency, message ids, wrong secret keys, switches. */
export class CallTables {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  findAnswer(key: string): { requestHash: string; answer: string } | null {
    const row = this.#sql
      .exec<{ request_hash: string; answer: string }>('SELECT request_hash, answer FROM idempotency WHERE key = ?', key)
      .toArray()[0]
    return row ? { requestHash: row.request_hash, answer: row.answer } : null
  }

  putAnswer(key: string, answer: { requestHash: string; answer: string; nowMs: number }): void {
    this.#sql.exec(
      'INSERT INTO idempotency (key, request_hash, answer, created_at_ms) VALUES (?, ?, ?, ?)',
      key,
      answer.requestHash,
      answer.answer,
      answer.nowMs,
    )
  }

  /** The idempotency key under which a signed message came before, or null. */
  keyOfMessage(messageId: string): string | null {
    const row = this.#sql
      .exec<{ idempotency_key: string }>('SELECT idempotency_key FROM message WHERE id = ?', messageId)
      .toArray()[0]
    return row?.idempotency_key ?? null
  }

  putMessage(messageId: string, idempotencyKey: string, nowMs: number): void {
    this.#sql.exec(
      'INSERT INTO message (id, idempotency_key, created_at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      messageId,
      idempotencyKey,
      nowMs,
    )
  }

  /** Wrong tries in this scope that still count. */
  wrongSecrets(scope: string, nowMs: number): number {
    const row = this.#sql
      .exec<{ wrong_count: number }>(
        'SELECT wrong_count FROM wrong_secret WHERE scope = ? AND last_at_ms > ?',
        scope,
        nowMs - WRONG_SECRET_WINDOW_MS,
      )
      .toArray()[0]
    return row?.wrong_count ?? 0
  }

  putWrongSecrets(scope: string, wrongCount: number, nowMs: number): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO wrong_secret (scope, wrong_count, last_at_ms) VALUES (?, ?, ?)',
      scope,
      wrongCount,
      nowMs,
    )
  }

  clearWrongSecrets(scope: string): void {
    this.#sql.exec('DELETE FROM wrong_secret WHERE scope = ?', scope)
  }

  switches(): Switches {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM setting WHERE name = 'switches'").toArray()[0]
    return row ? { ...NO_SWITCHES, ...JSON.parse(row.value) } : NO_SWITCHES
  }

  putSwitches(switches: Switches): void {
    this.#sql.exec("INSERT OR REPLACE INTO setting (name, value) VALUES ('switches', ?)", JSON.stringify(switches))
  }

  /** Forgets what nobody can ask for any more. */
  prune(nowMs: number): void {
    this.#sql.exec('DELETE FROM idempotency WHERE created_at_ms < ?', nowMs - IDEMPOTENCY_KEEP_MS)
    this.#sql.exec('DELETE FROM message WHERE created_at_ms < ?', nowMs - MESSAGE_KEEP_MS)
    this.#sql.exec('DELETE FROM wrong_secret WHERE last_at_ms < ?', nowMs - WRONG_SECRET_WINDOW_MS)
  }
}
