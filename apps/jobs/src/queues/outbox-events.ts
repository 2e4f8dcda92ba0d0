import { OutboxEvent } from '@onhand/contract/queues'
import { type ProcessDeps, processMessage, type Settlement } from '@onhand/service/outbox/process-message'
import type { Result } from '@onhand/domain/result'
import type { JobRefusal } from '@onhand/service/outbox/ports'
import { parkMalformed } from './park-malformed.ts'
import { settle } from './settle.ts'

/** The work of the events of one queue; null for an event that belongs to another. */
export type EventWork = (event: OutboxEvent) => Promise<Result<unknown, JobRefusal>> | null

/** Settles every message on its own, so that one bad order never blocks its batch [JOB-4]. */
export async function handleOutboxEvents(
  messages: readonly Message[],
  deps: ProcessDeps,
  work: EventWork,
): Promise<void> {
  await Promise.all(messages.map(async (message) => settle(message, await handleOne(message, deps, work))))
}

async function handleOne(message: Message, deps: ProcessDeps, work: EventWork): Promise<Settlement> {
  const event = OutboxEvent.safeParse(message.body)
  if (!event.success) return await parkMalformed(message, deps)
  const { id } = event.data
  return await processMessage(deps, { id, attempts: message.attempts }, async (row) => {
    // The row is the truth; the message only woke us.
    const stored = OutboxEvent.safeParse(row)
    const result = stored.success ? work(stored.data) : null
    return (await result) ?? { ok: false, error: { code: 'malformed', isRetryable: false } }
  })
}
