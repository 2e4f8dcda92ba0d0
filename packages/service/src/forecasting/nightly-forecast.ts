import { addDays } from '@onhand/domain/local-time'
import { nightlyDayMs } from '@onhand/domain/operator/nightly-day'
import type { JobDeps } from '../deps.ts'
import { startNightly } from './start-run.ts'

const DAY_MS = 86_400_000
// Starting is one write; a minute run that broke off before it is made up for.
const STALE_MS = 10 * 60_000
/** Two years are compared with each other; what is older is forgotten. */
const DAYS_KEPT = 800

/** Starts the night's forecast of all shops, once, and forgets what is long past [FCT-9]. Run by the minute cron. */
export async function nightlyForecast(
  deps: Pick<JobDeps, 'cron' | 'forecastRuns' | 'demand' | 'nowMs' | 'log'>,
  nowMs: number,
): Promise<void> {
  const day = new Date(nightlyDayMs(nowMs)).toISOString().slice(0, 10)
  if (!(await deps.cron.claim('forecast', day, { nowMs, staleMs: STALE_MS }))) return
  const { isStarted } = await startNightly(deps, day)
  await deps.demand.forget(addDays(day, -DAYS_KEPT), nowMs - DAYS_KEPT * DAY_MS)
  await deps.cron.finish('forecast', day, { nowMs: deps.nowMs(), failure: null })
  deps.log.info('forecast.nightly', { day, isStarted })
}
