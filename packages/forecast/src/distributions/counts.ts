import { gamma } from './continuous.ts'
import { countsOf, tableFromRatios } from './count-table.ts'
import { type CountDistribution, ceilUnits } from './distribution.ts'

// Above this standard deviation a table would be long and its grain does not matter: a gamma, rounded up, stands in.
const TABLE_DEVIATION_MAX = 400
// A variance this close to the mean is Poisson's; the negative binomial's formulas divide by the difference.
const POISSON_RATIO = 1 + 1e-6

/** No demand at all, for certain. */
export const NO_DEMAND: CountDistribution = countsOf({ first: 0, probability: Float64Array.of(1) })

/** Poisson: events that come singly and independently. */
export function poisson(mean: number): CountDistribution {
  if (!(mean > 0)) return NO_DEMAND
  if (Math.sqrt(mean) > TABLE_DEVIATION_MAX) return roundedGamma(mean, mean)
  return countsOf(tableFromRatios(Math.floor(mean), (units) => mean / (units + 1)))
}

/**
 * Negative binomial by its mean and variance-to-mean ratio; a ratio of one or less is Poisson.
 * The count of a gamma-distributed rate: r = mean / (ratio − 1), p = 1 / ratio.
 */
export function negativeBinomial(mean: number, varianceToMean: number): CountDistribution {
  if (!(mean > 0)) return NO_DEMAND
  if (!(varianceToMean > POISSON_RATIO)) return poisson(mean)
  const variance = mean * varianceToMean
  if (Math.sqrt(variance) > TABLE_DEVIATION_MAX) return roundedGamma(mean, variance)
  const size = mean / (varianceToMean - 1)
  const failure = 1 - 1 / varianceToMean
  const mode = size > 1 ? Math.floor(((size - 1) * failure) / (1 - failure)) : 0
  return countsOf(tableFromRatios(mode, (units) => ((units + size) / (units + 1)) * failure))
}

/** A gamma with these moments in whole units: for demand of which the grain does not matter. */
export function roundedGamma(mean: number, variance: number): CountDistribution {
  const size = gamma(mean, variance)
  return {
    mean,
    variance,
    pmf: (units) => size.cdf(units + 0.5) - size.cdf(units - 0.5),
    cdf: (x) => size.cdf(Math.floor(x + 1e-9) + 0.5),
    quantile: (level) => ceilUnits(size.quantile(level) - 0.5),
    loss: (x) => size.loss(x),
  }
}
