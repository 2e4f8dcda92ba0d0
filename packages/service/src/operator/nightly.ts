import type { Actor } from '@onhand/domain/identity/actor'
import { SEARCH_DAYS_KEPT } from '@onhand/domain/insight/search-term'
import { nightlyDayMs } from '@onhand/domain/operator/nightly-day'
import { weekStartMs } from '@onhand/domain/payments/payout'
import { idOf } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import { countDays } from '../insight/count-days.ts'
import type { PayoutDeps } from '../money/request-payout.ts'
import { type ReconcileDeps, runReconciliation } from '../money/run-reconciliation.ts'
import { weeklyPayouts } from '../money/weekly-payouts.ts'

/** What the clock's runs need. */
export type ClockDeps = ReconcileDeps &
  PayoutDeps &
  Pick<ServiceDeps, 'cron' | 'console' | 'unmetDemand' | 'insight' | 'vendors' | 'promotions'>

const DAY_MS = 86_400_000
// A run that has not finished by then broke off.
const STALE_MS = 30 * 60_000
// Entries of before are given their time in bounded steps, until none is left.
const ENTRIES_PER_STEP = 5_000
const SHORTAGE_DAYS_KEPT = 2 * 366
// Two years of which the forecast learns, and a season more.
const PRICE_DAYS_KEPT = 800
const CLOCK: Actor = { kind: 'program', name: 'nightly', scopes: ['operate'] }

/**
 * What the minute run does by the clock: commission rates whose instant has come, and once a day, after three in the morning UTC, the nightly work
 * [OPS-7] and the counting of days that are over [INS-16]. A minute that was missed is caught up by the next one.
 */
export async function moneyClock(deps: ClockDeps, nowMs: number): Promise<void> {
  await deps.cron.note('minute', nowMs)
  await deps.console.applyRates(nowMs)
  const dayMs = nightlyDayMs(nowMs)
  const runKey = new Date(dayMs).toISOString().slice(0, 10)
  await once(deps, { name: 'nightly', runKey, nowMs }, () => nightly(deps, dayMs))
  // Its own run: a bank that does not answer is no reason to count no days.
  await once(deps, { name: 'insight', runKey, nowMs }, () => countDays(deps, nowMs))
}

/** One run under a key, whoever comes first. */
async function once(
  deps: ClockDeps,
  run: { readonly name: string; readonly runKey: string; readonly nowMs: number },
  work: () => Promise<unknown>,
): Promise<void> {
  const { name, runKey, nowMs } = run
  if (!(await deps.cron.claim(name, runKey, { nowMs, staleMs: STALE_MS }))) return
  const failure = await work().then(
    () => null,
    (error: unknown) => String(error).slice(0, 300),
  )
  if (failure !== null) deps.log.error(`cron.${name}.failed`, { runKey, failure })
  await deps.cron.finish(name, runKey, { nowMs: deps.nowMs(), failure })
}

/** Compares yesterday with the bank in every currency, and pays out the week. Every step may be repeated. */
async function nightly(deps: ClockDeps, dayMs: number): Promise<void> {
  while ((await deps.money.fillEntryTimes(ENTRIES_PER_STEP)) === ENTRIES_PER_STEP);
  await forgetPast(deps, dayMs)
  await week(deps, dayMs)
  for (const currency of deps.bankStatements.currencies()) {
    const id = idOf('reconciliation', `rec_${currency.toLowerCase()}${dayMs / DAY_MS}`)
    const made = await runReconciliation(deps, CLOCK, {
      id,
      currency,
      fromMs: dayMs - DAY_MS,
      toMs: dayMs,
      origin: 'nightly',
    })
    if (!made.ok) throw new Error(`reconciliation of ${currency}: ${made.error.code}`)
  }
}

/** What shoppers searched for is kept a season [INS-11]; what they could not have as long as a year is compared with the one before; prices as long as the forecast looks back [PRO-1]. */
async function forgetPast(deps: ClockDeps, dayMs: number): Promise<void> {
  const searchDay = new Date(dayMs - SEARCH_DAYS_KEPT * DAY_MS).toISOString().slice(0, 10)
  await deps.unmetDemand.prune({ searchDay, shortageMs: dayMs - SHORTAGE_DAYS_KEPT * DAY_MS })
  await deps.promotions.clock.forgetPrices(dayMs - PRICE_DAYS_KEPT * DAY_MS)
}

/** The week's payouts, on its first night; a Monday that was missed is made up for on the next one. */
async function week(deps: ClockDeps, dayMs: number): Promise<void> {
  const runKey = new Date(weekStartMs(dayMs)).toISOString().slice(0, 10)
  if (!(await deps.cron.claim('weekly', runKey, { nowMs: deps.nowMs(), staleMs: STALE_MS }))) return
  await weeklyPayouts(deps, dayMs)
  await deps.cron.finish('weekly', runKey, { nowMs: deps.nowMs(), failure: null })
}
