import type { WebhookInboxPort } from '@onhand/service/identity/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'

/** Received webhooks by source and message id; the primary key decides which of two racing deliveries is the first. */
export function webhookStore(engine: SqlEngine): WebhookInboxPort {
  const db = sqlFor(engine.dialect)
  const rowOf = (source: string, messageId: string) => sql<boolean>`source = ${source} and message_id = ${messageId}`
  return {
    async record(source, messageId, nowMs) {
      const insert = db
        .insertInto('webhook_inbox')
        .values({ source, message_id: messageId, received_at_ms: nowMs, claimed_until_ms: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .returning('message_id')
      return (await engine.query(insert.compile())).length === 1
    },

    async has(source, messageId) {
      const found = db
        .selectFrom('webhook_inbox')
        .select('message_id')
        .where(rowOf(source, messageId))
        .where('claimed_until_ms', '=', 0)
      return (await engine.query(found.compile())).length === 1
    },

    async claim(source, messageId, { nowMs, untilMs }) {
      const claim = sql<{
        message_id: string
      }>`insert into webhook_inbox (source, message_id, received_at_ms, claimed_until_ms)
        values (${source}, ${messageId}, ${nowMs}, ${untilMs})
        on conflict (source, message_id) do update set claimed_until_ms = excluded.claimed_until_ms
        where webhook_inbox.claimed_until_ms between 1 and ${nowMs} returning message_id`
      const look = db.selectFrom('webhook_inbox').select('claimed_until_ms').where(rowOf(source, messageId))
      const [claimed, rows] = await engine.atomic([claim.compile(db), look.compile()])
      if (claimed.length === 1) return 'ours'
      return rows[0]?.claimed_until_ms === 0 ? 'done' : 'being_processed'
    },

    async finish(source, messageId) {
      const done = db.updateTable('webhook_inbox').set({ claimed_until_ms: 0 }).where(rowOf(source, messageId))
      await engine.query(done.compile())
    },

    async giveBack(source, messageId) {
      const free = db.deleteFrom('webhook_inbox').where(rowOf(source, messageId)).where('claimed_until_ms', '>', 0)
      await engine.query(free.compile())
    },

    async prune({ sources, isOthers, beforeMs, limit }) {
      const these = sql`source ${isOthers ? sql`not in` : sql`in`} ${textList(engine.dialect, sources)}`
      const forget = sql<{ message_id: string }>`delete from webhook_inbox where (source, message_id) in
        (select source, message_id from webhook_inbox where received_at_ms < ${beforeMs} and ${these} order by received_at_ms limit ${limit})
        returning message_id`
      return (await engine.query(forget.compile(db))).length
    },
  }
}
