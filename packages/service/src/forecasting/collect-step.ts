import { dayRange, earlierDay, lastClosedDay, laterDay, localDay } from '@onhand/domain/forecasting/demand-days'
import { HISTORY_DAYS } from '@onhand/domain/forecasting/types'
import { addDays, localTime } from '@onhand/domain/local-time'
import type { JobDeps } from '../deps.ts'
import type { RunRecord, ZoneDay } from './ports.ts'

// A month of a busy marketplace is one statement of some seconds at most.
const DAYS_PER_STEP = 31
// An order may reach the database a while after it was placed, when a checkout was interrupted.
const READ_AGAIN_DAYS = 2

/**
 * One portion of reading the placed orders into demand by day. Runs of all shops go on from where the last one came to, the last days once more; a
 * run of one shop reads its whole year again, so that orders that were written later with an earlier date are counted [FCT-1].
 */
export async function collectStep(
  deps: Pick<JobDeps, 'demand' | 'nowMs'>,
  run: Pick<RunRecord, 'vendorId' | 'step' | 'startedAtMs'>,
): Promise<{ readonly isComplete: boolean }> {
  const timeZones = await deps.demand.timeZones(run.vendorId)
  const firstAtMs = await deps.demand.firstOrderAtMs(run.vendorId)
  if (firstAtMs === null) return { isComplete: true }
  const isFeed = run.vendorId === null
  const through = isFeed ? await deps.demand.fedThroughMs(timeZones) : new Map<string, number>()
  const days: ZoneDay[] = []
  let isComplete = true
  for (const timeZone of timeZones) {
    const last = lastClosedDay(run.startedAtMs, timeZone)
    const from = isFeed ? feedFrom(firstAtMs, through.get(timeZone), timeZone) : localTime(firstAtMs, timeZone).date
    const first = laterDay(from, addDays(last, 1 - HISTORY_DAYS))
    // The feed moves its own mark; a shop's run counts its steps.
    const start = isFeed ? first : addDays(first, run.step * DAYS_PER_STEP)
    const portion = dayRange(start, last, DAYS_PER_STEP)
    days.push(...portion.map((day) => localDay(day, timeZone)))
    if (earlierDay(portion.at(-1) ?? last, last) < last) isComplete = false
  }
  await deps.demand.collect(run.vendorId, days, isFeed)
  return { isComplete }
}

function feedFrom(firstAtMs: number, throughMs: number | undefined, timeZone: string): string {
  const first = localTime(firstAtMs, timeZone).date
  if (throughMs === undefined) return first
  return laterDay(first, addDays(localTime(throughMs, timeZone).date, -READ_AGAIN_DAYS))
}
