import type { PastFold } from './spread.ts'

/** An error of the past in units of its series' width. */
export interface Score {
  readonly h: number
  readonly score: number
}

/** Weight of the panel's width in a series' own, in past periods. */
const POOL_PERIODS = 20
/** The same of the least that a width may be, in past periods: a series that never erred may yet. */
const FLOOR_PERIODS = 0.01
/** The power that is believed where the past does not tell, between a Poisson's 0.5 and a fixed share's 1. */
const POWER = { usual: 0.8, low: 0.5, high: 1 }
/** Squared logarithms of means by which the past outweighs the belief. */
const POWER_BELIEF = 20

/** How errors grow with their mean within a series: the slope of one's logarithm on the other's, kept within bounds. */
export function powerOf(folds: readonly PastFold[]): number {
  let product = POWER_BELIEF * POWER.usual
  let square = POWER_BELIEF
  const count = folds[0]?.means.length ?? 0
  for (let s = 0; s < count; s++) {
    const logs: { mean: number; error: number }[] = []
    for (const fold of folds) {
      eachError(fold, s, (_, mean, error) => {
        if (error !== 0) logs.push({ mean: Math.log(mean), error: Math.log(Math.abs(error)) })
      })
    }
    const centre = logs.reduce((sum, { mean }) => sum + mean, 0) / Math.max(logs.length, 1)
    for (const { mean, error } of logs) {
      product += (mean - centre) * error
      square += (mean - centre) ** 2
    }
  }
  return Math.min(POWER.high, Math.max(POWER.low, product / square))
}

/**
 * Root mean squared error of each series for a mean of one, drawn towards that of the panel's middle series in
 * logarithms: a series a hundred times steadier than the others stays so.
 */
export function widthsOf(folds: readonly PastFold[], seriesCount: number, power: number): Float64Array {
  const squares = new Float64Array(seriesCount)
  const counts = new Float64Array(seriesCount)
  const single: number[] = []
  for (const fold of folds) {
    for (let s = 0; s < seriesCount; s++) {
      let square = 0
      let count = 0
      eachError(fold, s, (_, mean, error) => {
        square += (error / mean ** power) ** 2
        count++
      })
      squares[s] = (squares[s] ?? 0) + square
      counts[s] = (counts[s] ?? 0) + count
      if (count > 0) single.push(square / count)
    }
  }
  single.sort((a, b) => a - b)
  const usual = single[single.length >> 1] ?? 1
  return squares.map((square, s) => {
    const count = counts[s] ?? 0
    const own = (square + FLOOR_PERIODS * usual) / (count + FLOOR_PERIODS)
    const share = count / (count + POOL_PERIODS)
    return Math.sqrt(own ** share * usual ** (1 - share))
  })
}

/** All errors of one origin in units of their series' widths; none where nothing can be sold. */
export function scoresOf(fold: PastFold, by: { power: number; widths: Float64Array }): Score[] {
  const scores: Score[] = []
  by.widths.forEach((width, s) => {
    eachError(fold, s, (h, mean, error) => scores.push({ h, score: error / mean ** by.power / (width || 1) }))
  })
  return scores
}

function eachError(fold: PastFold, series: number, visit: (h: number, mean: number, error: number) => void): void {
  const actual = fold.actuals[series]
  fold.means[series]?.forEach((mean, h) => {
    const error = (actual?.[h] ?? Number.NaN) - mean
    if (mean > 0 && Number.isFinite(error)) visit(h, mean, error)
  })
}
