import type { OutboxMessage, OutboxType } from '../ordering/ports.ts'

/** The queues behind the outbox: each type has one. Sending is at least once and may lose a message; the outbox row stays until the work is done. */
export type OutboxQueuePort = { send(type: OutboxType, messages: readonly OutboxMessage[]): Promise<void> }

/** Why the work of a message was not done. Retryable: the world may change by itself (money arrives, a party recovers). */
export type JobRefusal = { readonly code: string; readonly isRetryable: boolean }
