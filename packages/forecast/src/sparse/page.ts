import { writeCountQuantiles } from '../distributions/count-quantiles.ts'
import type { CountDistribution } from '../distributions/distribution.ts'
import { LEVEL_COUNT, LEVELS } from '../panel/levels.ts'
import { type CountPage, effectOf } from './count-page.ts'
import { walkHistory } from './demand-state.ts'
import { expectedLevel } from './expected-level.ts'
import { type LotDemand, lotDemand, lotMean, writeLotQuantiles } from './lot-demand.ts'
import type { LotPool } from './lot-pool.ts'
import { type LotWalk, walkLots } from './lot-state.ts'
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
 * Forecasts every SKU of a page with what the pool taught: its level (a mixture of adaptive filters),
 * times the pooled factor of each coming period, scattered as a negative binomial. Costs the same per page however many
 * pages there are; keeps nothing.
 */
export function forecastPage(page: CountPage, pool: DemandPool): PageForecast {
  const factors = Float64Array.from(pool.factors)
  const horizon = factors.length - pool.periods
  const demands: SkuDemand[] = []
  for (let sku = 0; sku < page.skus; sku++) {
    const state = walkHistory({ page, sku, factors, prior: pool.prior })
    const { usual: level, spread } = expectedLevel(state, pool)
    // Nothing known of it: what has no stated beginning never sold; what has one is new, and taken for an average SKU.
    const isUnsold = state.seen === 0 && page.startIndex === undefined
    const usual = isUnsold ? pool.floor : level
    const ahead = Float64Array.from({ length: horizon }, (_, h) => {
      const period = pool.periods + h
      return (factors[period] ?? 0) * effectOf(page, sku, period)
    })
    const lots = pool.lots ? lotsOf({ page, sku, factors, kept: pool.lots.kept }, pool.lots, ahead) : null
    if (lots) demands.push({ mean: ahead.map((_, h) => lotMean(lots, h)), spread, lots })
    else demands.push({ mean: ahead.map((factor) => usual * factor), spread })
  }
  return {
    skus: page.skus,
    horizon,
    demands,
    writeQuantiles(sku, ahead, out) {
      const demand = demands[sku]
      const mean = demand?.mean[ahead] ?? 0
      if (demand === undefined) out.fill(0, 0, LEVEL_COUNT)
      else if (demand.lots) writeLotQuantiles(demand.lots, { ahead, levels: LEVELS }, out)
      else writeCountQuantiles({ mean, varianceToMean: varianceToMeanOf(demand.spread, mean) }, LEVELS, out)
    },
    protection(sku, from, periods) {
      const demand = demands[sku] ?? { mean: new Float64Array(horizon), spread: pool.spread }
      return protectionDemand(demand, from, periods)
    },
  }
}

function lotsOf(walk: LotWalk, pool: LotPool, ahead: Float64Array): LotDemand | null {
  return lotDemand(walkLots(walk), pool, ahead)
}
