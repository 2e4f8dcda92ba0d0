import type { Fold } from './folds.ts'

const ROUNDS = 300
const RATE = 0.5
/** Pull towards equal weights, in units of the mean scaled squared error. */
const EQUAL_PULL = 0.05

/**
 * Weights of the candidates, none negative and adding up to one, that make the squared error of their mean over all
 * folds least (stacking: Breiman 1996), each series scaled by its own error; found by exponentiated gradient steps.
 */
export function stackingWeights(folds: readonly Fold[], candidates: number): Float64Array {
  const { gram, cross } = scaledProducts(folds, candidates)
  const weights = new Float64Array(candidates).fill(1 / candidates)
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0
    for (let i = 0; i < candidates; i++) {
      let slope = EQUAL_PULL * ((weights[i] ?? 0) - 1 / candidates) - (cross[i] ?? 0)
      for (let j = 0; j < candidates; j++) slope += (gram[i * candidates + j] ?? 0) * (weights[j] ?? 0)
      weights[i] = (weights[i] ?? 0) * Math.exp(-RATE * slope)
      sum += weights[i] ?? 0
    }
    for (let i = 0; i < candidates; i++) weights[i] = (weights[i] ?? 0) / sum
  }
  return weights
}

/** The weighted mean of the candidates' forecasts of one series. */
export function combined(
  forecasts: readonly (readonly Float64Array[])[],
  weights: Float64Array,
  series: number,
): Float64Array {
  const mean = new Float64Array(forecasts[0]?.[series]?.length ?? 0)
  forecasts.forEach((rows, c) => {
    const row = rows[series]
    if (row) for (let h = 0; h < mean.length; h++) mean[h] = (mean[h] ?? 0) + (weights[c] ?? 0) * (row[h] ?? 0)
  })
  return mean
}

/** Products of the candidates' departures from their plain mean, each series divided by its mean squared error. */
function scaledProducts(folds: readonly Fold[], candidates: number): { gram: Float64Array; cross: Float64Array } {
  const gram = new Float64Array(candidates * candidates)
  const cross = new Float64Array(candidates)
  const equal = new Float64Array(candidates).fill(1 / candidates)
  let cases = 0
  for (const fold of folds) {
    fold.actuals.forEach((actual, s) => {
      const centre = combined(fold.forecasts, equal, s)
      let square = 0
      let seen = 0
      for (let h = 0; h < actual.length; h++) {
        const error = (actual[h] ?? Number.NaN) - (centre[h] ?? 0)
        if (Number.isNaN(error)) continue
        square += error * error
        seen++
      }
      if (seen === 0 || square === 0) return
      cases++
      const scale = 1 / square
      for (let h = 0; h < actual.length; h++) {
        const error = (actual[h] ?? Number.NaN) - (centre[h] ?? 0)
        if (Number.isNaN(error)) continue
        for (let i = 0; i < candidates; i++) {
          const own = (fold.forecasts[i]?.[s]?.[h] ?? 0) - (centre[h] ?? 0)
          cross[i] = (cross[i] ?? 0) + scale * own * error
          for (let j = 0; j < candidates; j++) {
            const other = (fold.forecasts[j]?.[s]?.[h] ?? 0) - (centre[h] ?? 0)
            gram[i * candidates + j] = (gram[i * candidates + j] ?? 0) + scale * own * other
          }
        }
      }
    })
  }
  const count = Math.max(cases, 1)
  return { gram: gram.map((value) => value / count), cross: cross.map((value) => value / count) }
}
