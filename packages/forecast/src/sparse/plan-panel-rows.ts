import type { CountPage } from './count-page.ts'
import { levelOf, walkHistory } from './demand-state.ts'
import { type PlanBook, planFeatures } from './plan-features.ts'
import { PLAN_ROWS_MAX, type PlanRow } from './plan-training.ts'
import type { DemandPool } from './pool.ts'
import { varianceToMeanOf } from './spread.ts'

/** A row with the SKU and period that it is of: the same row, found again when levels were learnt anew. */
export interface PanelRow extends PlanRow {
  readonly key: number
}

// Periods of a SKU before its level says anything.
const SEEN_MIN = 10

/**
 * Pairs of a level as it was known and a later period, up to the horizon later, with the plan of that period. Which pairs
 * are drawn depends on SKU and period alone.
 */
export function panelRows(book: PlanBook, page: CountPage, pool: DemandPool): PanelRow[] {
  const { panel } = book
  const factors = Float64Array.from(pool.factors)
  const share = Math.min(1, PLAN_ROWS_MAX / Math.max(1, page.skus * page.periods))
  const closed = panel.covariateNames.indexOf('open')
  const rows: PanelRow[] = []
  panel.series.forEach((series, sku) => {
    const features = planFeatures(book, sku)
    const open = series.covariates[closed]
    walkHistory({ page, sku, factors, prior: pool.prior }, (period, state) => {
      const key = sku * page.periods + period
      if (state.seen < SEEN_MIN || drawn(key, 1) > share) return
      const target = period + Math.floor(drawn(key, 2) * panel.horizon)
      const units = target < page.periods ? (page.units[sku * page.periods + target] ?? Number.NaN) : Number.NaN
      const expected = levelOf(state).mean * (factors[target] ?? 0)
      const at = target - series.startIndex
      if (Number.isNaN(units) || !(expected > 1e-6) || open?.[at] === 0) return
      if (page.censored?.[sku * page.periods + target] === 1) return
      rows.push({
        key,
        period: target,
        features: features.map((one) => one[at] ?? Number.NaN),
        units,
        offset: Math.log(expected),
        // A unit of what sells by the thousand says less than one of what sells now and then.
        weight: 1 / varianceToMeanOf(pool.spread, expected),
      })
    })
  })
  return rows.sort((a, b) => a.period - b.period)
}

/** A number from 0 to 1 for a key: a hash, not a sequence. */
function drawn(key: number, salt: number): number {
  let hash = Math.imul(key + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296
}
