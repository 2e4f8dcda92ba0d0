/** What an order rule must know of a demand that is not certain. */
export interface Distribution {
  readonly mean: number
  readonly variance: number
  /** P(D ≤ x). */
  cdf(x: number): number
  /** The smallest value whose cdf reaches `level`, 0 < level < 1. */
  quantile(level: number): number
  /** First-order loss E[(D − x)⁺]: the units expected to be missing with a stock of x. */
  loss(x: number): number
}

/** Whole units: 0, 1, 2, … */
export interface CountDistribution extends Distribution {
  /** P(D = units). */
  pmf(units: number): number
}

/** Rounds a continuous order up to whole units, forgiving the last bits of a calculation (12.0000000001 is 12). */
export function ceilUnits(units: number): number {
  return Math.max(0, Math.ceil(units - 1e-9))
}
