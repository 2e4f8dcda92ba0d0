/** A webhook on its way out. */
export type OutgoingWebhook = { id: string; url: string; body: string }

/** A webhook that has not arrived yet, for pages that show what is stuck. */
export type PendingWebhook = OutgoingWebhook & {
  attempts: number
  nextAttemptAtMs: number | null
  lastError: string | null
}

/** What became of one attempt. */
export type DeliveryOutcome = { delivered: true } | { delivered: false; reason: string }

type OutboxRow = {
  id: string
  url: string
  body: string
  attempts: number
  next_attempt_at_ms: number | null
  last_error: string | null
}

// One batch is one commit, and one request where the receiver reads batches: enough to fill both with work, few enough to be answered soon.
const BATCH_MAX = 48
// Single requests under way at once: few enough to leave connections for others.
const SINGLE_REQUESTS_MAX = 24
// With the back-off below the last attempt is a good day after the first.
const ATTEMPTS_MAX = 32
const BACKOFF_FIRST_MS = 1_000
const BACKOFF_MAX_MS = 60 * 60 * 1000

/** Milliseconds to wait after the n-th failed attempt (1, 2, …): doubling from one second up to an hour. */
export function backoffMs(attempts: number): number {
  return Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempts - 1, 20))
}

/**
 * Webhooks of one organisation, kept in its object's SQLite: written in the transaction that made them true, deleted when
 * the receiver has answered 2xx [SIG-5]. At least once; every attempt carries the same id. Hopeless ones stay, parked.
 */
export class WebhookOutbox {
  readonly #sql: SqlStorage
  // Only spares double sends inside one life of the object; after a restart a message may be sent twice.
  #isDraining = false

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`CREATE TABLE IF NOT EXISTS webhook_outbox (
        id TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        body TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        next_attempt_at_ms INTEGER,
        last_error TEXT
      ) STRICT;
      -- Serves "what is due" and "when is the next one"; parked rows have no next attempt.
      CREATE INDEX IF NOT EXISTS webhook_outbox_due ON webhook_outbox (next_attempt_at_ms) WHERE next_attempt_at_ms IS NOT NULL;`)
  }

  /** Adds a webhook. Call it in the transaction of the change it tells. Repeating an id changes nothing. */
  put(webhook: OutgoingWebhook, notBeforeMs: number): void {
    this.#sql.exec(
      'INSERT INTO webhook_outbox (id, url, body, next_attempt_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      webhook.id,
      webhook.url,
      webhook.body,
      notBeforeMs,
    )
  }

  /** Takes back a webhook that has become pointless, if it is still here. One that is on its way arrives none the less. */
  withdraw(id: string): void {
    this.#sql.exec('DELETE FROM webhook_outbox WHERE id = ?', id)
  }

  /** The earliest moment at which something is to be sent, or null. */
  nextAttemptAtMs(): number | null {
    const row = this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(next_attempt_at_ms) AS at FROM webhook_outbox WHERE next_attempt_at_ms IS NOT NULL',
      )
      .one()
    return row.at
  }

  /** What has not arrived, parked ones too. */
  pending(limit: number): PendingWebhook[] {
    return this.#sql
      .exec<OutboxRow>('SELECT * FROM webhook_outbox ORDER BY next_attempt_at_ms IS NULL DESC, id LIMIT ?', limit)
      .toArray()
      .map(toPending)
  }

  /** Makes every waiting or parked webhook due now. */
  retryAll(nowMs: number): void {
    this.#sql.exec('UPDATE webhook_outbox SET next_attempt_at_ms = ?, attempts = 0', nowMs)
  }

  /**
   * Sends what is due, batch after batch, until nothing is. While it runs another call returns at once: what that call would
   * send is in the next batch. A failed webhook waits for its back-off. `deliver` gets up to `together` webhooks at once and answers for each.
   */
  async drain(
    now: () => number,
    deliver: (webhooks: readonly OutgoingWebhook[]) => Promise<readonly DeliveryOutcome[]>,
    together = 1,
  ): Promise<void> {
    if (this.#isDraining) return
    this.#isDraining = true
    try {
      const limit = Math.min(BATCH_MAX, SINGLE_REQUESTS_MAX * together)
      for (let batch = this.#due(now(), limit); batch.length > 0; batch = this.#due(now(), limit)) {
        const outcomes = (await Promise.all(parts(batch, together).map((part) => attempt(part, deliver)))).flat()
        // One commit for the whole batch: nothing awaits between these writes.
        this.#deleteDelivered(outcomes.filter((o) => o.outcome.delivered).map((o) => o.webhook.id))
        for (const { webhook, outcome } of outcomes) {
          if (!outcome.delivered) this.#postpone(webhook, { nowMs: now(), reason: outcome.reason })
        }
      }
    } finally {
      this.#isDraining = false
    }
  }

  #due(nowMs: number, limit: number): PendingWebhook[] {
    return this.#sql
      .exec<OutboxRow>(
        'SELECT * FROM webhook_outbox WHERE next_attempt_at_ms <= ? ORDER BY next_attempt_at_ms LIMIT ?',
        nowMs,
        limit,
      )
      .toArray()
      .map(toPending)
  }

  /** At most BATCH_MAX ids: well below the 100 values SQLite binds here. */
  #deleteDelivered(ids: string[]): void {
    if (ids.length === 0) return
    this.#sql.exec(`DELETE FROM webhook_outbox WHERE id IN (${ids.map(() => '?').join(',')})`, ...ids)
  }

  #postpone(webhook: PendingWebhook, failure: { nowMs: number; reason: string }): void {
    const attempts = webhook.attempts + 1
    this.#sql.exec(
      'UPDATE webhook_outbox SET attempts = ?, next_attempt_at_ms = ?, last_error = ? WHERE id = ?',
      attempts,
      attempts >= ATTEMPTS_MAX ? null : failure.nowMs + backoffMs(attempts),
      failure.reason.slice(0, 200),
      webhook.id,
    )
  }
}

type Attempt = { readonly webhook: PendingWebhook; readonly outcome: DeliveryOutcome }

async function attempt(
  webhooks: readonly PendingWebhook[],
  deliver: (webhooks: readonly OutgoingWebhook[]) => Promise<readonly DeliveryOutcome[]>,
): Promise<Attempt[]> {
  try {
    const outcomes = await deliver(webhooks)
    return webhooks.map((webhook, index) => ({ webhook, outcome: outcomes[index] ?? failed('no answer') }))
  } catch (cause) {
    const outcome = failed(cause instanceof Error ? cause.message : 'no answer')
    return webhooks.map((webhook) => ({ webhook, outcome }))
  }
}

function failed(reason: string): DeliveryOutcome {
  return { delivered: false, reason }
}

function parts<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

function toPending(row: OutboxRow): PendingWebhook {
  return {
    id: row.id,
    url: row.url,
    body: row.body,
    attempts: row.attempts,
    nextAttemptAtMs: row.next_attempt_at_ms,
    lastError: row.last_error,
  }
}
