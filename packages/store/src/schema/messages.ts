import type { Dialect } from './dialect.ts'

/** Messages going out, messages given up on, messages received. */
export function messageTables(d: Dialect) {
  const outbox = d.table(
    'outbox',
    {
      id: d.text('id').primaryKey(),
      type: d.text('type').notNull(),
      version: d.int('version').notNull(),
      body: d.text('body').notNull(),
      attempts: d.int('attempts').notNull(),
      nextAtMs: d.big('next_at_ms').notNull(),
      createdAtMs: d.big('created_at_ms').notNull(),
    },
    (t) => [
      // The relay takes what is due, oldest first.
      d.index('outbox_due').on(t.nextAtMs, t.id),
      d.check('outbox_attempts', 'attempts >= 0'),
    ],
  )

  const deadLetter = d.table(
    'dead_letter',
    {
      id: d.text('id').primaryKey(),
      type: d.text('type').notNull(),
      version: d.int('version').notNull(),
      body: d.text('body').notNull(),
      reason: d.text('reason').notNull(),
      parkedAtMs: d.big('parked_at_ms').notNull(),
    },
    (t) => [
      // The operator's list, newest first.
      d.index('dead_letter_parked').on(t.parkedAtMs, t.id),
    ],
  )

  const webhookInbox = d.table(
    'webhook_inbox',
    {
      source: d.text('source').notNull(),
      messageId: d.text('message_id').notNull(),
      receivedAtMs: d.big('received_at_ms').notNull(),
      // Until when a delivery may be at work on it; 0: done.
      claimedUntilMs: d.big('claimed_until_ms').notNull().default(0),
    },
    (t) => [
      d.primaryKey({ name: 'webhook_inbox_pk', columns: [t.source, t.messageId] }),
      // Old ones are forgotten, oldest first.
      d.index('webhook_inbox_received').on(t.receivedAtMs),
    ],
  )

  return { outbox, deadLetter, webhookInbox }
}
