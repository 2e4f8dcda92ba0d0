import type { ServiceDeps } from '../deps.ts'

/** Organisations whose webhooks we take. */
export const WEBHOOK_SOURCES = ['bank', 'supplier', 'carrier'] as const

const DAY_MS = 86_400_000
// A captured message is too old after five minutes; an honest sender tries again for a good day.
const WEBHOOK_KEPT_MS = 3 * DAY_MS
// Mails and reports that were sent: the longest period between two reports is a month.
const SENT_KEPT_MS = 62 * DAY_MS
// What a busy minute brings in, twice.
const FORGOTTEN_MAX = 30_000

/** Forgets message ids that nobody can replay any more [WEB-5]. Bounded; the next minute goes on. */
export async function forgetWebhooks(deps: Pick<ServiceDeps, 'webhooks' | 'nowMs'>): Promise<number> {
  const nowMs = deps.nowMs()
  const of = { sources: WEBHOOK_SOURCES, limit: FORGOTTEN_MAX }
  const received = await deps.webhooks.prune({ ...of, isOthers: false, beforeMs: nowMs - WEBHOOK_KEPT_MS })
  const sent = await deps.webhooks.prune({ ...of, isOthers: true, beforeMs: nowMs - SENT_KEPT_MS })
  return received + sent
}
