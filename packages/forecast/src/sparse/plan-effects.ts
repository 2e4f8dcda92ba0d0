import type { BoostedModel } from '../boosting/model.ts'
import { rowLoss } from '../boosting/objective.ts'
import { scoreTable } from '../boosting/predict.ts'
import type { Panel } from '../panel/panel.ts'
import type { CountPage } from './count-page.ts'
import { planBook, type PlanColumns, planColumns, planFeatures } from './plan-features.ts'
import { type PanelRow, panelRows } from './plan-panel-rows.ts'
import {
  CHECKED_SHARE,
  EFFECT_MAX,
  isBelieved,
  type PlanOptions,
  retrainPlan,
  trainingRows,
  trainPlan,
} from './plan-training.ts'
import type { DemandPool } from './pool.ts'

// Share of the rows that a leaf holds at least.
const LEAF_SHARE = 0.01

/** What the plan of a panel did to demand. */
export interface PanelPlan {
  /** Learnt from all of the past: what is expected. */
  readonly model: BoostedModel
  /** Learnt without its newest fifth: how wrong such expectations are shows there. */
  readonly honest: BoostedModel
  readonly columns: PlanColumns
}

/** What came of asking a panel's past whether its plan foretells demand. */
export interface PlanTrial {
  /** Names of the covariates and marks that are a plan. */
  readonly names: readonly string[]
  /** Share of the deviance of the newest fifth of the past that the plan takes off. */
  readonly gain: number
  /** Absent: not believed. */
  readonly plan?: PanelPlan
}

/**
 * Learns what the plan of a panel does to demand, one boosted Poisson model over all SKUs against what their levels alone
 * let expect: from levels as they were known, then once more from levels that had the first effects taken out, so that a
 * promotion is not taken for a level. Undefined when the panel has no plan; not believed unless it foretells the newest
 * fifth of the past better than no plan.
 */
export function learnPanelPlan(panel: Panel, page: CountPage, pool: DemandPool): PlanTrial | undefined {
  const columns = planColumns(panel)
  const names = [
    ...columns.covariates.map(({ index }) => panel.covariateNames[index] ?? ''),
    ...columns.marks.map((mark) => panel.calendar[mark]?.name ?? ''),
  ]
  if (names.length === 0) return undefined
  const book = planBook(panel, columns)
  const rows = panelRows(book, page, pool)
  const first = trained(rows)
  if (!first) return { names, gain: 0 }
  const cleaned = panelRows(book, plannedPage({ model: first, honest: first, columns }, { panel, page }), pool)
  const honest = trained(cleaned) ?? first
  const found = gainOver(rows, cleaned, honest)
  if (!isBelieved(found)) return { names, gain: found.share }
  const model = retrainPlan(cleaned, { ...optionsFor(cleaned), trees: honest.trees.length })
  return { names, gain: found.share, plan: { model, honest, columns } }
}

/**
 * The page with what the plan does to each period of its SKUs, history and horizon; and closed days, plan or no plan.
 * `view`: as the newest fifth of the past was foretold (to learn the spread from), or as well as is known.
 */
export function plannedPage(
  plan: PanelPlan | undefined,
  { panel, page }: { readonly panel: Panel; readonly page: CountPage },
  view: 'honest' | 'best' = 'best',
): CountPage {
  const closed = panel.covariateNames.indexOf('open')
  if (plan === undefined && closed < 0) return page
  const book = plan ? planBook(panel, plan.columns) : undefined
  const width = page.periods + panel.horizon
  const effects = new Float32Array(page.skus * width).fill(1)
  panel.series.forEach((series, sku) => {
    const at = effects.subarray(sku * width + series.startIndex, (sku + 1) * width)
    if (plan && book) {
      const model = view === 'best' ? plan.model : plan.honest
      const scores = scoreTable(model, { rows: at.length, columns: planFeatures(book, sku) })
      for (let i = 0; i < at.length; i++) at[i] = Math.min(EFFECT_MAX, Math.exp((scores[i] ?? 0) - model.baseScore))
    }
    const open = closed < 0 ? undefined : series.covariates[closed]
    for (let i = 0; i < at.length; i++) if (open?.[i] === 0) at[i] = 0
  })
  return { ...page, effects }
}

function cutOf(rows: readonly PanelRow[]): number {
  return Math.floor(rows.length * (1 - CHECKED_SHARE))
}

function trained(rows: readonly PanelRow[]): BoostedModel | undefined {
  return trainPlan(rows, cutOf(rows), optionsFor(rows))?.model
}

/** Promotions run at many places at once: a leaf of few rows would be one week of one brand. */
function optionsFor(rows: readonly PanelRow[]): PlanOptions {
  return { trees: 120, leavesMax: 6, leafRowsMin: Math.max(50, Math.ceil(rows.length * LEAF_SHARE)) }
}

/** What levels and effects of the plan take off the loss of the levels alone, over rows that neither was learnt from. */
function gainOver(plain: readonly PanelRow[], planned: readonly PanelRow[], model: BoostedModel) {
  const checked = planned.slice(cutOf(planned))
  const before = new Map(plain.map((row) => [row.key, row]))
  const { table, target, offset } = trainingRows(checked)
  const scores = scoreTable(model, table, offset)
  const alone = baseOf(plain.slice(0, cutOf(plain)))
  const sums = { gain: 0, squares: 0, units: 0, deviance: 0, count: 0 }
  checked.forEach((row, at) => {
    const other = before.get(row.key)
    if (!other) return
    const weight = row.weight ?? 1
    const wanted = target[at] ?? 0
    const without = rowLoss(model.objective, wanted, other.offset + alone)
    const gain = weight * (without - rowLoss(model.objective, wanted, scores[at] ?? 0))
    sums.gain += gain
    sums.squares += gain * gain
    sums.units += weight * wanted
    sums.deviance += weight * (without - (wanted > 0 ? wanted - wanted * Math.log(wanted) : 0))
    sums.count += 1
  })
  const { gain, squares, units, deviance, count } = sums
  const deviation = Math.sqrt(Math.max(0, squares - (gain * gain) / Math.max(1, count)))
  return { gain, deviation, units, share: deviance > 0 ? gain / deviance : 0 }
}

/** The common factor of levels without a plan, as a logarithm. */
function baseOf(rows: readonly PanelRow[]): number {
  let [units, expected] = [0, 0]
  for (const row of rows) {
    units += (row.weight ?? 1) * row.units
    expected += (row.weight ?? 1) * Math.exp(row.offset)
  }
  return units > 0 && expected > 0 ? Math.log(units / expected) : 0
}
