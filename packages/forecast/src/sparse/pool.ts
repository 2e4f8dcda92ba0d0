import { type CountPage, firstPeriodOf, type PageCalendar } from './count-page.ts'
import type { LevelPrior } from './demand-state.ts'
import { gatedLots } from './lot-gate.ts'
import type { LotPool } from './lot-pool.ts'
import { eventUnitsOf, pastIntervals } from './past-intervals.ts'
import { fitSeason } from './season.ts'
import { fitSpread, type Spread } from './spread.ts'

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
  /** Demand in lots, where the past says that this foretells better. Absent: it does not. */
  readonly lots?: LotPool
}

// A third of a unit in sixteen weeks of days.
const FLOOR_PER_DAY = 0.35 / 112
// Bunching assumed until the pool has told its own: that of order lines.
const FIRST_CLUMP = 1.2
// Variance per unit of demand above which demand is lumpy, and lots may foretell it better.
const LUMPY_CLUMP = 1.5 * FIRST_CLUMP
// How far a SKU's own bunching may be believed: mixed with so many events of the pool.
const EVENTS_MIXED = [20, 4] as const
// A SKU's own bunching makes its stock swing; it must earn more than that costs.
const GAIN_MIN = 0.01

/** Learns a pool from a sample of SKUs: a few hundred are enough, more do no harm. */
export function fitPool(sample: CountPage, calendar: PageCalendar): DemandPool {
  const { cycle } = calendar
  const { factors } = fitSeason(sample, calendar)
  let prior: LevelPrior = { mean: typicalLevel(sample, factors), clump: FIRST_CLUMP, eventUnits: 1, eventsMixed: null }
  let spread = fitSpread(pastIntervals(sample, factors, { prior, cycle }))
  if (spread.clump > LUMPY_CLUMP) {
    // Bunched demand: each unit says less than was assumed, so levels must move less; and SKUs differ in it.
    prior = { ...prior, clump: spread.clump }
    prior = { ...prior, eventUnits: eventUnitsOf(sample, factors, prior) }
    spread = fitSpread(pastIntervals(sample, factors, { prior, cycle }))
    for (const eventsMixed of EVENTS_MIXED) {
      const own = { ...prior, eventsMixed }
      const fitted = fitSpread(pastIntervals(sample, factors, { prior: own, cycle }))
      if (fitted.loss > spread.loss * (1 - GAIN_MIN)) continue
      spread = fitted
      prior = own
    }
  }
  const isBunched = spread.clump > LUMPY_CLUMP
  const lots = isBunched ? gatedLots(sample, factors, { rival: { prior, spread }, cycle }) : null
  const floor = cycle === 7 ? FLOOR_PER_DAY : FLOOR_PER_DAY * 7
  return {
    periods: sample.periods,
    factors: [...factors],
    prior,
    spread: { clump: spread.clump, unsure: spread.unsure },
    floor,
    ...(lots ? { lots } : {}),
  }
}

/** Demand of a usual period of a typical SKU: the geometric mean over those that sold, from their first period on. */
function typicalLevel(sample: CountPage, factors: Float64Array): number {
  let logs = 0
  let sellers = 0
  for (let sku = 0; sku < sample.skus; sku++) {
    let units = 0
    let exposure = 0
    for (let period = firstPeriodOf(sample, sku); period < sample.periods; period++) {
      const sold = sample.units[sku * sample.periods + period] ?? Number.NaN
      if (Number.isNaN(sold)) continue
      units += sold
      exposure += factors[period] ?? 0
    }
    if (!(units > 0 && exposure > 0)) continue
    logs += Math.log(units / exposure)
    sellers++
  }
  return sellers > 0 ? Math.exp(logs / sellers) : FLOOR_PER_DAY
}
