import type { BoostedModel, FeatureTable } from '../boosting/model.ts'
import { rowLoss } from '../boosting/objective.ts'
import { scoreTable } from '../boosting/predict.ts'
import { trainBoosting, type TrainingRows } from '../boosting/train.ts'
import { diceOf } from '../panel/dice.ts'
import type { Panel } from '../panel/panel.ts'
import type { CountPage } from './count-page.ts'
import { levelOf, walkHistory } from './demand-state.ts'
import { type PlanColumns, planColumns, planFeatures } from './plan-features.ts'
import type { DemandPool } from './pool.ts'

// Rows to learn from; more change little and cost time.
const ROWS_MAX = 60_000
// The newest share of the rows decides whether the plan helps, and when to stop.
const CHECKED_SHARE = 0.2
// What the plan must take off the Poisson loss of those rows to be believed.
const GAIN_MIN = 0.002
// And by how many standard deviations of that gain: few SKUs prove little.
const GAIN_DEVIATIONS = 3
// Effects outside of this are a slip of the trees.
const EFFECT_MAX = 20

/**
 * What prices, promotions and events do to demand: a factor per SKU and period (history, then horizon), in the order of
 * the page, learnt by one boosted Poisson model over all SKUs against what their levels alone let expect. Undefined when
 * there is no plan, or it does not foretell the newest fifth of the past better than no plan.
 */
export function planEffects(panel: Panel, page: CountPage, pool: DemandPool): Float32Array | undefined {
  const columns = planColumns(panel)
  const closed = panel.covariateNames.indexOf('open')
  const hasPlan = columns.covariates.length > 0 || columns.marks.length > 0
  const model = hasPlan ? learn(gatherRows({ panel, page, pool, columns })) : undefined
  if (model === undefined && closed < 0) return undefined
  const width = page.periods + panel.horizon
  const effects = new Float32Array(page.skus * width).fill(1)
  panel.series.forEach((series, sku) => {
    const at = effects.subarray(sku * width + series.startIndex, (sku + 1) * width)
    if (model !== undefined) {
      const features = planFeatures(panel, series, columns)
      const scores = scoreTable(model, { rows: at.length, columns: features })
      for (let i = 0; i < at.length; i++) at[i] = Math.min(EFFECT_MAX, Math.exp((scores[i] ?? 0) - model.baseScore))
    }
    const open = closed < 0 ? undefined : series.covariates[closed]
    for (let i = 0; i < at.length; i++) if (open?.[i] === 0) at[i] = 0
  })
  return effects
}

interface Work {
  readonly panel: Panel
  readonly page: CountPage
  readonly pool: DemandPool
  readonly columns: PlanColumns
}

interface Row {
  readonly period: number
  readonly features: readonly number[]
  readonly units: number
  readonly offset: number
}

/** Pairs of a level as it was known and a later period, up to the horizon later, with the plan of that period. */
function gatherRows({ panel, page, pool, columns }: Work): Row[] {
  const factors = Float64Array.from(pool.factors)
  const dice = diceOf(11)
  const share = Math.min(1, ROWS_MAX / Math.max(1, page.skus * page.periods))
  const rows: Row[] = []
  panel.series.forEach((series, sku) => {
    const features = planFeatures(panel, series, columns)
    const open = series.covariates[panel.covariateNames.indexOf('open')]
    walkHistory({ page, sku, factors, prior: pool.prior }, (period, state) => {
      if (state.seen < 10 || dice() > share) return
      const target = period + Math.floor(dice() * panel.horizon)
      const units = target < page.periods ? (page.units[sku * page.periods + target] ?? Number.NaN) : Number.NaN
      const expected = levelOf(state).mean * (factors[target] ?? 0)
      const at = target - series.startIndex
      if (Number.isNaN(units) || !(expected > 1e-6) || open?.[at] === 0) return
      if (page.censored?.[sku * page.periods + target] === 1) return
      rows.push({
        period: target,
        features: features.map((one) => one[at] ?? Number.NaN),
        units,
        offset: Math.log(expected),
      })
    })
  })
  return rows.sort((a, b) => a.period - b.period)
}

function learn(rows: readonly Row[]): BoostedModel | undefined {
  const cut = Math.floor(rows.length * (1 - CHECKED_SHARE))
  if (cut < 200) return undefined
  const past = trainingRows(rows.slice(0, cut))
  const checked = trainingRows(rows.slice(cut))
  const objective = { kind: 'poisson' } as const
  const options = { objective, trees: 80, leavesMax: 12, learningRate: 0.1, leafRowsMin: 50, ridge: 10, patience: 15 }
  const { model } = trainBoosting(past, options, checked)
  return isBetter(model, checked) ? model : undefined
}

/** Whether the plan foretells the rows better than no plan: by a share worth having, and by more than chance. */
function isBetter(model: BoostedModel, checked: CheckedRows): boolean {
  const count = checked.target.length
  const withPlan = scoreTable(model, checked.table, checked.offset)
  const without = scoreTable({ ...model, trees: [] }, checked.table, checked.offset)
  let gains = 0
  let squares = 0
  let units = 0
  for (let row = 0; row < count; row++) {
    const wanted = checked.target[row] ?? 0
    const gain =
      rowLoss(model.objective, wanted, without[row] ?? 0) - rowLoss(model.objective, wanted, withPlan[row] ?? 0)
    gains += gain
    squares += gain * gain
    units += wanted
  }
  const deviation = Math.sqrt(Math.max(0, squares - (gains * gains) / count))
  return gains > GAIN_MIN * units && gains > GAIN_DEVIATIONS * deviation
}

interface CheckedRows extends TrainingRows {
  readonly table: FeatureTable
  readonly target: Float64Array
  readonly offset: Float64Array
}

function trainingRows(rows: readonly Row[]): CheckedRows {
  const width = rows[0]?.features.length ?? 0
  const columns = Array.from({ length: width }, (_, f) =>
    Float32Array.from(rows, (row) => row.features[f] ?? Number.NaN),
  )
  return {
    table: { rows: rows.length, columns },
    target: Float64Array.from(rows, (row) => row.units),
    offset: Float64Array.from(rows, (row) => row.offset),
  }
}
