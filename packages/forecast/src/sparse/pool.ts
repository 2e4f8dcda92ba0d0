import type { CountPage, PageCalendar } from './count-page.ts'
import { levelOf, type Pace, walkHistory } from './demand-state.ts'
import { fitSeason } from './season.ts'
import { fitSpread, type Spread } from './spread.ts'

/** What a sample of SKUs teaches about all of them: plain JSON, made once per run and given to every page. */
export interface DemandPool {
  /** Periods of history that `factors` begins with; the pages that use the pool must have as many. */
  readonly periods: number
  /** Demand of each period as a multiple of the usual, history first, then the horizon; 0: closed. */
  readonly factors: readonly number[]
  readonly pace: Pace
  readonly spread: Spread
  /** The least demand per usual period that is believed of a SKU in the range: it is there because it sells. */
  readonly floor: number
}

/** How the paces of a step differ: a month holds what thirty days do. */
const PACES: readonly { readonly cycleMin: number; readonly pace: Pace }[] = [
  { cycleMin: 7, pace: { window: 48, level: 0.1, chance: 0.05 } },
  { cycleMin: 1, pace: { window: 12, level: 0.1, chance: 0.1 } },
]

// A third of a unit in sixteen weeks of days.
const FLOOR_PER_DAY = 0.35 / 112
// Intervals of the past that teach the spread: their lengths in periods, and how far apart they begin.
const INTERVALS = {
  day: { lengths: [1, 2, 4, 7], apart: 7, span: 112 },
  other: { lengths: [1, 3], apart: 1, span: 12 },
}

/** Learns a pool from a sample of SKUs: a few hundred are enough, more do no harm. */
export function fitPool(sample: CountPage, calendar: PageCalendar): DemandPool {
  const { factors } = fitSeason(sample, calendar)
  const pace = PACES.find(({ cycleMin }) => calendar.cycle >= cycleMin)?.pace ?? { window: 12, level: 0.1, chance: 0.1 }
  const isDaily = calendar.cycle === 7
  const expected: number[] = []
  const actual: number[] = []
  const { lengths, apart, span } = isDaily ? INTERVALS.day : INTERVALS.other
  for (let sku = 0; sku < sample.skus; sku++) {
    const base = sku * sample.periods
    walkHistory({ page: sample, sku, factors, pace }, (period, state) => {
      const toEnd = sample.periods - period
      if (toEnd > span || toEnd % apart !== 0 || state.seen < 2 * calendar.cycle) return
      const level = levelOf(state, pace)
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
  return {
    periods: sample.periods,
    factors: [...factors],
    pace,
    spread: fitSpread({ expected, actual }),
    floor: isDaily ? FLOOR_PER_DAY : FLOOR_PER_DAY * 7,
  }
}
