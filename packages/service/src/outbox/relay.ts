import { OUTBOX_TYPES, type OutboxMessage, type OutboxType } from '../ordering/ports.ts'
import type { JobDeps } from '../deps.ts'
import { resendDelayMs } from './backoff.ts'
import type { OutboxQueuePort } from './ports.ts'

/** What the relay needs. */
export type RelayDeps = Pick<JobDeps, 'outbox' | 'nowMs' | 'log'> & { readonly queues: OutboxQueuePort }

// A page fits one batch of a queue; the pages of one run stay far below a Worker's time, the next run takes the rest.
const PAGE_ROWS = 100
const PAGES_MAX = 10

/**
 * Sends every due outbox row to its queue and notes when to send it again if nobody has done it by then [JOB-5].
 * Called right after a commit and by the minute cron; two at once send twice, which consumers do not mind.
 * A queue that does not take its rows leaves them due and does not stop the others.
 */
export async function relayOutbox(deps: RelayDeps): Promise<{ readonly sentCount: number }> {
  let sentCount = 0
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const rows = await deps.outbox.due(deps.nowMs(), PAGE_ROWS)
    const sent = await Promise.all(groups(rows).map((group) => handOver(deps, group)))
    const pageCount = sent.reduce((total, count) => total + count, 0)
    sentCount += pageCount
    if (rows.length < PAGE_ROWS || pageCount === 0) break
  }
  if (sentCount > 0) deps.log.info('outbox.relayed', { sentCount })
  return { sentCount }
}

type Row = OutboxMessage & { readonly attempts: number }
type Group = { readonly type: OutboxType; readonly attempts: number; readonly rows: Row[] }

function groups(rows: readonly Row[]): Group[] {
  const byKey = new Map<string, Group>()
  for (const row of rows) {
    const key = `${row.type}:${row.attempts}`
    const group = byKey.get(key) ?? { type: row.type, attempts: row.attempts, rows: [] }
    group.rows.push(row)
    byKey.set(key, group)
  }
  return [...byKey.values()]
}

async function handOver(deps: RelayDeps, group: Group): Promise<number> {
  return OUTBOX_TYPES.includes(group.type) ? await sendGroup(deps, group) : await parkGroup(deps, group)
}

/** A replayed dead letter of a type that nobody works off goes back to where it came from. */
async function parkGroup(deps: RelayDeps, group: Group): Promise<number> {
  for (const { id, type, body } of group.rows) {
    await deps.outbox.park({ id, type, body: JSON.stringify(body) }, 'no_consumer', deps.nowMs())
  }
  return group.rows.length
}

async function sendGroup(deps: RelayDeps, group: Group): Promise<number> {
  try {
    await deps.queues.send(
      group.type,
      group.rows.map(({ id, type, version, body }) => ({ id, type, version, body })),
    )
  } catch (error) {
    deps.log.error('outbox.send_failed', { type: group.type, rows: group.rows.length, error })
    return 0
  }
  await deps.outbox.sent(
    group.rows.map((row) => row.id),
    deps.nowMs() + resendDelayMs(group.attempts),
  )
  return group.rows.length
}
