import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import { parkMalformed } from './park-malformed.ts'
import { settle } from './settle.ts'

/** Keeps what the queues themselves gave up on, so that the operator sees it [JOB-4]. */
export async function handleDeadLetter(batch: Pick<MessageBatch, 'messages'>, deps: ProcessDeps): Promise<void> {
  for (const message of batch.messages) settle(message, await parkMalformed(message, deps, 'attempts'))
}
