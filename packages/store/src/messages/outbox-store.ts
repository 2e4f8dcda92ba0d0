import type { OutboxPort } from '@onhand/service/ordering/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { outboxMessage } from './outbox-rows.ts'

/** The outbox and its dead letters. Every call may be repeated. */
export function outboxStore(engine: SqlEngine): OutboxPort {
  const db = sqlFor(engine.dialect)
  const deleteFrom = (table: 'outbox' | 'dead_letter', id: string) =>
    db.deleteFrom(table).where('id', '=', id).returning('id').compile()

  return {
    async due(nowMs, limit) {
      const due = db
        .selectFrom('outbox')
        .selectAll()
        .where('next_at_ms', '<=', nowMs)
        .orderBy('next_at_ms')
        .orderBy('id')
        .limit(limit)
      return (await engine.query(due.compile())).map(outboxMessage)
    },

    async sent(ids, nextAtMs) {
      const note = db
        .updateTable('outbox')
        .set((row) => ({ attempts: row('attempts', '+', 1), next_at_ms: nextAtMs }))
        .where('id', 'in', textList(engine.dialect, ids))
      await engine.query(note.compile())
    },

    async done(id) {
      await engine.query(deleteFrom('outbox', id))
    },

    async find(id) {
      const [row] = await engine.query(db.selectFrom('outbox').selectAll().where('id', '=', id).compile())
      return row ? outboxMessage(row) : null
    },

    async park(message, reason, nowMs) {
      // The body is the one that failed; the version is the row's own where it still is.
      const park = sql`insert into dead_letter (id, type, version, body, reason, parked_at_ms)
        values (${message.id}, ${message.type}, coalesce((select version from outbox where id = ${message.id}), 1), ${message.body}, ${reason}, ${nowMs})
        on conflict (id) do update set body = excluded.body, reason = excluded.reason, parked_at_ms = excluded.parked_at_ms`
      await engine.atomic([park.compile(db), deleteFrom('outbox', message.id)])
    },

    async deadLetters(cursor, limit) {
      let letters = db
        .selectFrom('dead_letter')
        .selectAll()
        .orderBy('parked_at_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
      if (cursor !== null) {
        letters = letters.where(
          sql<boolean>`(parked_at_ms, id) < (select parked_at_ms, id from dead_letter where id = ${cursor})`,
        )
      }
      const rows = await engine.query(letters.compile())
      return rows.map((row) => ({
        id: row.id,
        type: row.type,
        body: row.body,
        reason: row.reason,
        parkedAtMs: row.parked_at_ms,
      }))
    },

    async replay(id, nowMs) {
      const back = sql`insert into outbox (id, type, version, body, attempts, next_at_ms, created_at_ms)
        select id, type, version, body, 0, cast(${nowMs} as bigint), cast(${nowMs} as bigint) from dead_letter where id = ${id}
        on conflict do nothing`
      const [, removed] = await engine.atomic([back.compile(db), deleteFrom('dead_letter', id)])
      return removed.length === 1
    },
  }
}
