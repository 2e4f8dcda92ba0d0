import type { CartId, PaymentId } from '@onhand/domain/ids'
import type { CheckoutTrouble, CheckoutTroublePort } from '@onhand/service/operator/ports'
import { type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

/** Checkouts in trouble [OPS-3]: one row per payment; what has ended stays ended. */
export function troubleStore(engine: SqlEngine): CheckoutTroublePort {
  const db = sqlFor(engine.dialect)
  return {
    async failed(trouble, nowMs) {
      const { paymentId, cartId, amountMinor, currency, attempts, lastError } = trouble
      const note = sql`insert into checkout_trouble (payment_id, cart_id, amount_minor, currency, attempts, last_error, outcome, first_at_ms, last_at_ms)
        values (${paymentId}, ${cartId}, ${amountMinor}, ${currency}, ${attempts}, ${lastError}, 'open', ${nowMs}, ${nowMs})
        on conflict (payment_id) do update set attempts = excluded.attempts, last_error = excluded.last_error, last_at_ms = excluded.last_at_ms
        where checkout_trouble.outcome = 'open'`
      await engine.query(note.compile(db))
    },

    async ended(trouble, nowMs) {
      const { paymentId, cartId, amountMinor, currency, attempts, outcome, reason } = trouble
      const isAlwaysListed = outcome === 'voided' || outcome === 'refunded'
      const end = isAlwaysListed
        ? sql`insert into checkout_trouble (payment_id, cart_id, amount_minor, currency, attempts, last_error, outcome, reason, first_at_ms, last_at_ms)
            values (${paymentId}, ${cartId}, ${amountMinor}, ${currency}, ${attempts}, '', ${outcome}, ${reason}, ${nowMs}, ${nowMs})
            on conflict (payment_id) do update set outcome = excluded.outcome, reason = excluded.reason, last_at_ms = excluded.last_at_ms
            where checkout_trouble.outcome = 'open'`
        : sql`update checkout_trouble set outcome = ${outcome}, reason = ${reason}, last_at_ms = ${nowMs}
            where payment_id = ${paymentId} and outcome = 'open'`
      await engine.query(end.compile(db))
    },

    async list({ cursor, limit, outcome }) {
      const after = readCursor(cursor, 2)
      let query = db
        .selectFrom('checkout_trouble')
        .selectAll()
        .orderBy('last_at_ms', 'desc')
        .orderBy('payment_id', 'desc')
        .limit(limit + 1)
      if (outcome !== null) query = query.where('outcome', '=', outcome)
      if (after)
        query = query.where(
          sql<boolean>`(last_at_ms, payment_id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`,
        )
      const rows = await engine.query(query.compile())
      const last = rows[limit - 1]
      return {
        items: rows.slice(0, limit).map(troubleOf),
        nextCursor: rows.length > limit && last ? writeCursor([last.last_at_ms, last.payment_id]) : null,
      }
    },
  }
}

function troubleOf(row: Selectable<Database['checkout_trouble']>): CheckoutTrouble {
  return {
    paymentId: row.payment_id as PaymentId,
    cartId: row.cart_id as CartId,
    amountMinor: row.amount_minor,
    currency: row.currency,
    attempts: row.attempts,
    lastError: row.last_error,
    outcome: row.outcome as CheckoutTrouble['outcome'],
    reason: row.reason,
    firstAtMs: row.first_at_ms,
    lastAtMs: row.last_at_ms,
  }
}
