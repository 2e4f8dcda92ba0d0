import type { Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import { ATTEMPTS_MAX, backoffSeconds } from './backoff.ts'
import type { JobRefusal } from './ports.ts'

/** What settling needs. `jitter` answers numbers from 0 up to 1. */
export type ProcessDeps = Pick<JobDeps, 'outbox' | 'nowMs' | 'log'> & { readonly jitter: () => number }

/** What the queue is told: forget the message, or bring it again. */
export type Settlement =
  | { readonly kind: 'done' }
  | { readonly kind: 'parked' }
  | { readonly kind: 'retry'; readonly delaySeconds: number }

/** The work of one message type. Must be repeatable: it may run again after any of its steps. */
export type MessageWork = (message: OutboxMessage) => Promise<Result<unknown, JobRefusal>>

/**
 * Does the work of one outbox message and settles it. The row decides, not the queue's copy: no row, nothing to do [JOB-1].
 * The row goes only after the work [JOB-2]; a failure is retried with back-off [JOB-3], a hopeless one parked [JOB-4].
 */
export async function processMessage(
  deps: ProcessDeps,
  delivery: { readonly id: string; readonly attempts: number },
  work: MessageWork,
): Promise<Settlement> {
  const { id, attempts } = delivery
  try {
    const message = await deps.outbox.find(id)
    if (message === null) return { kind: 'done' }
    const result = await work(message)
    if (result.ok) {
      await deps.outbox.done(id)
      deps.log.info('job.done', { id, attempts })
      return { kind: 'done' }
    }
    const { code, isRetryable } = result.error
    if (isRetryable && attempts < ATTEMPTS_MAX) return retry(deps, delivery, code)
    return await park(deps, message, code)
  } catch (error) {
    if (attempts < ATTEMPTS_MAX) return retry(deps, delivery, error)
    return await parkFailed(deps, delivery, error)
  }
}

function retry(
  deps: ProcessDeps,
  delivery: { readonly id: string; readonly attempts: number },
  reason: unknown,
): Settlement {
  const delaySeconds = backoffSeconds(delivery.attempts, deps.jitter())
  deps.log.warn('job.retry', { ...delivery, delaySeconds, reason })
  return { kind: 'retry', delaySeconds }
}

async function park(deps: ProcessDeps, message: OutboxMessage, reason: string): Promise<Settlement> {
  await deps.outbox.park(
    { id: message.id, type: message.type, body: JSON.stringify(message.body) },
    reason,
    deps.nowMs(),
  )
  deps.log.error('job.parked', { id: message.id, type: message.type, reason })
  return { kind: 'parked' }
}

/** The last attempt threw: park it when the database still answers, else let the queue's dead-letter queue keep it. */
async function parkFailed(
  deps: ProcessDeps,
  delivery: { readonly id: string; readonly attempts: number },
  error: unknown,
): Promise<Settlement> {
  try {
    const message = await deps.outbox.find(delivery.id)
    if (message === null) return { kind: 'done' }
    return await park(deps, message, `failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300))
  } catch {
    return retry(deps, delivery, error)
  }
}
