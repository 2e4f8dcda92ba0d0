import { diceOf, type Dice } from '../panel/dice.ts'
import { type CountPage, firstPeriodOf } from './count-page.ts'
import { levelOf, walkHistory } from './demand-state.ts'
import { type PagePlan, type SkuPlan, skuPlanOf, writeSkuPlan } from './plan-page.ts'
import type { PlanRow } from './plan-training.ts'
import type { DemandPool } from './pool.ts'

/** A row with which part of the plan moved it. */
export interface PagePlanRow extends PlanRow {
  readonly isPriced: boolean
  readonly isFestive: boolean
  readonly isPromoted: boolean
}

// Rows of days that are not plain, and of plain ones to compare them with.
const PLANNED_ROWS_MAX = 40_000
const PLAIN_ROWS_MAX = 20_000
// A level is of up to so many periods before the row.
const LEAD_MAX = 28
// And where a promotion lies between them, of up to so many: the longest there is, and what it leaves behind.
const LEAD_LIMIT = 100
// Periods after a promotion or a new price in which the level still feels it.
const MOVED_PERIODS = 21
// Periods of which a level is known at least.
const SEEN_MIN = 10

/**
 * Rows of a page for learning: what a level, as it was known up to four weeks before and not in the wake of a promotion,
 * let expect of a period; the plan of that period; what came. Planned days are all taken as far as there is room.
 */
export function planRows(page: CountPage, plan: PagePlan, pool: DemandPool): PagePlanRow[] {
  const factors = Float64Array.from(pool.factors)
  const scratch = skuPlanOf(page, plan)
  const counts = { planned: 1, plain: 1 }
  for (let sku = 0; sku < page.skus; sku++) countDays(page, plan, { sku, scratch, counts })
  const dice = diceOf(11)
  const shares = { planned: PLANNED_ROWS_MAX / counts.planned, plain: PLAIN_ROWS_MAX / counts.plain }
  const rows: PagePlanRow[] = []
  for (let sku = 0; sku < page.skus; sku++) {
    writeSkuPlan(page, plan, { sku, out: scratch })
    const levels = cleanLevels({ page, factors, pool, sku }, scratch)
    addRows(rows, { page, plan, factors, sku, scratch, levels, shares, dice })
  }
  return rows.sort((a, b) => a.period - b.period)
}

function countDays(
  page: CountPage,
  plan: PagePlan,
  { sku, scratch, counts }: { sku: number; scratch: SkuPlan; counts: { planned: number; plain: number } },
): void {
  writeSkuPlan(page, plan, { sku, out: scratch })
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    if (scratch.isPriced[period] === 1 || scratch.isFestive[period] === 1) counts.planned++
    else counts.plain++
  }
}

/** The SKU's level as it was known before each period; NaN where too little was, or a promotion had just moved it. */
function cleanLevels(
  { page, factors, pool, sku }: { page: CountPage; factors: Float64Array; pool: DemandPool; sku: number },
  { isPriced }: SkuPlan,
): Float64Array {
  const levels = new Float64Array(page.periods).fill(Number.NaN)
  let moved = Number.NEGATIVE_INFINITY
  walkHistory({ page, sku, factors, prior: pool.prior }, (period, state) => {
    if (period > 0 && isPriced[period - 1] === 1) moved = period - 1
    if (state.seen >= SEEN_MIN && period - moved > MOVED_PERIODS) levels[period] = levelOf(state).mean
  })
  return levels
}

interface Gathering {
  readonly page: CountPage
  readonly plan: PagePlan
  readonly factors: Float64Array
  readonly sku: number
  readonly scratch: SkuPlan
  readonly levels: Float64Array
  readonly shares: { readonly planned: number; readonly plain: number }
  readonly dice: Dice
}

function addRows(rows: PagePlanRow[], work: Gathering): void {
  const { page, plan, factors, sku, scratch, levels, shares, dice } = work
  const base = sku * page.periods
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    const isPriced = scratch.isPriced[period] === 1
    const isFestive = scratch.isFestive[period] === 1
    if (dice() >= (isPriced || isFestive ? shares.planned : shares.plain)) continue
    const units = page.units[base + period] ?? Number.NaN
    const level = levelBefore(levels, period, Math.floor(dice() * LEAD_MAX))
    const expected = level * (factors[period] ?? 0)
    if (Number.isNaN(units) || !(expected > 1e-6) || page.censored?.[base + period] === 1) continue
    rows.push({
      period,
      features: scratch.columns.map((column) => column[period] ?? 0),
      units,
      offset: Math.log(expected),
      isPriced,
      isFestive,
      isPromoted: (plan.promotion[sku * (page.periods + plan.horizon) + period] ?? 0) > 0,
    })
  }
}

/** The last clean level that was known `lead` periods before; NaN when there was none for long. */
function levelBefore(levels: Float64Array, period: number, lead: number): number {
  for (let at = period - lead; at >= Math.max(0, period - LEAD_LIMIT); at--) {
    const level = levels[at] ?? Number.NaN
    if (!Number.isNaN(level)) return level
  }
  return Number.NaN
}
