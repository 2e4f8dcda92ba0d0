import type { OutboxMessage } from '@onhand/service/ordering/ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** A message as its row: due at once. */
export function outboxRow(message: OutboxMessage, nowMs: number): Insertable<Database['outbox']> {
  return {
    id: message.id,
    type: message.type,
    version: message.version,
    body: JSON.stringify(message.body),
    attempts: 0,
    next_at_ms: nowMs,
    created_at_ms: nowMs,
  }
}

/** A row as its message. */
export function outboxMessage(row: Selectable<Database['outbox']>): OutboxMessage & { readonly attempts: number } {
  return {
    id: row.id,
    type: row.type as OutboxMessage['type'],
    version: row.version,
    body: JSON.parse(row.body) as OutboxMessage['body'],
    attempts: row.attempts,
  }
}
