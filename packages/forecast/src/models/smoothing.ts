import { minimise, minimiseBetween } from './minimise.ts'

/** Smoothing weights: `beta` and `phi` only where there is a trend. */
export interface TrendWeights {
  readonly alpha: number
  readonly beta: number
  /** 1: the trend goes on for ever; below 1 it fades. */
  readonly phi: number
}

/** Level after the last period by simple exponential smoothing from the first value (Brown 1956). */
export function simpleLevel(units: ArrayLike<number>, alpha: number): number {
  let level = units[0] ?? 0
  for (let i = 1; i < units.length; i += 1) level += alpha * ((units[i] ?? 0) - level)
  return level
}

/** Simple exponential smoothing with a given weight, from the first value. */
export function simpleSmoothing(units: Float64Array, horizon: number, alpha: number): Float64Array {
  return new Float64Array(horizon).fill(simpleLevel(units, alpha))
}

/** Simple exponential smoothing with the weight that had the least squared one-step errors. */
export function bestSimpleSmoothing(units: Float64Array, horizon: number): Float64Array {
  const alpha = minimiseBetween((a) => simpleErrors(units, a), { low: 0.01, high: 0.99, tolerance: 0.005 })
  return simpleSmoothing(units, horizon, alpha)
}

/**
 * Simple exponential smoothing with weight and first level fitted together: least squared one-step errors, which is the
 * maximum likelihood of ETS(A,N,N) (Hyndman, Koehler, Ord, Snyder 2008). The squared error is quadratic in the first
 * level, so that only the weight is searched.
 */
export function fittedSimpleSmoothing(units: Float64Array): { alpha: number; level: number } {
  const alpha = minimiseBetween((a) => withBestStart(units, a).squared, { low: 1e-4, high: 0.9999, tolerance: 1e-7 })
  return { alpha, level: withBestStart(units, alpha).level }
}

function withBestStart(units: Float64Array, alpha: number): { squared: number; level: number } {
  // Errors are e_t = a_t - l0 * c_t with c_t = (1 - alpha)^t and a_t the errors of a start at 0.
  let level = 0
  let share = 1
  let [aa, ac, cc] = [0, 0, 0]
  for (const value of units) {
    const error = value - level
    aa += error * error
    ac += error * share
    cc += share * share
    level += alpha * error
    share *= 1 - alpha
  }
  const start = cc === 0 ? 0 : ac / cc
  return { squared: aa - start * ac, level: level + start * share }
}

function simpleErrors(units: Float64Array, alpha: number): number {
  let level = units[0] ?? 0
  let squared = 0
  for (let i = 1; i < units.length; i += 1) {
    const error = (units[i] ?? 0) - level
    squared += error * error
    level += alpha * error
  }
  return squared
}

/** Exponential smoothing with a linear trend (Holt 1957), damped when `phi` is below 1 (Gardner and McKenzie 1985). */
export function holt(units: Float64Array, horizon: number, weights: TrendWeights): Float64Array {
  const { level, trend } = holtState(units, weights)
  const forecast = new Float64Array(horizon)
  let sum = 0
  let factor = 1
  for (let h = 0; h < horizon; h += 1) {
    factor *= weights.phi
    sum += factor
    forecast[h] = level + sum * trend
  }
  return forecast
}

/** Holt's method with the weights of least squared one-step errors; `damped` lets the trend fade. */
export function bestHolt(units: Float64Array, horizon: number, damped: boolean): Float64Array {
  if (units.length < 4) return bestSimpleSmoothing(units, horizon)
  const weightsAt = (point: readonly number[]): TrendWeights | null => {
    const [alpha = 0, share = 0, phi = 1] = point
    if (alpha < 0.01 || alpha > 0.99 || share < 0 || share > 0.99 || phi < 0.8 || phi > 0.98) return null
    return { alpha, beta: share, phi: damped ? phi : 1 }
  }
  const found = minimise(
    (point) => {
      const weights = weightsAt(point)
      return weights ? holtState(units, weights).squared : Number.POSITIVE_INFINITY
    },
    damped ? [0.3, 0.1, 0.95] : [0.3, 0.1],
    { steps: [0.2, 0.1, -0.05], evaluationsMax: 120, tolerance: 1e-5 },
  )
  return holt(units, horizon, weightsAt(found.point) ?? { alpha: 0.3, beta: 0.1, phi: damped ? 0.95 : 1 })
}

function holtState(units: Float64Array, weights: TrendWeights): { level: number; trend: number; squared: number } {
  let level = units[0] ?? 0
  let trend = (units[1] ?? level) - level
  let squared = 0
  for (let i = 1; i < units.length; i += 1) {
    const expected = level + weights.phi * trend
    const error = (units[i] ?? 0) - expected
    squared += error * error
    const before = level
    level = expected + weights.alpha * error
    trend = weights.beta * (level - before) + (1 - weights.beta) * weights.phi * trend
  }
  return { level, trend, squared }
}
