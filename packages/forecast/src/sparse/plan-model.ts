import type { BoostedModel, BoostedTree } from '../boosting/model.ts'
import { scoreTable } from '../boosting/predict.ts'
import type { CountPage } from './count-page.ts'
import { HOLIDAY_FEATURES, NEUTRAL, type PagePlan, PRICE_FEATURES } from './plan-page.ts'
import { type PagePlanRow, planRows } from './plan-rows.ts'
import { CHECKED_SHARE, type CheckedRows, gainOf, isBelieved, trainingRows, trainPlan } from './plan-training.ts'
import type { DemandPool } from './pool.ts'

/** What one part of the plan was worth on the newest fifth of the past, which it had not seen. */
export interface PlanPart {
  /** Poisson loss it took off, for each unit sold on such days. */
  readonly gain: number
  /** Units sold on the days that it was learnt from: its evidence. */
  readonly units: number
}

/** What plans did to demand, learnt from a sample: plain JSON, kept with the pool. A part that is not there was not believed. */
export interface PlanModel {
  readonly model: BoostedModel
  readonly price?: PlanPart
  readonly holiday?: PlanPart
}

// Enough of each number: a stored model is a third smaller.
const DIGITS = 5

/**
 * Learns what prices, promotions and holidays do, all SKUs together, against what levels alone let expect. Each of the two
 * parts (prices and promotions; holidays) is believed only where it foretells the newest fifth of the planned days better
 * than nothing would, by more than chance. Undefined when neither does.
 */
export function learnPlan(page: CountPage, plan: PagePlan, pool: DemandPool): PlanModel | undefined {
  const rows = planRows(page, plan, pool)
  const cut = cutOf(rows)
  const trained = trainPlan(rows, cut)
  if (trained === undefined || trained.model.trees.length === 0) return undefined
  const model = shortened(trained.model)
  const newest = rows.slice(cut)
  const price = partOf(model, newest, { features: PRICE_FEATURES, isOf: (row) => row.isPriced })
  const holiday = partOf(model, newest, { features: HOLIDAY_FEATURES, isOf: (row) => row.isFestive })
  if (price === null && holiday === null) return undefined
  return {
    model,
    ...(price === null ? {} : { price: { gain: price, units: unitsOf(rows, (row) => row.isPromoted) } }),
    ...(holiday === null ? {} : { holiday: { gain: holiday, units: unitsOf(rows, (row) => row.isFestive) } }),
  }
}

/** Columns in which only the size and these features are as they are: the rest as if nothing were planned. */
export function onlyOf(columns: readonly Float32Array[], features: readonly number[]): Float32Array[] {
  return columns.map((column, feature) =>
    feature === 0 || features.includes(feature) ? column : new Float32Array(column.length).fill(NEUTRAL[feature] ?? 0),
  )
}

/** Where the newest fifth of the days with prices and promotions begins; of all planned days, where there are none. */
function cutOf(rows: readonly PagePlanRow[]): number {
  const priced = rows.flatMap((row, index) => (row.isPriced ? [index] : []))
  const planned = priced.length > 0 ? priced : rows.flatMap((row, index) => (row.isFestive ? [index] : []))
  return planned[Math.floor(planned.length * (1 - CHECKED_SHARE))] ?? 0
}

/** The gain of a part for each unit of its days; null when it is not believed. */
function partOf(
  model: BoostedModel,
  newest: readonly PagePlanRow[],
  part: { readonly features: readonly number[]; isOf(row: PagePlanRow): boolean },
): number | null {
  const checked = trainingRows(newest.filter(part.isOf))
  if (checked.table.rows === 0) return null
  const withPlan = partScores(model, checked, part.features)
  const without = partScores(model, checked, [])
  const found = gainOf(model, checked, { withPlan, without })
  return isBelieved(found) ? found.gain / found.units : null
}

function partScores(model: BoostedModel, checked: CheckedRows, features: readonly number[]): Float64Array {
  const columns = onlyOf(
    checked.table.columns.map((column) => Float32Array.from(column)),
    features,
  )
  return scoreTable(model, { rows: checked.table.rows, columns }, checked.offset)
}

function unitsOf(rows: readonly PagePlanRow[], isOf: (row: PagePlanRow) => boolean): number {
  return rows.reduce((sum, row) => sum + (isOf(row) ? row.units : 0), 0)
}

function shortened(model: BoostedModel): BoostedModel {
  const short = (value: number) => Number(value.toPrecision(DIGITS))
  const trees = model.trees.map(
    (tree): BoostedTree => ({ ...tree, threshold: tree.threshold.map(short), value: tree.value.map(short) }),
  )
  return { ...model, trees }
}
