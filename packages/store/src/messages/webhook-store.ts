import type { WebhookInboxPort } from '@onhand/service/identity/ports'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** Received webhooks by source and message id; the primary key decides which of two racing deliveries is the first. */
export function webhookStore(engine: SqlEngine): WebhookInboxPort {
  const db = sqlFor(engine.dialect)
  return {
    async record(source, messageId, nowMs) {
      const insert = db
        .insertInto('webhook_inbox')
        .values({ source, message_id: messageId, received_at_ms: nowMs })
        .onConflict((conflict) => conflict.doNothing())
        .returning('message_id')
      return (await engine.query(insert.compile())).length === 1
    },

    async has(source, messageId) {
      const found = db
        .selectFrom('webhook_inbox')
        .select('message_id')
        .where('source', '=', source)
        .where('message_id', '=', messageId)
      return (await engine.query(found.compile())).length === 1
    },
  }
}
