import { type CountPage, firstPeriodOf, type PageCalendar } from './count-page.ts'
import { type LevelPrior, levelOf, walkHistory } from './demand-state.ts'
import { fitSeason } from './season.ts'
import { fitSpread, type Spread, type SpreadPairs } from './spread.ts'

/** What a sample of SKUs teaches about all of them: plain JSON, made once per run and given to every page. */
export interface DemandPool {
  /** Periods of history that `factors` begins with; the pages that use the pool must have as many. */
  readonly periods: number
  /** Demand of each period as a multiple of the usual, history first, then the horizon; 0: closed. */
  readonly factors: readonly number[]
  readonly prior: LevelPrior
  readonly spread: Spread
  /** The least demand per usual period that is believed of a SKU in the range: it is there because it sells. */
  readonly floor: number
}

// A third of a unit in sixteen weeks of days.
const FLOOR_PER_DAY = 0.35 / 112
// Bunching assumed until the pool has told its own: that of order lines.
const FIRST_CLUMP = 1.2
// Intervals of the past that teach the spread: their lengths in periods, how far apart they begin, how far back.
const DAYS = { lengths: [1, 2, 4, 7], apart: 7, span: 112 }
const OTHERS = { lengths: [1, 3], apart: 1, span: 12 }

/** Learns a pool from a sample of SKUs: a few hundred are enough, more do no harm. */
export function fitPool(sample: CountPage, calendar: PageCalendar): DemandPool {
  const { factors } = fitSeason(sample, calendar)
  const mean = meanLevel(sample, factors)
  let prior: LevelPrior = { mean, clump: FIRST_CLUMP }
  let spread = fitSpread(pastIntervals(sample, factors, { prior, calendar }))
  if (spread.clump > 1.5 * FIRST_CLUMP) {
    // Bunched demand: each unit says less than was assumed, so levels must move less.
    prior = { mean, clump: spread.clump }
    spread = fitSpread(pastIntervals(sample, factors, { prior, calendar }))
  }
  const floor = calendar.cycle === 7 ? FLOOR_PER_DAY : FLOOR_PER_DAY * 7
  return { periods: sample.periods, factors: [...factors], prior, spread, floor }
}

/** Mean demand of a usual period over all SKUs from their first period on. */
function meanLevel(sample: CountPage, factors: Float64Array): number {
  let units = 0
  let exposure = 0
  for (let sku = 0; sku < sample.skus; sku++) {
    for (let period = firstPeriodOf(sample, sku); period < sample.periods; period++) {
      const sold = sample.units[sku * sample.periods + period] ?? Number.NaN
      if (Number.isNaN(sold)) continue
      units += sold
      exposure += factors[period] ?? 0
    }
  }
  return exposure > 0 && units > 0 ? units / exposure : FLOOR_PER_DAY
}

/** What was expected of intervals of the past when they began, and what came. */
function pastIntervals(
  sample: CountPage,
  factors: Float64Array,
  using: { readonly prior: LevelPrior; readonly calendar: PageCalendar },
): SpreadPairs {
  const { lengths, apart, span } = using.calendar.cycle === 7 ? DAYS : OTHERS
  const expected: number[] = []
  const actual: number[] = []
  for (let sku = 0; sku < sample.skus; sku++) {
    const base = sku * sample.periods
    walkHistory({ page: sample, sku, factors, prior: using.prior }, (period, state) => {
      const toEnd = sample.periods - period
      if (toEnd > span || toEnd % apart !== 0 || state.seen < 2 * using.calendar.cycle) return
      const level = levelOf(state).mean
      let mean = 0
      let units = 0
      for (let ahead = 0; ahead < Math.min(toEnd, lengths.at(-1) ?? 1); ahead++) {
        mean += level * (factors[period + ahead] ?? 0)
        if (sample.censored?.[base + period + ahead] === 1) return
        units += sample.units[base + period + ahead] ?? Number.NaN
        if (!lengths.includes(ahead + 1) || Number.isNaN(units)) continue
        expected.push(mean)
        actual.push(units)
      }
    })
  }
  return { expected, actual }
}
