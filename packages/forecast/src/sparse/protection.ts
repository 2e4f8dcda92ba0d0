import { negativeBinomial } from '../distributions/counts.ts'
import type { CountDistribution } from '../distributions/distribution.ts'
import { type LotDemand, lotProtection } from './lot-demand.ts'
import { type Spread, varianceToMeanOf } from './spread.ts'

/** What is believed of one SKU's demand from the origin on. */
export interface SkuDemand {
  /** Expected units per period of the horizon. */
  readonly mean: Float64Array
  readonly spread: Spread
  /** Where its demand comes in lots now and then: what is believed of them instead of the spread. */
  readonly lots?: LotDemand
}

/**
 * Demand of `periods` periods together, from `from` periods after the origin (0: the next one): its mean, and its
 * quantile at any level. Periods beyond the horizon go on at the mean of its last cycle of seven.
 */
export function protectionDemand(demand: SkuDemand, from: number, periods: number): CountDistribution {
  if (demand.lots) return lotProtection(demand.lots, from, periods)
  let mean = 0
  for (let ahead = from; ahead < from + periods; ahead++) mean += meanAt(demand.mean, ahead)
  return negativeBinomial(mean, varianceToMeanOf(demand.spread, mean))
}

function meanAt(path: Float64Array, ahead: number): number {
  const known = path[ahead]
  if (known !== undefined) return known
  const last = path.subarray(Math.max(0, path.length - 7))
  return last.length === 0 ? 0 : last.reduce((sum, value) => sum + value, 0) / last.length
}
