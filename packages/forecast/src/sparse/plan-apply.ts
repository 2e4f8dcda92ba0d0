import { type CountPage, firstPeriodOf } from './count-page.ts'
import { partEffects, type PlanModel, type PlanPart } from './plan-model.ts'
import {
  HOLIDAY_FEATURES,
  NEUTRAL,
  type PagePlan,
  PRICE_FEATURES,
  type SkuPlan,
  skuPlanOf,
  writeSkuPlan,
} from './plan-page.ts'
import { EFFECT_MAX } from './plan-training.ts'

// Units sold in promotions that say as much as the shop's own word.
const UNITS_OF_A_WORD = 50
// Less than this is a closed day, which no plan makes.
const EFFECT_MIN = 0.1

/** Factors per SKU and period, in the order of the plan: 1 where nothing is planned. */
export interface PlanEffects {
  /** All together: what a page takes. */
  readonly all: Float32Array
  /** Of prices and promotions alone. */
  readonly price: Float32Array
}

/**
 * What the plan does to each period of a page's SKUs, past ones too. A promotion of which the shop says what it expects
 * is a mean, in logarithms, of that and of what was learnt; the more was sold in promotions the more what was learnt
 * counts. Undefined when nothing is known that moves anything.
 */
export function effectsOf(model: PlanModel | undefined, page: CountPage, plan: PagePlan): PlanEffects | undefined {
  const isSaid = plan.said.some((factor) => factor > 0)
  if (model === undefined && !isSaid) return undefined
  const price = new Float32Array(page.skus * (page.periods + plan.horizon)).fill(1)
  const learnt = model === undefined ? null : gather(page, plan, model)
  if (model?.price && learnt?.priced) writePart(price, model.price, { rows: learnt.priced, features: PRICE_FEATURES })
  if (isSaid) mixSaid(price, plan.said, trustOf(model))
  if (!(model?.holiday && learnt?.festive)) return { all: price, price }
  const all = new Float32Array(price.length).fill(1)
  writePart(all, model.holiday, { rows: learnt.festive, features: HOLIDAY_FEATURES })
  for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 1) * (price[i] ?? 1)
  return { all, price }
}

/** How far what was learnt is believed against the shop's own word, from 0 to 1. */
function trustOf(model: PlanModel | undefined): number {
  const units = model?.price?.units ?? 0
  return units / (units + UNITS_OF_A_WORD)
}

function mixSaid(price: Float32Array, said: Float32Array, trust: number): void {
  for (let i = 0; i < price.length; i++) {
    const word = said[i] ?? Number.NaN
    if (word > 0) price[i] = bounded(trust * Math.log(price[i] ?? 1) + (1 - trust) * Math.log(word))
  }
}

/** Periods that are not plain: where they are, and their features. */
class PlannedRows {
  readonly at: number[] = []
  readonly columns: readonly number[][] = NEUTRAL.map(() => [])

  add(at: number, sku: SkuPlan, period: number): void {
    this.at.push(at)
    for (const [feature, column] of this.columns.entries()) column.push(sku.columns[feature]?.[period] ?? 0)
  }
}

interface Gathered {
  readonly priced: PlannedRows | null
  readonly festive: PlannedRows | null
}

/**
 * The periods of all SKUs that prices or promotions move, and those that holidays move, where that is learnt: scored
 * together, since models are slow to begin.
 */
function gather(page: CountPage, plan: PagePlan, model: PlanModel): Gathered {
  const rows = { priced: model.price ? new PlannedRows() : null, festive: model.holiday ? new PlannedRows() : null }
  const scratch = skuPlanOf(page, plan)
  const width = page.periods + plan.horizon
  for (let sku = 0; sku < page.skus; sku++) {
    writeSkuPlan(page, plan, { sku, out: scratch })
    const parts = [
      { part: rows.priced, isOf: scratch.isPriced },
      { part: rows.festive, isOf: scratch.isFestive },
    ]
    for (const { part, isOf } of parts) {
      for (let period = firstPeriodOf(page, sku); part && period < width; period++) {
        if (isOf[period] === 1) part.add(sku * width + period, scratch, period)
      }
    }
  }
  return rows
}

function writePart(
  out: Float32Array,
  part: PlanPart,
  { rows, features }: { readonly rows: PlannedRows; readonly features: readonly number[] },
): void {
  const columns = rows.columns.map((column) => Float32Array.from(column))
  const effects = partEffects(part, { rows: rows.at.length, columns }, features)
  for (const [row, at] of rows.at.entries()) out[at] = bounded(effects[row] ?? 0)
}

function bounded(log: number): number {
  return Math.min(EFFECT_MAX, Math.max(EFFECT_MIN, Math.exp(log)))
}
