import { type CountPage, effectOf, firstPeriodOf } from './count-page.ts'

/** What is remembered of a SKU's orders while its history is walked. */
export interface LotState {
  /** Open periods in which something was ordered, and those in which nothing was: all forgotten slowly. */
  hits: number
  misses: number
  /** Open, known periods so far. */
  seen: number
  /** Sizes of its orders, the oldest first. */
  readonly sizes: number[]
  /** Price of a unit; 0: not known. */
  readonly price: number
}

// Below this factor a period is as good as closed.
const FACTOR_MIN = 0.05

/** How a SKU's history is walked: which page, with which calendar, and what is kept from one period to the next. */
export interface LotWalk {
  readonly page: CountPage
  readonly sku: number
  readonly factors: ArrayLike<number>
  readonly kept: number
}

/**
 * Walks a SKU's periods and takes down which had an order and of what size. `visit` is called before each open period is
 * seen, with its factor. Where the goods ran out before anything was sold the period says nothing.
 */
export function walkLots(walk: LotWalk, visit?: (period: number, state: LotState, factor: number) => void): LotState {
  const { page, sku, factors, kept } = walk
  const state: LotState = { hits: 0, misses: 0, seen: 0, sizes: [], price: page.prices?.[sku] ?? 0 }
  const base = sku * page.periods
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    const factor = (factors[period] ?? 0) * effectOf(page, sku, period)
    const units = page.units[base + period] ?? Number.NaN
    visit?.(period, state, factor)
    if (factor < FACTOR_MIN || Number.isNaN(units)) continue
    if (units === 0 && page.censored?.[base + period] === 1) continue
    state.seen += 1
    state.hits = state.hits * kept + (units > 0 ? 1 : 0)
    state.misses = state.misses * kept + (units > 0 ? 0 : factor)
    if (units > 0) state.sizes.push(units)
  }
  return state
}

/** The chance of an order in a period with this factor, where that of a usual one is `chance`. */
export function chanceAt(chance: number, factor: number): number {
  return factor > 0 ? 1 - (1 - chance) ** factor : 0
}
