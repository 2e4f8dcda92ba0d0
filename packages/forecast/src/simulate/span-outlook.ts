import { expectedLevel } from '../sparse/expected-level.ts'
import { type CountPage, effectOf } from '../sparse/count-page.ts'
import { walkHistory } from '../sparse/demand-state.ts'
import type { DemandPool } from '../sparse/pool.ts'
import { varianceToMeanOf } from '../sparse/spread.ts'
import { type KnownPage, knownPage, type OutlookSource } from './known-page.ts'
import { type Outlook, outlookRow } from './outlook.ts'

// A period without any sale, where more than this was expected of all SKUs together, was closed.
const CLOSED_TOTAL_MIN = 8
// Periods that tell what all SKUs together usually sell.
const USUAL_PERIODS = 28

/**
 * Forecasts of a span of periods whose season was learnt before it began, `factors` from the page's first period on: each
 * SKU's history is walked once, and every forecast is what was known when the walk came to its period. A SKU that has not
 * begun by then has none. What a plan does is that of the page at `from`, as far as the factors reach.
 */
export function writeSpan(
  source: OutlookSource,
  outlook: Outlook,
  span: { from: number; to: number; pool: DemandPool; factors: Float64Array; planned: CountPage },
): void {
  const { pool, factors } = span
  const known = knownPage(source, { from: span.from, until: span.to, horizon: 0 })
  const walked = closedLeftOut(known, factors, span.from)
  const { effects } = span.planned
  const page = effects ? { ...known.page, effects } : known.page
  const begins = span.from - known.first
  for (let sku = 0; sku < page.skus; sku += 1) {
    walkHistory({ page, sku, factors: walked, prior: pool.prior }, (at, state) => {
      if (at < begins) return
      const { usual, spread } = expectedLevel(state, pool)
      const row = outlookRow(outlook, sku, at + known.first)
      let whole = 0
      for (let step = 0; step < outlook.steps; step += 1) {
        const mean = usual * (factors[at + step] ?? 0) * effectOf(page, sku, at + step)
        outlook.means[row * outlook.steps + step] = mean
        whole += mean
      }
      outlook.varianceToMean[row] = varianceToMeanOf(spread, whole)
    })
  }
}

/** The factors with 0 where a period of the span turned out to be closed: what came after it may know. */
function closedLeftOut(known: KnownPage, factors: Float64Array, from: number): Float64Array {
  const { page, first } = known
  const walked = factors.slice()
  const totals = totalsOf(page)
  let usual = 0
  let count = 0
  for (let at = Math.max(0, from - first - USUAL_PERIODS); at < from - first; at += 1) {
    if ((factors[at] ?? 0) <= 0) continue
    usual += (totals[at] ?? 0) / (factors[at] ?? 1)
    count += 1
  }
  for (let at = from - first; at < page.periods; at += 1) {
    if (totals[at] === 0 && (usual / Math.max(1, count)) * (factors[at] ?? 0) > CLOSED_TOTAL_MIN) walked[at] = 0
  }
  return walked
}

function totalsOf(page: CountPage): Float64Array {
  const totals = new Float64Array(page.periods)
  for (let sku = 0; sku < page.skus; sku += 1) {
    const base = sku * page.periods
    for (let at = 0; at < page.periods; at += 1) {
      const units = page.units[base + at] ?? 0
      if (units > 0) totals[at] = (totals[at] ?? 0) + units
    }
  }
  return totals
}
