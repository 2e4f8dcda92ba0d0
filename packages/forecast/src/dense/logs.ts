import { isShut, usualSizes } from './shut.ts'

/** Whether effects multiply (logarithms) or add up (shares of the series' mean). */
export type Link = 'log' | 'linear'

/**
 * A series as a regression sees it: logarithms, or their tangent at the series' mean where effects add up. Periods of
 * weight 0 are unknown or shut.
 */
export interface LogSeries {
  readonly logs: Float64Array
  readonly weights: Float64Array
  /** Weighted mean of the logarithms. */
  readonly size: number
  /** Brings a value of the regression back to units. */
  readonly toUnits: (log: number) => number
}

/** Logarithms and recency weights (halved every `halfLife` periods); periods in which a busy place was shut weigh nothing. */
export function logsOf(units: Float64Array, halfLife: number, link: Link = 'log'): LogSeries {
  const known = units.length
  const logs = new Float64Array(known)
  const weights = new Float64Array(known)
  const usual = usualSizes(units)
  const mean = meanOf(units)
  const isLog = link === 'log' || mean <= 0
  let sum = 0
  let weight = 0
  for (let t = 0; t < known; t++) {
    const value = units[t] ?? Number.NaN
    const size = usual[t] ?? 0
    if (Number.isNaN(value) || isShut(value, size)) continue
    const log = isLog ? Math.log(Math.max(value, 0.5, 0.02 * size)) : Math.log(mean) + value / mean - 1
    const recency = 0.5 ** ((known - 1 - t) / halfLife)
    logs[t] = log
    weights[t] = recency
    sum += recency * log
    weight += recency
  }
  const toUnits = isLog
    ? (log: number) => Math.exp(Math.min(30, log))
    : (log: number) => Math.max(0, mean * (1 + log - Math.log(mean)))
  return { logs, weights, size: weight > 0 ? sum / weight : 0, toUnits }
}

function meanOf(units: Float64Array): number {
  let sum = 0
  let count = 0
  for (const value of units) {
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count > 0 ? sum / count : 0
}
