import { addTo, type Products, productsOf, squaredError, together } from './fold-products.ts'
import type { Fold } from './folds.ts'
import { simplexWeights } from './simplex.ts'

/** Weights of the candidates by series: from all origins, and for each origin from the others. */
export interface Stacking {
  readonly weights: readonly Float64Array[]
  readonly unseen: readonly (readonly Float64Array[])[]
}

/** Pull towards equal weights, in units of the mean scaled squared error. */
const EQUAL_PULL = 0.05
/** How many origins of its own a series may need to count as much as the whole panel. */
const POOLINGS = [8, 4, 2, 1, 0.5, 0.25, 0.1]

/**
 * Weights of the candidates for each series, none negative and adding up to one, that make the squared error of their
 * mean over all origins least (stacking: Breiman 1996). A series' own errors count beside those of the whole panel, each
 * series scaled by its own error: by how much is what foretells each origin best from the others.
 */
export function stackingOf(folds: readonly Fold[], candidates: number, seriesCount: number): Stacking {
  const products = productsOf(folds, candidates, seriesCount)
  const solve = (used: readonly (readonly Products[])[], pooling: number) =>
    weightsFrom(used, { pooling, candidates, seriesCount })
  if (folds.length < 2) {
    const weights = solve(products, POOLINGS[0] ?? 1)
    return { weights, unseen: folds.map(() => weights) }
  }
  const trials = POOLINGS.map((pooling) => {
    const unseen = products.map((_, at) =>
      solve(
        products.filter((__, other) => other !== at),
        pooling,
      ),
    )
    return { pooling, unseen, loss: lossOf(products, unseen) }
  })
  const best = trials.reduce((one, other) => (other.loss < one.loss ? other : one))
  return { weights: solve(products, best.pooling), unseen: best.unseen }
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

function weightsFrom(
  products: readonly (readonly Products[])[],
  by: { pooling: number; candidates: number; seriesCount: number },
): Float64Array[] {
  const { candidates } = by
  const pool = { gram: new Float64Array(candidates ** 2), cross: new Float64Array(candidates) }
  const own = Array.from({ length: by.seriesCount }, (_, s) => {
    const parts = products.map((row) => row[s])
    return { ...together(parts, candidates), folds: parts.filter((part) => (part?.square ?? 0) > 0).length }
  })
  const known = own.filter(({ folds }) => folds > 0)
  for (const one of known) addTo(pool, one, 1 / known.length)
  return own.map((one) => {
    const blend = { gram: pool.gram.slice(), cross: pool.cross.map((value) => value + EQUAL_PULL / candidates) }
    if (one.folds > 0) addTo(blend, one, one.folds / by.pooling)
    for (let i = 0; i < candidates; i++) {
      blend.gram[i * candidates + i] = (blend.gram[i * candidates + i] ?? 0) + EQUAL_PULL
    }
    return simplexWeights(blend.gram, blend.cross)
  })
}

/** The squared error at origins that the weights were not learnt from, each series by its own. */
function lossOf(products: readonly (readonly Products[])[], unseen: readonly (readonly Float64Array[])[]): number {
  let loss = 0
  products[0]?.forEach((_, s) => {
    let [error, square] = [0, 0]
    products.forEach((row, at) => {
      const [one, weights] = [row[s], unseen[at]?.[s]]
      if (one === undefined || weights === undefined) return
      error += squaredError(one, weights)
      square += one.square
    })
    if (square > 0) loss += error / square
  })
  return loss
}
