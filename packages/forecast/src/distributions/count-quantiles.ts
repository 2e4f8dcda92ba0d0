import { negativeBinomial } from './counts.ts'

// Up to this mean one walk from zero is cheaper than a table, and P(0) does not underflow.
const WALK_MEAN_MAX = 60

/**
 * Quantiles of a negative binomial at rising levels in one walk, written to `out`: the cheap form for forecasts of many
 * SKUs and days. A ratio of one or less is Poisson.
 */
export function writeCountQuantiles(
  demand: { readonly mean: number; readonly varianceToMean: number },
  levels: readonly number[],
  out: Float64Array,
): void {
  const { mean, varianceToMean } = demand
  if (!(mean > 0)) {
    out.fill(0, 0, levels.length)
    return
  }
  if (mean > WALK_MEAN_MAX) {
    const counts = negativeBinomial(mean, varianceToMean)
    for (let i = 0; i < levels.length; i++) out[i] = counts.quantile(levels[i] ?? 0.5)
    return
  }
  const isPoisson = !(varianceToMean > 1 + 1e-6)
  const size = isPoisson ? 0 : mean / (varianceToMean - 1)
  const failure = isPoisson ? 0 : 1 - 1 / varianceToMean
  let chance = isPoisson ? Math.exp(-mean) : varianceToMean ** -size
  let sum = chance
  let units = 0
  for (let i = 0; i < levels.length; i++) {
    const level = (levels[i] ?? 0.5) - 1e-12
    while (sum < level && chance > 1e-300) {
      chance *= isPoisson ? mean / (units + 1) : ((units + size) / (units + 1)) * failure
      units++
      sum += chance
    }
    out[i] = units
  }
}
