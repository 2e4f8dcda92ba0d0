import { decompose, type SeasonKind } from './decompose.ts'
import { minimise } from './minimise.ts'

/** Weights of level, trend and season. */
export interface SeasonWeights {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
}

interface Start {
  readonly level: number
  readonly trend: number
  readonly figure: Float64Array
  /** Index of the first value that is smoothed. */
  readonly from: number
}

interface State {
  level: number
  trend: number
  readonly figure: Float64Array
  squared: number
}

/**
 * Holt-Winters with given weights (Winters, Management Science 6, 1960), started as Hyndman and Athanasopoulos do by
 * "simple": first season's mean, difference of the first two seasons' means, deviations of the first season.
 */
export function holtWinters(
  units: Float64Array,
  horizon: number,
  model: { season: number; kind: SeasonKind; weights: SeasonWeights },
): Float64Array {
  const { season, kind } = model
  const first = mean(units.subarray(0, season))
  const start = {
    level: first,
    trend: (mean(units.subarray(season, 2 * season)) - first) / season,
    figure: units.slice(0, season).map((value) => (kind === 'additive' ? value - first : value / (first || 1))),
    from: 0,
  }
  return project(smooth(units, start, { kind, weights: model.weights, byOldLevel: true }), {
    horizon,
    kind,
    end: units.length,
  })
}

/**
 * Holt-Winters with the weights of least squared one-step errors and the start of R's `HoltWinters`: the trend line and
 * figures of a decomposition of the first two seasons.
 */
export function bestHoltWinters(
  units: Float64Array,
  horizon: number,
  model: { season: number; kind: SeasonKind },
): { forecast: Float64Array; weights: SeasonWeights; squared: number } {
  const { season, kind } = model
  const early = decompose(units.slice(0, 2 * season), season, kind)
  const line = lineThrough(early.trend.filter((value) => !Number.isNaN(value)))
  const start = { level: line.at0 + line.slope * 0, trend: line.slope, figure: early.figure, from: season }
  const run = (point: readonly number[]) => {
    const [alpha = 0, beta = 0, gamma = 0] = point
    const weights = { alpha: within(alpha), beta: within(beta), gamma: within(gamma) }
    const state = smooth(units, start, { kind, weights, byOldLevel: false })
    // Outside of 0…1 the error grows, so that the search turns back.
    const outside = Math.abs(alpha - weights.alpha) + Math.abs(beta - weights.beta) + Math.abs(gamma - weights.gamma)
    return { weights, state, cost: state.squared * (1 + outside) }
  }
  const starts = [
    [0.3, 0.1, 0.1],
    [0.2, 0.03, 0.7],
  ]
  const found = starts
    .map((point) =>
      minimise((p) => run(p).cost, point, { steps: [0.2, 0.1, 0.2], evaluationsMax: 400, tolerance: 1e-10 }),
    )
    .reduce((a, b) => (b.value < a.value ? b : a))
  const best = run(found.point)
  return {
    forecast: project(best.state, { horizon, kind, end: units.length }),
    weights: best.weights,
    squared: best.state.squared,
  }
}

/** Squared one-step errors of Holt-Winters with R's start; for checks against published fits. */
function smooth(
  units: Float64Array,
  start: Start,
  model: { kind: SeasonKind; weights: SeasonWeights; byOldLevel: boolean },
): State {
  const { alpha, beta, gamma } = model.weights
  const additive = model.kind === 'additive'
  const figure = Float64Array.from(start.figure)
  const season = figure.length
  const state: State = { level: start.level, trend: start.trend, figure, squared: 0 }
  for (let i = start.from; i < units.length; i += 1) {
    const value = units[i] ?? 0
    const own = figure[i % season] ?? 0
    const base = state.level + state.trend
    const error = value - (additive ? base + own : base * own)
    state.squared += error * error
    const before = state.level
    state.level = alpha * (additive ? value - own : value / nonZero(own)) + (1 - alpha) * base
    state.trend = beta * (state.level - before) + (1 - beta) * state.trend
    const level = model.byOldLevel ? base : state.level
    figure[i % season] = gamma * (additive ? value - level : value / nonZero(level)) + (1 - gamma) * own
  }
  return state
}

function project(state: State, to: { horizon: number; kind: SeasonKind; end: number }): Float64Array {
  return Float64Array.from({ length: to.horizon }, (_, h) => {
    const own = state.figure[(to.end + h) % state.figure.length] ?? 0
    const base = state.level + (h + 1) * state.trend
    return to.kind === 'additive' ? base + own : base * own
  })
}

/** Least squares line through values at 1, 2, 3, …; `at0` is its height before the first. */
export function lineThrough(values: ArrayLike<number>): { at0: number; slope: number } {
  const n = values.length
  let [sum, product] = [0, 0]
  for (let i = 0; i < n; i += 1) {
    sum += values[i] ?? 0
    product += (i + 1) * (values[i] ?? 0)
  }
  const centre = (n + 1) / 2
  const spread = (n * (n * n - 1)) / 12
  const slope = spread === 0 ? 0 : (product - centre * sum) / spread
  return { at0: n === 0 ? 0 : sum / n - slope * centre, slope }
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-9 ? 1e-9 : value
}
