import type { Fold } from './folds.ts'

const ROUNDS = 300
const RATE = 2
/** Pull towards equal weights, in units of the mean scaled squared error. */
const EQUAL_PULL = 0.05
/** How many folds of its own a series needs to count as much as the whole panel. */
const POOL_FOLDS = 8
/** How far an origin with larger errors than others (Christmas) is kept from counting for more: 0 not at all, 1 wholly. */
const LEVELLING = 0.8

/**
 * Weights of the candidates for each series, none negative and adding up to one, that make the squared error of their
 * mean over all folds least (stacking: Breiman 1996); found by exponentiated gradient steps. A series' own errors count
 * beside those of the whole panel, each series scaled by its own error.
 */
export function stackingWeights(folds: readonly Fold[], candidates: number, seriesCount: number): Float64Array[] {
  const scales = foldScales(folds, candidates, seriesCount)
  const own = Array.from({ length: seriesCount }, (_, s) => productsOf(folds, { candidates, scales }, s))
  const pool = { gram: new Float64Array(candidates ** 2), cross: new Float64Array(candidates) }
  const known = own.filter(({ folds: count }) => count > 0)
  for (const one of known) addTo(pool, one, 1 / known.length)
  return own.map((one) => {
    const blend = { gram: pool.gram.slice(), cross: pool.cross.slice() }
    if (one.folds > 0) addTo(blend, one, one.folds / POOL_FOLDS)
    return solve(blend, candidates)
  })
}

function solve({ gram, cross }: Products, candidates: number): Float64Array {
  const weights = new Float64Array(candidates).fill(1 / candidates)
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0
    for (let i = 0; i < candidates; i++) {
      let slope = EQUAL_PULL * ((weights[i] ?? 0) - 1 / candidates) - (cross[i] ?? 0)
      for (let j = 0; j < candidates; j++) slope += (gram[i * candidates + j] ?? 0) * (weights[j] ?? 0)
      weights[i] = (weights[i] ?? 0) * Math.exp(-RATE * Math.max(-10, Math.min(10, slope)))
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

/** Products of the candidates' departures from their plain mean with each other, and with that mean's errors. */
interface Products {
  readonly gram: Float64Array
  readonly cross: Float64Array
}

/** The products of one series over all folds, divided by its summed squared error, and in how many folds it was. */
function productsOf(
  folds: readonly Fold[],
  by: { candidates: number; scales: readonly number[] },
  s: number,
): Products & { folds: number } {
  const { candidates } = by
  const gram = new Float64Array(candidates * candidates)
  const cross = new Float64Array(candidates)
  const own = new Float64Array(candidates)
  let square = 0
  let counted = 0
  folds.forEach((fold, at) => {
    const scale = by.scales[at] ?? 1
    const before = square
    eachMiddle(fold, { candidates, s }, (h, centre, error) => {
      square += scale * error * error
      for (let i = 0; i < candidates; i++) own[i] = (fold.forecasts[i]?.[s]?.[h] ?? 0) - centre
      for (let i = 0; i < candidates; i++) {
        const scaled = scale * (own[i] ?? 0)
        cross[i] = (cross[i] ?? 0) + scaled * error
        for (let j = 0; j < candidates; j++) {
          gram[i * candidates + j] = (gram[i * candidates + j] ?? 0) + scaled * (own[j] ?? 0)
        }
      }
    })
    if (square > before) counted++
  })
  const scale = square > 0 ? 1 / square : 0
  return { gram: gram.map((value) => scale * value), cross: cross.map((value) => scale * value), folds: counted }
}

/** What each fold's squared errors are multiplied by, so that one bad season does not choose for all others. */
function foldScales(folds: readonly Fold[], candidates: number, seriesCount: number): number[] {
  const shares = folds.map(() => 0)
  let seen = 0
  for (let s = 0; s < seriesCount; s++) {
    const squares = folds.map((fold) => {
      let square = 0
      eachMiddle(fold, { candidates, s }, (_, __, error) => {
        square += error * error
      })
      return square
    })
    const all = squares.reduce((sum, square) => sum + square, 0)
    if (all === 0) continue
    seen++
    squares.forEach((square, at) => {
      shares[at] = (shares[at] ?? 0) + (square / all) * folds.length
    })
  }
  return shares.map((share) => 1 / (1 - LEVELLING + LEVELLING * (seen > 0 ? share / seen : 1)))
}

/** The candidates' plain mean of a series in every known period of a fold, and its error. */
function eachMiddle(
  fold: Fold,
  of: { candidates: number; s: number },
  visit: (h: number, centre: number, error: number) => void,
): void {
  const centre = combined(fold.forecasts, new Float64Array(of.candidates).fill(1 / of.candidates), of.s)
  fold.actuals[of.s]?.forEach((actual, h) => {
    const error = actual - (centre[h] ?? 0)
    if (!Number.isNaN(error)) visit(h, centre[h] ?? 0, error)
  })
}

function addTo(sum: Products, one: Products, weight: number): void {
  for (let i = 0; i < sum.gram.length; i++) sum.gram[i] = (sum.gram[i] ?? 0) + weight * (one.gram[i] ?? 0)
  for (let i = 0; i < sum.cross.length; i++) sum.cross[i] = (sum.cross[i] ?? 0) + weight * (one.cross[i] ?? 0)
}
