import { LEVELS } from '../panel/levels.ts'
import { powerOf, type Score, scoresOf, widthsOf } from './past-errors.ts'

/** Means that would have been forecast at one origin of the past without knowing what came, and what came; by series. */
export interface PastFold {
  readonly means: readonly Float64Array[]
  readonly actuals: readonly Float64Array[]
}

/** The spread of a panel's forecasts: its standard shape, and each series' own width. */
export interface Spread {
  /** Standard errors' quantiles at LEVELS, per third of the horizon that they were learnt on. */
  readonly shapes: readonly Float64Array[]
  readonly widths: Float64Array
  /** The error of a mean of m is taken to grow as m to this power. */
  readonly power: number
  /** Periods that the thirds are thirds of. */
  readonly horizon: number
}

const THIRDS = 3
/** How far all series are believed to err together before anything is known, in widths, and how many origins outweigh it. */
const COMMON = 0.3
const COMMON_ORIGINS = 1
/** A normal distribution in steps: 25 points from −3 to 3. */
const NORMAL = Array.from({ length: 25 }, (_, i) => {
  const score = (i - 12) / 4
  return { score, weight: Math.exp((-score * score) / 2) }
})
const NORMAL_WEIGHT = NORMAL.reduce((sum, { weight }) => sum + weight, 0)

/**
 * Learns the spread from the errors of past forecasts, each in units of a width that is learnt from the other origins:
 * split conformal prediction with a normalised score (Lei et al. 2018), by horizon. What all series erred by together at
 * an origin is a draw of its own (a random effect): a few origins hold few such draws, whatever the number of series, so
 * that the single errors are taken around it and its spread is added back, with a belief where little is known. It is
 * expected to be nothing: what all series erred by at a few origins told nothing about the next.
 */
export function spreadOf(folds: readonly PastFold[], seriesCount: number): Spread {
  const horizon = folds[0]?.means[0]?.length ?? 1
  const power = powerOf(folds)
  const own = Array.from({ length: THIRDS }, (): number[] => [])
  const common = Array.from({ length: THIRDS }, (): number[] => [])
  folds.forEach((fold, at) => {
    const others = folds.length > 1 ? folds.filter((_, i) => i !== at) : folds
    const scores = scoresOf(fold, { power, widths: widthsOf(others, seriesCount, power) })
    for (let third = 0; third < THIRDS; third++) {
      const centred = centredScores(scores.filter(({ h }) => thirdOf(h, horizon) === third))
      if (centred === null) continue
      common[third]?.push(centred.middle)
      for (const value of centred.around) own[third]?.push(value)
    }
  })
  return {
    shapes: own.map((_, third) => {
      // A history too short to have been forecast that far tells by what it was forecast.
      let at = third
      while (at > 0 && own[at]?.length === 0) at--
      return shapeOf(own[at] ?? [], common[at] ?? [])
    }),
    widths: widthsOf(folds, seriesCount, power),
    power,
    horizon,
  }
}

/** The quantiles of one series' forecast at LEVELS: never falling, never negative, nothing where the mean is nothing. */
export function quantilesOf(spread: Spread, series: number, mean: Float64Array): Float64Array[] {
  const rows = LEVELS.map(() => new Float64Array(mean.length))
  mean.forEach((value, h) => {
    const shape = spread.shapes[thirdOf(h, spread.horizon)]
    const width = (spread.widths[series] ?? 0) * Math.max(value, 0) ** spread.power
    let floor = 0
    rows.forEach((row, level) => {
      floor = Math.max(floor, value + width * (shape?.[level] ?? 0))
      row[h] = floor
    })
  })
  return rows
}

/** The median of an origin's scores, and each one's distance from it. */
function centredScores(scores: readonly Score[]): { middle: number; around: number[] } | null {
  if (scores.length === 0) return null
  const sorted = Float64Array.from(scores, ({ score }) => score).sort()
  const middle = sorted[sorted.length >> 1] ?? 0
  return { middle, around: scores.map(({ score }) => score - middle) }
}

/** Quantiles of the sum of a single error and a normal common one. */
function shapeOf(around: readonly number[], common: readonly number[]): Float64Array {
  const sorted = Float64Array.from(around).sort()
  if (sorted.length === 0) return new Float64Array(LEVELS.length)
  const square = common.reduce((sum, one) => sum + one ** 2, COMMON_ORIGINS * COMMON ** 2)
  const spread = Math.sqrt(square / (common.length + COMMON_ORIGINS))
  const reach = 4 * spread
  return Float64Array.from(LEVELS, (level) => {
    let low = (sorted[0] ?? 0) - reach
    let high = (sorted.at(-1) ?? 0) + reach
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2
      let below = 0
      for (const { score, weight } of NORMAL) below += weight * countUpTo(sorted, middle - spread * score)
      // The conformal rank: (n + 1) of n scores.
      if (below < NORMAL_WEIGHT * level * (sorted.length + 1)) low = middle
      else high = middle
    }
    return (low + high) / 2
  })
}

function countUpTo(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function thirdOf(h: number, horizon: number): number {
  return Math.min(THIRDS - 1, Math.floor((h * THIRDS) / Math.max(horizon, 1)))
}
