import { isShut, usualSizes } from './shut.ts'

/** A series as a regression in logarithms sees it: periods of weight 0 are unknown or shut. */
export interface LogSeries {
  readonly logs: Float64Array
  readonly weights: Float64Array
  /** Weighted mean of the logarithms. */
  readonly size: number
}

/** Logarithms and recency weights (halved every `halfLife` periods); periods in which a busy place was shut weigh nothing. */
export function logsOf(units: Float64Array, halfLife: number): LogSeries {
  const known = units.length
  const logs = new Float64Array(known)
  const weights = new Float64Array(known)
  const usual = usualSizes(units)
  let sum = 0
  let weight = 0
  for (let t = 0; t < known; t++) {
    const value = units[t] ?? Number.NaN
    const size = usual[t] ?? 0
    if (Number.isNaN(value) || isShut(value, size)) continue
    const log = Math.log(Math.max(value, 0.5, 0.02 * size))
    const recency = 0.5 ** ((known - 1 - t) / halfLife)
    logs[t] = log
    weights[t] = recency
    sum += recency * log
    weight += recency
  }
  return { logs, weights, size: weight > 0 ? sum / weight : 0 }
}
