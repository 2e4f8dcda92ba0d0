import { logGamma } from '../distributions/special.ts'
import { censoredMean } from './censored-mean.ts'
import { type CountPage, effectOf, firstPeriodOf } from './count-page.ts'

/**
 * How much of what was known each filter keeps from one open period to the next: memories of 200, 50, 20, 10 and 5
 * periods. Which of them is right differs by SKU and changes; the weights of the mixture follow it.
 */
export const MEMORIES = [0.995, 0.98, 0.95, 0.9, 0.8] as const

// How much of the evidence for and against a memory is kept per period, so that a SKU may change its nature.
const EVIDENCE_KEPT = 0.99
// No memory is written off for good: its log weight stays within this of the best.
const LOG_WEIGHT_MIN = -9
// Observations that the first guess of a new SKU's level is worth; and the least that is ever known.
const PRIOR_SHAPE = 0.5
const SHAPE_MIN = 0.05
// Memory of a SKU's own events, in open periods.
const EVENT_PERIODS = 200

/** What a SKU's level is taken for before its first period, and how bunched its units are. */
export interface LevelPrior {
  /** Units per usual period. */
  readonly mean: number
  /** Variance-to-mean ratio of demand within a period: that many units tell as much as one independent unit. */
  readonly clump: number
  /** Units of one demand event, over all SKUs: what a SKU's own are compared with. */
  readonly eventUnits: number
  /** Events of the pool's size that a SKU's own are mixed with; null: its own are not believed. */
  readonly eventsMixed: number | null
}

/**
 * What is remembered of a SKU while its history is walked: for each memory a gamma belief about its level, and how
 * well that memory foretold so far. Units per usual period: the factors of the calendar are taken out.
 */
export interface DemandState {
  /** Open, known periods so far. */
  seen: number
  /** Periods since the last sale, closed ones too. */
  sinceSale: number
  readonly shape: Float64Array
  readonly rate: Float64Array
  /** Log weights, the best at 0. */
  readonly logWeight: Float64Array
  /** Open periods, those with demand, and units in them; all forgotten slowly. */
  periods: number
  sold: number
  units: number
}

/** A SKU of which nothing is known yet. */
export function newState(prior: LevelPrior): DemandState {
  const count = MEMORIES.length
  return {
    seen: 0,
    sinceSale: 0,
    shape: new Float64Array(count).fill(PRIOR_SHAPE),
    rate: new Float64Array(count).fill(PRIOR_SHAPE / Math.max(prior.mean, 1e-6)),
    logWeight: new Float64Array(count),
    periods: 0,
    sold: 0,
    units: 0,
  }
}

/** Mean of the level under all memories together, and its relative variance: how unsure it is. */
export function levelOf(state: DemandState): { readonly mean: number; readonly unsure: number } {
  let mean = 0
  let square = 0
  let total = 0
  for (let m = 0; m < MEMORIES.length; m++) {
    const weight = Math.exp(state.logWeight[m] ?? 0)
    const shape = state.shape[m] ?? 0
    const rate = state.rate[m] ?? 1
    const level = shape / rate
    mean += weight * level
    square += weight * level * (level + 1 / rate)
    total += weight
  }
  mean /= total
  square /= total
  return { mean, unsure: mean > 0 ? Math.max(0, square / (mean * mean) - 1) : 0 }
}

/**
 * Events and units of the SKU so far, were its demand a Poisson number of events per period: the share of periods without
 * demand tells their rate.
 */
export function eventsOf(state: DemandState): { readonly events: number; readonly units: number } {
  const share = state.sold / (state.periods + 0.5)
  return { events: -Math.log(1 - share) * state.periods, units: state.units }
}

/** How much more (or less) than the pool's the SKU's demand is bunched: 1 where its own is not believed. */
export function bunchingOf(state: DemandState, prior: LevelPrior): number {
  if (prior.eventsMixed === null || state.sold === 0) return 1
  const { events, units } = eventsOf(state)
  return (units / prior.eventUnits + prior.eventsMixed) / (events + prior.eventsMixed)
}

/**
 * Takes in the units of one open period. Each memory is a gamma–Poisson filter with discount (Harvey and Fernandes,
 * JBES 7 (1989); West and Harrison's discount): forget a share, weigh by the negative binomial likelihood of what came,
 * then learn. Weights are those of dynamic model averaging (Raftery, Kárný and Ettler, Technometrics 52 (2010)).
 */
export function observe(
  state: DemandState,
  units: number,
  at: { readonly factor: number; readonly prior: LevelPrior },
): void {
  const { shape, rate, logWeight } = state
  const clump = Math.max(1, at.prior.clump * bunchingOf(state, at.prior))
  const exposure = at.factor / clump
  const events = units / clump
  let best = Number.NEGATIVE_INFINITY
  for (let m = 0; m < MEMORIES.length; m++) {
    const kept = MEMORIES[m] ?? 1
    const before = Math.max(SHAPE_MIN, (shape[m] ?? 0) * kept)
    const known = (rate[m] ?? 0) * kept
    const evidence = (logWeight[m] ?? 0) * EVIDENCE_KEPT + logLikelihood(before, known / (known + exposure), events)
    logWeight[m] = evidence
    if (evidence > best) best = evidence
    shape[m] = before + events
    rate[m] = known + exposure
  }
  for (let m = 0; m < MEMORIES.length; m++) logWeight[m] = Math.max(LOG_WEIGHT_MIN, (logWeight[m] ?? 0) - best)
  const kept = 1 - 1 / EVENT_PERIODS
  state.periods = state.periods * kept + 1
  state.sold = state.sold * kept + (units > 0 ? 1 : 0)
  state.units = state.units * kept + units
  state.seen += 1
}

/** Negative binomial log probability, up to what all memories share. */
function logLikelihood(shape: number, share: number, events: number): number {
  const none = shape * Math.log(share)
  if (events === 0) return none
  return none + events * Math.log(1 - share) + logGamma(shape + events) - logGamma(shape)
}

/** One SKU's walk through a page. */
export interface Walk {
  readonly page: CountPage
  readonly sku: number
  readonly factors: Float64Array
  readonly prior: LevelPrior
}

// Below this factor a period is as good as closed and what it sold says nothing of the level.
const FACTOR_MIN = 0.05

/**
 * Walks a SKU's history to its end and returns what is remembered. `visit` is called before each period is seen, so
 * that a back-test knows exactly what was known then. Closed and unknown periods are passed over, and those in which
 * the goods had run out before anything was sold; where some were sold, what was probably wanted is learnt instead.
 */
export function walkHistory(walk: Walk, visit?: (period: number, state: DemandState) => void): DemandState {
  const { page, sku, factors, prior } = walk
  const state = newState(prior)
  const base = sku * page.periods
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    visit?.(period, state)
    state.sinceSale += 1
    const factor = (factors[period] ?? 0) * effectOf(page, sku, period)
    let units = page.units[base + period] ?? Number.NaN
    if (factor < FACTOR_MIN || Number.isNaN(units)) continue
    if (units > 0) state.sinceSale = 0
    if (page.censored?.[base + period] === 1) {
      if (units === 0) continue
      units = censoredMean(units, levelOf(state).mean * factor)
    }
    observe(state, units, { factor, prior })
  }
  return state
}
