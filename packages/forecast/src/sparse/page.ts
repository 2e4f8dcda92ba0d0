import { writeCountQuantiles } from '../distributions/count-quantiles.ts'
import type { CountDistribution } from '../distributions/distribution.ts'
import { LEVEL_COUNT, LEVELS } from '../panel/levels.ts'
import type { CountPage } from './count-page.ts'
import { levelOf, walkHistory } from './demand-state.ts'
import type { DemandPool } from './pool.ts'
import { protectionDemand, type SkuDemand } from './protection.ts'
import { varianceToMeanOf } from './spread.ts'

/** The forecasts of a page, in its order. */
export interface PageForecast {
  readonly skus: number
  readonly horizon: number
  /** Per SKU: expected units per period, and how they scatter. */
  readonly demands: readonly SkuDemand[]
  /** Writes the quantiles at LEVELS of one SKU's period (0: the first after the origin). */
  writeQuantiles(sku: number, ahead: number, out: Float64Array): void
  /** Demand of `periods` periods together, `from` periods after the origin: any quantile, loss and mean. */
  protection(sku: number, from: number, periods: number): CountDistribution
}

/**
 * Forecasts every SKU of a page with what the pool taught: its level (TSB, moving average and smoothing together),
 * times the pooled factor of each coming period, scattered as a negative binomial. Costs the same per page however many
 * pages there are; keeps nothing.
 */
export function forecastPage(page: CountPage, pool: DemandPool): PageForecast {
  const factors = Float64Array.from(pool.factors)
  const horizon = factors.length - pool.periods
  const demands: SkuDemand[] = []
  for (let sku = 0; sku < page.skus; sku++) {
    const state = walkHistory({ page, sku, factors, pace: pool.pace })
    const level = Math.max(pool.floor, levelOf(state, pool.pace))
    const mean = new Float64Array(horizon)
    for (let ahead = 0; ahead < horizon; ahead++) mean[ahead] = level * (factors[pool.periods + ahead] ?? 0)
    demands.push({ mean, spread: pool.spread })
  }
  return {
    skus: page.skus,
    horizon,
    demands,
    writeQuantiles(sku, ahead, out) {
      const demand = demands[sku]
      const mean = demand?.mean[ahead] ?? 0
      if (demand === undefined) out.fill(0, 0, LEVEL_COUNT)
      else writeCountQuantiles({ mean, varianceToMean: varianceToMeanOf(demand.spread, mean) }, LEVELS, out)
    },
    protection(sku, from, periods) {
      const demand = demands[sku] ?? { mean: new Float64Array(horizon), spread: pool.spread }
      return protectionDemand(demand, from, periods)
    },
  }
}
