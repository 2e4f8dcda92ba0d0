import type { BoostedModel, BoostedTree, FeatureTable } from '../boosting/model.ts'
import { scoreTable } from '../boosting/predict.ts'
import type { CountPage } from './count-page.ts'
import { HOLIDAY_FEATURES, NEUTRAL, type PagePlan, PRICE_FEATURES } from './plan-page.ts'
import { type PagePlanRow, planRows } from './plan-rows.ts'
import { CHECKED_SHARE, gainOf, isBelieved, trainingRows, trainPlan } from './plan-training.ts'
import type { DemandPool } from './pool.ts'

/** What one part of the plan did, and what knowing it was worth on the newest fifth of such days, which it had not seen. */
export interface PlanPart {
  readonly model: BoostedModel
  /** Poisson loss it took off, for each unit sold on such days. */
  readonly gain: number
  /** Units sold on the days that it was learnt from (of prices: in promotions): its evidence. */
  readonly units: number
}

/** What plans did to demand, learnt from a sample: plain JSON, kept with the pool. A part that is not there was not believed. */
export interface PlanModel {
  readonly price?: PlanPart
  readonly holiday?: PlanPart
}

// Enough of each number: a stored model is a third smaller.
const DIGITS = 5

/**
 * Learns what prices and promotions do, and what holidays do, all SKUs together, against what levels alone let expect.
 * Each of the two is believed only where it foretells the newest fifth of its days better than nothing would, by more
 * than chance. Undefined when neither does.
 */
export function learnPlan(page: CountPage, plan: PagePlan, pool: DemandPool): PlanModel | undefined {
  const rows = planRows(page, plan, pool)
  const holiday = learnPart(
    rows.filter((row) => !row.isPriced),
    { features: HOLIDAY_FEATURES, isOf: (row) => row.isFestive, isEvidence: (row) => row.isFestive },
  )
  const price = learnPart(holiday ? withEffect(rows, holiday) : rows, {
    features: PRICE_FEATURES,
    isOf: (row) => row.isPriced,
    isEvidence: (row) => row.isPromoted,
  })
  if (price === undefined && holiday === undefined) return undefined
  return { ...(price ? { price } : {}), ...(holiday ? { holiday } : {}) }
}

/**
 * Logarithms of what a part does to periods with these features, against plain ones of the same SKU. Rows of a SKU stand
 * together, so that a plain one is scored once.
 */
export function partEffects({ model }: PlanPart, table: FeatureTable, features: readonly number[]): Float64Array {
  const scores = scoreTable(model, { rows: table.rows, columns: onlyOf(table.columns, features) })
  const sizes = table.columns[0]
  const first: number[] = []
  for (let row = 0; row < table.rows; row++) if (row === 0 || sizes?.[row] !== sizes?.[row - 1]) first.push(row)
  const columns = table.columns.map((column) => Float32Array.from(first, (row) => column[row] ?? 0))
  const plain = scoreTable(model, { rows: first.length, columns: onlyOf(columns, []) })
  let at = -1
  return scores.map((score, row) => {
    if (row === first[at + 1]) at++
    return score - (plain[at] ?? 0)
  })
}

interface Part {
  readonly features: readonly number[]
  /** Whether a row is of a day that the part is about. */
  isOf(row: PagePlanRow): boolean
  isEvidence(row: PagePlanRow): boolean
}

function learnPart(rows: readonly PagePlanRow[], part: Part): PlanPart | undefined {
  const own = rows.map((row) => ({ ...row, features: row.features.map((value, i) => kept(part, value, i)) }))
  const cut = cutOf(own, part)
  const trained = trainPlan(own, cut)
  if (trained === undefined || trained.model.trees.length === 0) return undefined
  const model = shortened(trained.model)
  const checked = trainingRows(own.slice(cut).filter(part.isOf))
  if (checked.table.rows === 0) return undefined
  const withPlan = scoreTable(model, checked.table, checked.offset)
  const without = scoreTable(
    model,
    { rows: checked.table.rows, columns: onlyOf(checked.table.columns, []) },
    checked.offset,
  )
  const found = gainOf(model, checked, { withPlan, without })
  if (!isBelieved(found)) return undefined
  const units = own.reduce((sum, row) => sum + (part.isEvidence(row) ? row.units : 0), 0)
  return { model, gain: found.gain / found.units, units }
}

function kept({ features }: Part, value: number, feature: number): number {
  return feature === 0 || features.includes(feature) ? value : (NEUTRAL[feature] ?? 0)
}

/** Where the newest fifth of the days that are evidence begins; of all days of the part, where none is. */
function cutOf(rows: readonly PagePlanRow[], part: Part): number {
  const evidence = rows.flatMap((row, index) => (part.isEvidence(row) ? [index] : []))
  const days = evidence.length > 0 ? evidence : rows.flatMap((row, index) => (part.isOf(row) ? [index] : []))
  return days[Math.floor(days.length * (1 - CHECKED_SHARE))] ?? 0
}

/** The rows with what the part explains taken into what is expected. */
function withEffect(rows: readonly PagePlanRow[], part: PlanPart): PagePlanRow[] {
  const effects = partEffects(part, trainingRows(rows).table, HOLIDAY_FEATURES)
  return rows.map((row, index) => ({ ...row, offset: row.offset + (effects[index] ?? 0) }))
}

/** Columns in which only the size and these features are as they are: the rest as if nothing were planned. */
function onlyOf(columns: FeatureTable['columns'], features: readonly number[]): FeatureTable['columns'] {
  return columns.map((column, feature) =>
    feature === 0 || features.includes(feature) ? column : new Float32Array(column.length).fill(NEUTRAL[feature] ?? 0),
  )
}

function shortened(model: BoostedModel): BoostedModel {
  const short = (value: number) => Number(value.toPrecision(DIGITS))
  const trees = model.trees.map(
    (tree): BoostedTree => ({ ...tree, threshold: tree.threshold.map(short), value: tree.value.map(short) }),
  )
  return { ...model, trees }
}
