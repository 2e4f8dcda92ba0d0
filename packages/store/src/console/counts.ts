import type { ConsoleCounts } from '@onhand/service/operator/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type Row = {
  waiting_count: number
  oldest_waiting_at_ms: number | null
  dead_letter_count: number
  open_trouble_count: number
  oldest_due_payout_at_ms: number | null
  due_payout_count: number
  failed_payout_count: number
  pending_shop_count: number
  suspended_shop_count: number
}

// Payouts that failed longer ago were seen by then.
const FAILED_SHOWN_MS = 14 * 86_400_000

/** What waits, in one trip. Each count stops at `countMax`. */
export async function readCounts(engine: SqlEngine, nowMs: number, countMax: number): Promise<ConsoleCounts> {
  const count = (from: RawBuilder<unknown>) =>
    sql`(select cast(count(*) as integer) from (select 1 as one from ${from} limit ${countMax}) as counted)`
  const counts = sql<Row>`select
    ${count(sql`outbox`)} as waiting_count,
    (select min(created_at_ms) from outbox) as oldest_waiting_at_ms,
    ${count(sql`dead_letter`)} as dead_letter_count,
    ${count(sql`checkout_trouble where outcome = 'open'`)} as open_trouble_count,
    (select min(requested_at_ms) from payout where status = 'due') as oldest_due_payout_at_ms,
    ${count(sql`payout where status = 'due'`)} as due_payout_count,
    ${count(sql`payout where status = 'failed' and requested_at_ms > cast(${nowMs - FAILED_SHOWN_MS} as bigint)`)} as failed_payout_count,
    ${count(sql`vendor where submitted_at_ms is not null and is_approved = 0 and not exists (select 1 from vendor_suspension where vendor_id = vendor.id)`)} as pending_shop_count,
    ${count(sql`vendor_suspension`)} as suspended_shop_count`
  const [row] = await engine.query(counts.compile(sqlFor(engine.dialect)))
  if (!row) throw new Error('a count has one row')
  return {
    waitingCount: row.waiting_count,
    oldestWaitingAtMs: row.oldest_waiting_at_ms,
    deadLetterCount: row.dead_letter_count,
    openTroubleCount: row.open_trouble_count,
    oldestDuePayoutAtMs: row.oldest_due_payout_at_ms,
    duePayoutCount: row.due_payout_count,
    failedPayoutCount: row.failed_payout_count,
    pendingShopCount: row.pending_shop_count,
    suspendedShopCount: row.suspended_shop_count,
  }
}
