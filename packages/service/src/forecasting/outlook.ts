import type { DemandHistory } from '@onhand/domain/forecasting/demand-history'
import { dayNumber } from '@onhand/domain/forecasting/demand-days'
import { BAND_LEVELS } from '@onhand/domain/forecasting/score'
import { HISTORY_DAYS, HORIZON_DAYS } from '@onhand/domain/forecasting/types'
import { addDays, weekdayOf } from '@onhand/domain/local-time'
import { LEVEL_COUNT, LEVELS } from '@onhand/forecast'
import { classifyDemand } from '@onhand/forecast/demand/demand-class'
import type { Distribution } from '@onhand/forecast/distributions/distribution'
import type { CountPage } from '@onhand/forecast/sparse/count-page'
import { forecastPage } from '@onhand/forecast/sparse/page'
import { type DemandPool, fitPool } from '@onhand/forecast/sparse/pool'

const WEEK_DAYS = 7
/** Where the bands' levels are among those of a forecast. */
const BAND_PLACES = BAND_LEVELS.map((level) => LEVELS.indexOf(level))

/** What is expected of one series. */
export type SeriesOutlook = {
  /** Mean units of each day from the first one after the history. */
  readonly dailyMean: ArrayLike<number>
  readonly demandClass: string
  /** Units at each of BAND_LEVELS on one day. */
  dayBand(index: number): readonly number[]
  /** Demand of the first `days` days together. */
  demandOf(days: number): Distribution
}

/** What all series share, and the last day of the histories it was learnt from. */
export type LearntDemand = { readonly lastDay: string; readonly pool: DemandPool }

/** Learns what all series share from a sample of histories that end with `lastDay`. */
export function learnDemand(sample: readonly DemandHistory[], lastDay: string): LearntDemand {
  const firstPhase = weekdayOf(addDays(lastDay, 1 - HISTORY_DAYS)) - 1
  return { lastDay, pool: fitPool(countPage(sample), { cycle: WEEK_DAYS, firstPhase, horizon: HORIZON_DAYS }) }
}

/** The outlook of each series, in order. Pure: same input, same answer. */
export function outlooks(
  learnt: LearntDemand,
  page: readonly DemandHistory[],
  lastDay: string,
): readonly SeriesOutlook[] {
  const forecast = forecastPage(countPage(page), poolAt(learnt, lastDay))
  const levels = new Float64Array(LEVEL_COUNT)
  return page.map((history, index) => ({
    dailyMean: forecast.demands[index]?.mean ?? [],
    demandClass: classifyDemand(history.units).demandClass,
    dayBand: (day) => {
      forecast.writeQuantiles(index, day, levels)
      return BAND_PLACES.map((place) => levels[place] ?? 0)
    },
    demandOf: (days) => forecast.protection(index, 0, days),
  }))
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
