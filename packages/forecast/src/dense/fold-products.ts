import type { Fold } from './folds.ts'

/**
 * What the squared error of any combination of the candidates follows from, of one series at one origin: the products of
 * their departures from their plain mean with each other, with that mean's errors, and of those errors.
 */
export interface Products {
  readonly gram: Float64Array
  readonly cross: Float64Array
  readonly square: number
}

/** How far an origin with larger errors than others (Christmas) is kept from counting for more: 0 not at all, 1 wholly. */
const LEVELLING = 0.8

/** The products of every origin and series, each origin brought nearer to the size of the others. */
export function productsOf(folds: readonly Fold[], candidates: number, seriesCount: number): Products[][] {
  const plain = folds.map((fold) => Array.from({ length: seriesCount }, (_, s) => productsAt(fold, candidates, s)))
  const scales = foldScales(plain, seriesCount)
  return plain.map((row, at) => row.map((one) => scaled(one, scales[at] ?? 1)))
}

/** Products of several origins together, divided by their squared errors: each series then counts the same. */
export function together(all: readonly (Products | undefined)[], candidates: number): Products {
  const sum = { gram: new Float64Array(candidates ** 2), cross: new Float64Array(candidates), square: 0 }
  for (const one of all) {
    if (one === undefined) continue
    addTo(sum, one, 1)
    sum.square += one.square
  }
  return scaled(sum, sum.square > 0 ? 1 / sum.square : 0)
}

export function addTo(sum: Pick<Products, 'gram' | 'cross'>, one: Products, weight: number): void {
  for (let i = 0; i < sum.gram.length; i++) sum.gram[i] = (sum.gram[i] ?? 0) + weight * (one.gram[i] ?? 0)
  for (let i = 0; i < sum.cross.length; i++) sum.cross[i] = (sum.cross[i] ?? 0) + weight * (one.cross[i] ?? 0)
}

/** The squared error of the candidates' weighted mean. */
export function squaredError({ gram, cross, square }: Products, weights: Float64Array): number {
  let error = square
  weights.forEach((weight, i) => {
    error -= 2 * weight * (cross[i] ?? 0)
    for (let j = 0; j < weights.length; j++) error += weight * (weights[j] ?? 0) * (gram[i * weights.length + j] ?? 0)
  })
  return error
}

function productsAt(fold: Fold, candidates: number, s: number): Products {
  const gram = new Float64Array(candidates ** 2)
  const cross = new Float64Array(candidates)
  const rows = Array.from({ length: candidates }, (_, c) => fold.forecasts[c]?.[s])
  const own = new Float64Array(candidates)
  let square = 0
  fold.actuals[s]?.forEach((actual, h) => {
    if (Number.isNaN(actual)) return
    let centre = 0
    for (let c = 0; c < candidates; c++) {
      own[c] = rows[c]?.[h] ?? 0
      centre += (own[c] ?? 0) / candidates
    }
    const error = actual - centre
    square += error * error
    for (let c = 0; c < candidates; c++) own[c] = (own[c] ?? 0) - centre
    for (let i = 0; i < candidates; i++) {
      cross[i] = (cross[i] ?? 0) + (own[i] ?? 0) * error
      for (let j = 0; j < candidates; j++)
        gram[i * candidates + j] = (gram[i * candidates + j] ?? 0) + (own[i] ?? 0) * (own[j] ?? 0)
    }
  })
  return { gram, cross, square }
}

function scaled({ gram, cross, square }: Products, scale: number): Products {
  return {
    gram: gram.map((value) => scale * value),
    cross: cross.map((value) => scale * value),
    square: scale * square,
  }
}

/** What each origin's squared errors are multiplied by, so that one bad season does not choose for all others. */
function foldScales(products: readonly (readonly Products[])[], seriesCount: number): number[] {
  const shares = products.map(() => 0)
  let seen = 0
  for (let s = 0; s < seriesCount; s++) {
    const squares = products.map((row) => row[s]?.square ?? 0)
    const all = squares.reduce((sum, square) => sum + square, 0)
    if (all === 0) continue
    seen++
    squares.forEach((square, at) => {
      shares[at] = (shares[at] ?? 0) + (square / all) * products.length
    })
  }
  return shares.map((share) => 1 / (1 - LEVELLING + LEVELLING * (seen > 0 ? share / seen : 1)))
}
