import { ATTEMPTS_MAX, backoffSeconds } from '@onhand/service/outbox/backoff'
import type { ProcessDeps, Settlement } from '@onhand/service/outbox/process-message'
import { z } from 'zod'

const Named = z.object({ id: z.string().min(1).max(200), type: z.string().min(1).max(100).optional() })
const BODY_MAX_CHARACTERS = 100_000

/** Parks a message that nobody can read: under its outbox id when it names one, so that the row is not sent again [JOB-4]. */
export async function parkMalformed(message: Message, deps: ProcessDeps, reason = 'malformed'): Promise<Settlement> {
  const named = Named.safeParse(message.body)
  const id = named.success ? named.data.id : `queue:${message.id}`
  const type = (named.success ? named.data.type : null) ?? 'unknown'
  try {
    await deps.outbox.park({ id, type, body: bodyText(message.body) }, reason, deps.nowMs())
    deps.log.error('job.parked', { id, type, reason })
    return { kind: 'parked' }
  } catch (error) {
    deps.log.error('job.park_failed', { id, error })
    return { kind: 'retry', delaySeconds: backoffSeconds(Math.min(message.attempts, ATTEMPTS_MAX), deps.jitter()) }
  }
}

/** What was in the message, as JSON: of an outbox message its body, as a replay needs it; of anything else all of it. */
function bodyText(body: unknown): string {
  const inner = z.object({ id: z.string(), body: z.record(z.string(), z.unknown()) }).safeParse(body)
  const text = JSON.stringify(inner.success ? inner.data.body : body) ?? 'null'
  // Cut JSON is no JSON, and a replayed row has to be readable.
  return text.length <= BODY_MAX_CHARACTERS ? text : JSON.stringify({ cut: text.slice(0, BODY_MAX_CHARACTERS) })
}
