/** Class by value at stake: A the few SKUs that make most of the turnover, C the many that make little. */
export type ValueClass = 'A' | 'B' | 'C'

/** Least turnover of a SKU in class A and in class B. */
export interface ValueBounds {
  readonly leastOfA: number
  readonly leastOfB: number
}

// The usual split of an ABC analysis: 80 % and 95 % of turnover.
const SHARE_OF_A = 0.8
const SHARE_OF_AB = 0.95

/** Finds the bounds from the turnover of all SKUs, or of an even sample of them. */
export function valueBounds(turnover: ArrayLike<number>): ValueBounds {
  const falling = Float64Array.from(turnover).sort().reverse()
  const total = falling.reduce((sum, value) => sum + value, 0)
  let sum = 0
  let leastOfA = Number.POSITIVE_INFINITY
  let leastOfB = Number.POSITIVE_INFINITY
  for (const value of falling) {
    if (value <= 0) break
    if (sum < SHARE_OF_A * total) leastOfA = value
    if (sum < SHARE_OF_AB * total) leastOfB = value
    sum += value
  }
  return { leastOfA, leastOfB }
}

/** The class of one SKU. */
export function valueClassOf(turnover: number, bounds: ValueBounds): ValueClass {
  if (turnover >= bounds.leastOfA) return 'A'
  return turnover >= bounds.leastOfB ? 'B' : 'C'
}

/** How demand behaves from period to period: steady X, uneven Y, rare or wild Z, by its coefficient of variation. */
export type SteadinessClass = 'X' | 'Y' | 'Z'

/** The class of one SKU by mean and standard deviation of its demand per period. */
export function steadinessClassOf(mean: number, deviation: number): SteadinessClass {
  const variation = mean > 0 ? deviation / mean : Number.POSITIVE_INFINITY
  if (variation < 0.5) return 'X'
  return variation < 1 ? 'Y' : 'Z'
}
