import { LEVELS } from '../panel/levels.ts'

/** A mean of the past with what came: one row per fold, and a flag for rows that count. */
export interface PastForecast {
  readonly series: number
  readonly mean: Float64Array
  readonly actual: Float64Array
}

/** The spread of a panel's forecasts: its standard shape, and each series' own width. */
export interface Spread {
  /** Standard errors' quantiles at LEVELS, per third of the horizon. */
  readonly shapes: readonly Float64Array[]
  readonly widths: Float64Array
}

const THIRDS = 3
/** Weight of the panel's width in a series' own, in past periods. */
const POOL_PERIODS = 20
/** The standard error of a forecast of m grows as m to this power: between a Poisson's 0.5 and a fixed share's 1. */
const POWER = 0.8

/**
 * Learns the spread from the errors of past forecasts: every series' root mean squared error (shrunk to the panel's) is
 * its width, and the quantiles of all errors in units of it are the shape: split conformal prediction with a normalised
 * score (Lei et al. 2018), by horizon.
 */
export function spreadOf(past: readonly PastForecast[], seriesCount: number, horizon: number): Spread {
  const squares = new Float64Array(seriesCount)
  const counts = new Float64Array(seriesCount)
  each(past, horizon, ({ series, error }) => {
    squares[series] = (squares[series] ?? 0) + error * error
    counts[series] = (counts[series] ?? 0) + 1
  })
  const relative = pooledSquare(past, horizon)
  const widths = squares.map((square, s) => {
    const prior = relative
    return Math.sqrt((square + POOL_PERIODS * prior) / ((counts[s] ?? 0) + POOL_PERIODS))
  })
  const scores: number[][] = Array.from({ length: THIRDS }, () => [])
  each(past, horizon, ({ series, error, third }) => scores[third]?.push(error / (widths[series] ?? 1)))
  return { shapes: scores.map((values) => shapeOf(values)), widths }
}

/** The quantiles of one series' forecast at LEVELS: never falling, never negative, nothing where the mean is nothing. */
export function quantilesOf(spread: Spread, series: number, mean: Float64Array): Float64Array[] {
  const rows = LEVELS.map(() => new Float64Array(mean.length))
  mean.forEach((value, h) => {
    const shape = spread.shapes[thirdOf(h, mean.length)]
    const width = (spread.widths[series] ?? 0) * Math.max(value, 0) ** POWER
    let floor = 0
    rows.forEach((row, level) => {
      floor = Math.max(floor, value + width * (shape?.[level] ?? 0))
      row[h] = floor
    })
  })
  return rows
}

function each(
  past: readonly PastForecast[],
  horizon: number,
  visit: (score: { series: number; error: number; third: number }) => void,
): void {
  for (const { series, mean, actual } of past) {
    for (let h = 0; h < horizon; h++) {
      const value = mean[h] ?? 0
      const error = ((actual[h] ?? Number.NaN) - value) / value ** POWER
      if (value > 0 && Number.isFinite(error)) visit({ series, error, third: thirdOf(h, horizon) })
    }
  }
}

/** The median over series of the mean squared score. */
function pooledSquare(past: readonly PastForecast[], horizon: number): number {
  const values: number[] = []
  for (const one of past) {
    let square = 0
    let count = 0
    each([one], horizon, ({ error }) => {
      square += error * error
      count++
    })
    if (count > 0) values.push(square / count)
  }
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 1
}

function shapeOf(scores: number[]): Float64Array {
  const sorted = Float64Array.from(scores).sort()
  return Float64Array.from(LEVELS, (level) => {
    if (sorted.length === 0) return 0
    // The conformal rank: (n + 1) of n scores.
    const rank = level * (sorted.length + 1) - 1
    const low = Math.min(sorted.length - 1, Math.max(0, Math.floor(rank)))
    const high = Math.min(sorted.length - 1, low + 1)
    const share = Math.min(1, Math.max(0, rank - low))
    return (sorted[low] ?? 0) * (1 - share) + (sorted[high] ?? 0) * share
  })
}

function thirdOf(h: number, horizon: number): number {
  return Math.min(THIRDS - 1, Math.floor((h * THIRDS) / Math.max(horizon, 1)))
}
