import type { BoostedModel, FeatureTable } from '../boosting/model.ts'
import { rowLoss } from '../boosting/objective.ts'
import { scoreTable } from '../boosting/predict.ts'
import { trainBoosting, type TrainingRows } from '../boosting/train.ts'

/** Rows to learn from at most; more change little and cost time. */
export const PLAN_ROWS_MAX = 60_000
/** The newest share of the rows decides whether the plan helps, and when to stop. */
export const CHECKED_SHARE = 0.2
/** Effects outside of this are a slip of the trees. */
export const EFFECT_MAX = 20
// Fewer rows teach nothing.
const PAST_ROWS_MIN = 200
// What the plan must take off the Poisson loss of the newest rows to be believed.
const GAIN_MIN = 0.002
// And by how many standard deviations of that gain: few SKUs prove little.
const GAIN_DEVIATIONS = 3

const OPTIONS = {
  objective: { kind: 'poisson' },
  trees: 80,
  leavesMax: 12,
  learningRate: 0.1,
  leafRowsMin: 50,
  ridge: 10,
  patience: 15,
} as const

/** How large a model may get, where it is not as usual. */
export interface PlanOptions {
  readonly trees?: number
  readonly leavesMax?: number
  readonly leafRowsMin?: number
}

/** What a level as it was known let expect of a later period, the plan of that period, and what came. */
export interface PlanRow {
  readonly period: number
  readonly features: readonly number[]
  readonly units: number
  readonly offset: number
  /** How much the row counts; absent: 1. */
  readonly weight?: number
}

/** Rows as columns. */
export interface CheckedRows extends TrainingRows {
  readonly table: FeatureTable
  readonly target: Float64Array
  readonly offset: Float64Array
}

/** What a plan takes off the Poisson loss of rows that it was not learnt from. */
export interface PlanGain {
  readonly gain: number
  /** Standard deviation of the gain, were the rows independent. */
  readonly deviation: number
  /** Units of these rows. */
  readonly units: number
}

/** One boosted Poisson model over the rows before `cut`, stopped by those after it; undefined when they are too few. */
export function trainPlan(
  rows: readonly PlanRow[],
  cut: number,
  options: PlanOptions = {},
): { readonly model: BoostedModel; readonly checked: CheckedRows } | undefined {
  if (cut < PAST_ROWS_MIN) return undefined
  const checked = trainingRows(rows.slice(cut))
  const { model } = trainBoosting(trainingRows(rows.slice(0, cut)), { ...OPTIONS, ...options }, checked)
  return { model, checked }
}

/** The model of all rows, with as many trees as were best for the newest of them. */
export function retrainPlan(rows: readonly PlanRow[], options: PlanOptions): BoostedModel {
  return trainBoosting(trainingRows(rows), { ...OPTIONS, ...options }).model
}

/** What scores with the plan take off the loss of scores without it. */
export function gainOf(
  model: BoostedModel,
  { target }: Pick<CheckedRows, 'target'>,
  scores: { readonly withPlan: Float64Array; readonly without: Float64Array },
): PlanGain {
  const count = target.length
  let gains = 0
  let squares = 0
  let units = 0
  for (let row = 0; row < count; row++) {
    const wanted = target[row] ?? 0
    const gain =
      rowLoss(model.objective, wanted, scores.without[row] ?? 0) -
      rowLoss(model.objective, wanted, scores.withPlan[row] ?? 0)
    gains += gain
    squares += gain * gain
    units += wanted
  }
  return { gain: gains, deviation: Math.sqrt(Math.max(0, squares - (gains * gains) / count)), units }
}

/** Whether the plan foretells the rows better than no plan: by a share worth having, and by more than chance. */
export function isBelieved({ gain, deviation, units }: PlanGain): boolean {
  return gain > GAIN_MIN * units && gain > GAIN_DEVIATIONS * deviation
}

/** The gain of a whole model over its mean alone. */
export function wholeGain(model: BoostedModel, checked: CheckedRows): PlanGain {
  const withPlan = scoreTable(model, checked.table, checked.offset)
  const without = scoreTable({ ...model, trees: [] }, checked.table, checked.offset)
  return gainOf(model, checked, { withPlan, without })
}

/** Rows as the columns that models learn from. */
export function trainingRows(rows: readonly PlanRow[]): CheckedRows {
  const width = rows[0]?.features.length ?? 0
  const columns = Array.from({ length: width }, (_, f) =>
    Float32Array.from(rows, (row) => row.features[f] ?? Number.NaN),
  )
  return {
    table: { rows: rows.length, columns },
    target: Float64Array.from(rows, (row) => row.units),
    offset: Float64Array.from(rows, (row) => row.offset),
    ...(rows.some(({ weight }) => weight !== undefined)
      ? { weight: Float64Array.from(rows, (row) => row.weight ?? 1) }
      : {}),
  }
}
