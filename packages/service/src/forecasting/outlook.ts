import type { DemandHistory } from '@onhand/domain/forecasting/demand-history'
import { dayNumber } from '@onhand/domain/forecasting/demand-days'
import { HISTORY_DAYS, HORIZON_DAYS_MAX } from '@onhand/domain/forecasting/types'
import { addDays, weekdayOf } from '@onhand/domain/local-time'
import { LEVEL_COUNT } from '@onhand/forecast'
import { classifyDemand } from '@onhand/forecast/demand/demand-class'
import type { VendorId } from '@onhand/domain/ids'
import type { Rates } from '@onhand/forecast/demand/borrow'
import type { Distribution } from '@onhand/forecast/distributions/distribution'
import type { CountPage } from '@onhand/forecast/sparse/count-page'
import { forecastPage } from '@onhand/forecast/sparse/page'
import { effectsOf, type PlanEffects } from '@onhand/forecast/sparse/plan-apply'
import { learnPlan, type PlanModel } from '@onhand/forecast/sparse/plan-model'
import type { PagePlan } from '@onhand/forecast/sparse/plan-page'
import { type DemandPool, fitPool } from '@onhand/forecast/sparse/pool'
import { BAND_PLACES } from './band-places.ts'
import type { Holidays, KnownPlans } from './known-plans.ts'
import { borrowedRates, type GroupRates, isNew, newOutlook } from './new-series.ts'
import { pagePlan } from './page-plan.ts'
import type { DatedSeries } from './series-days.ts'

const WEEK_DAYS = 7
const PLAN_DAYS = HISTORY_DAYS + HORIZON_DAYS_MAX

/** What is expected of one series. */
export type SeriesOutlook = {
  /** Mean units of each day from the first one after the history. */
  readonly dailyMean: ArrayLike<number>
  readonly demandClass: string
  /** Units at each of BAND_LEVELS on one day. */
  dayBand(index: number): readonly number[]
  /** Demand of the first `days` days together. */
  demandOf(days: number): Distribution
  /** What the plan does to its days, HISTORY_DAYS past ones and those to come; absent: nothing is known that moves any. */
  readonly effects?: PlanEffects
}

/** What all series share, the last day of the histories it was learnt from, and how groups of goods sell. */
export type LearntDemand = {
  readonly lastDay: string
  readonly pool: DemandPool
  readonly groups?: GroupRates
  /** What prices, promotions and holidays did, where the past bears it out. */
  readonly plan?: PlanModel
  /** The public holidays that the run reckons with. */
  readonly holidays?: Holidays
}

/**
 * Learns what all series share from a sample of histories that end with `lastDay`. With a plan it learns what that did first, and the rest anew from histories
 * with it taken out [FCT-40].
 */
export function learnDemand(sample: readonly DemandHistory[], lastDay: string, known?: PagePlan): LearntDemand {
  const firstPhase = weekdayOf(addDays(lastDay, 1 - HISTORY_DAYS)) - 1
  const calendar = { cycle: WEEK_DAYS, firstPhase, horizon: HORIZON_DAYS_MAX }
  const page = countPage(sample)
  const pool = fitPool(page, calendar)
  const plan = known && learnPlan(page, known, pool)
  const effects = known && effectsOf(plan, page, known)
  if (effects === undefined) return { lastDay, pool }
  return { lastDay, pool: fitPool({ ...page, effects: effects.all }, calendar), ...(plan ? { plan } : {}) }
}

/** The outlook of each series, in order. Pure: same input, same answer. */
export function outlooks(
  learnt: LearntDemand,
  page: readonly DemandHistory[],
  at: { readonly lastDay: string; readonly plan?: PagePlan | undefined },
): readonly SeriesOutlook[] {
  const { lastDay, plan } = at
  const counts = countPage(page)
  const effects = plan && effectsOf(learnt.plan, counts, plan)
  const forecast = forecastPage(effects ? { ...counts, effects: effects.all } : counts, poolAt(learnt, lastDay))
  const levels = new Float64Array(LEVEL_COUNT)
  return page.map((history, index) => ({
    dailyMean: forecast.demands[index]?.mean ?? [],
    demandClass: classifyDemand(history.units).demandClass,
    dayBand: (day) => {
      forecast.writeQuantiles(index, day, levels)
      return BAND_PLACES.map((place) => levels[place] ?? 0)
    },
    demandOf: (days) => forecast.protection(index, 0, days),
    ...(effects ? { effects: effectsAt(effects, index) } : {}),
  }))
}

function effectsAt({ all, price }: PlanEffects, index: number): PlanEffects {
  const own = (row: Float32Array) => row.subarray(index * PLAN_DAYS, (index + 1) * PLAN_DAYS)
  return { all: own(all), price: own(price) }
}

/**
 * The outlook of each series of one last day, in order: of new ones by what their group sells [FCT-35], of the others by their own past; both with the plan
 * that is known.
 */
export function expectedOf(
  learnt: LearntDemand,
  page: readonly DatedSeries[],
  using: {
    readonly lastDay: string
    readonly shopRates?: (vendorId: VendorId) => Rates | undefined
    readonly plans?: KnownPlans
  },
): readonly SeriesOutlook[] {
  const { lastDay, shopRates, plans } = using
  const own = outlooks(
    learnt,
    page.map((one) => one.history),
    { lastDay, plan: plans && pagePlan(page, lastDay, plans) },
  )
  const pool = poolAt(learnt, lastDay)
  return own.map((outlook, index) => {
    const one = page[index]
    if (one === undefined || !isNew(one.history)) return outlook
    const { groups, vendorId } = one.series
    const rates = borrowedRates(groups, { shop: shopRates?.(vendorId), market: learnt.groups })
    if (rates === null) return outlook
    const { effects } = outlook
    return { ...newOutlook(planned(pool, effects), one.history, rates), ...(effects ? { effects } : {}) }
  })
}

/** The pool with what the plan does to the days of one series in its factors. */
function planned(pool: DemandPool, effects: PlanEffects | undefined): DemandPool {
  if (effects === undefined) return pool
  return { ...pool, factors: pool.factors.map((factor, day) => factor * (effects.all[day] ?? 1)) }
}

/** The pool for histories that end on another day: at places of other time zones it is already, or still, another one. */
function poolAt({ lastDay: learntDay, pool }: LearntDemand, lastDay: string): DemandPool {
  const shift = dayNumber(lastDay) - dayNumber(learntDay)
  if (shift === 0) return pool
  const { factors } = pool
  const inRange = (index: number): number => {
    if (index < 0) return inRange(index + WEEK_DAYS)
    return index >= factors.length ? inRange(index - WEEK_DAYS) : index
  }
  return { ...pool, factors: factors.map((_, index) => factors[inRange(index + shift)] ?? 1) }
}

/** Histories of one last day, one after the other. */
function countPage(histories: readonly DemandHistory[]): CountPage {
  const units = new Float32Array(histories.length * HISTORY_DAYS)
  const censored = new Uint8Array(histories.length * HISTORY_DAYS)
  const startIndex = new Int32Array(histories.length)
  for (const [index, history] of histories.entries()) {
    const start = HISTORY_DAYS - history.units.length
    // What came today counts as a day without a sale: less than an average SKU is expected of it, not nothing.
    startIndex[index] = Math.min(start, HISTORY_DAYS - 1)
    units.set(history.units, index * HISTORY_DAYS + start)
    censored.set(history.censored, index * HISTORY_DAYS + start)
  }
  return { skus: histories.length, periods: HISTORY_DAYS, units, censored, startIndex }
}
