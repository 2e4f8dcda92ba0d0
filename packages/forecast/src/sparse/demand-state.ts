import { censoredMean } from './censored-mean.ts'
import { type CountPage, firstPeriodOf } from './count-page.ts'

/** How fast the level of a SKU is believed to move, in open periods. */
export interface Pace {
  /** Length of the moving average. */
  readonly window: number
  /** Smoothing of demand per period, and of the size of a demand that is not zero. */
  readonly level: number
  /** Smoothing of the chance that there is demand at all (TSB). */
  readonly chance: number
}

/** The smoothings that features compare with the level, from quick to slow. */
export const FEATURE_PACES = [0.5, 0.2, 0.08, 0.03, 0.01] as const
// The longest average that a feature asks for, in open periods.
const RING = 128

/** What is remembered of a SKU while its history is walked, in units of a usual period (factors taken out). */
export interface DemandState {
  /** Open, known periods so far. */
  seen: number
  /** Periods since the last sale, closed ones too. */
  sinceSale: number
  smoothed: number
  chance: number
  size: number
  /** The latest values, a ring: the value of open period n is at n modulo its length. */
  readonly recent: Float64Array
  windowSum: number
  readonly paced: Float64Array
}

/** A SKU of which nothing is known yet. */
export function newState(): DemandState {
  return {
    seen: 0,
    sinceSale: 0,
    smoothed: 0,
    chance: 0,
    size: 0,
    recent: new Float64Array(RING),
    windowSum: 0,
    paced: new Float64Array(FEATURE_PACES.length),
  }
}

/**
 * The level of demand: the mean of TSB (Teunter, Syntetos and Babai 2011), a moving average and exponential smoothing.
 * In units per usual period; 0 before the first known period.
 */
export function levelOf(state: DemandState, pace: Pace): number {
  if (state.seen === 0) return 0
  const average = state.windowSum / Math.min(state.seen, pace.window)
  return Math.max(0, (state.smoothed + state.chance * state.size + average) / 3)
}

/** Takes in one open period. Early on each smoothing is a plain mean, so that the first value does not linger. */
export function observe(state: DemandState, value: number, pace: Pace): void {
  const { recent } = state
  const slot = state.seen % RING
  const leaving = state.seen >= pace.window ? (recent[(state.seen - pace.window) % RING] ?? 0) : 0
  state.windowSum += value - leaving
  recent[slot] = value
  state.seen += 1
  const first = 1 / state.seen
  state.smoothed += Math.max(pace.level, first) * (value - state.smoothed)
  state.chance += Math.max(pace.chance, first) * ((value > 0 ? 1 : 0) - state.chance)
  if (value > 0) state.size = state.size === 0 ? value : state.size + pace.level * (value - state.size)
  for (let i = 0; i < FEATURE_PACES.length; i++) {
    const before = state.paced[i] ?? 0
    state.paced[i] = before + Math.max(FEATURE_PACES[i] ?? 0, first) * (value - before)
  }
}

/** One SKU's walk through a page. */
export interface Walk {
  readonly page: CountPage
  readonly sku: number
  readonly factors: Float64Array
  readonly pace: Pace
}

/**
 * Walks a SKU's history to its end and returns what is remembered. `visit` is called before each period is seen, so
 * that a back-test knows exactly what was known then. A period in which the goods ran out counts with the demand to be
 * expected above what was sold; closed and unknown periods are passed over.
 */
export function walkHistory(walk: Walk, visit?: (period: number, state: DemandState) => void): DemandState {
  const { page, sku, factors, pace } = walk
  const state = newState()
  const base = sku * page.periods
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    visit?.(period, state)
    state.sinceSale += 1
    const factor = factors[period] ?? 0
    let units = page.units[base + period] ?? Number.NaN
    if (factor < 0.05 || Number.isNaN(units)) continue
    if (units > 0) state.sinceSale = 0
    if (page.censored?.[base + period] === 1) units = censoredMean(units, levelOf(state, pace) * factor)
    observe(state, units / factor, pace)
  }
  return state
}
