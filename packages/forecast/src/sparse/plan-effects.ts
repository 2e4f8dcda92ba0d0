import type { BoostedModel } from '../boosting/model.ts'
import { scoreTable } from '../boosting/predict.ts'
import { diceOf } from '../panel/dice.ts'
import type { Panel } from '../panel/panel.ts'
import type { CountPage } from './count-page.ts'
import { levelOf, walkHistory } from './demand-state.ts'
import { type PlanColumns, planColumns, planFeatures } from './plan-features.ts'
import {
  CHECKED_SHARE,
  EFFECT_MAX,
  isBelieved,
  PLAN_ROWS_MAX,
  type PlanRow,
  trainPlan,
  wholeGain,
} from './plan-training.ts'
import type { DemandPool } from './pool.ts'

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

/** Pairs of a level as it was known and a later period, up to the horizon later, with the plan of that period. */
function gatherRows({ panel, page, pool, columns }: Work): PlanRow[] {
  const factors = Float64Array.from(pool.factors)
  const dice = diceOf(11)
  const share = Math.min(1, PLAN_ROWS_MAX / Math.max(1, page.skus * page.periods))
  const rows: PlanRow[] = []
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

function learn(rows: readonly PlanRow[]): BoostedModel | undefined {
  const trained = trainPlan(rows, Math.floor(rows.length * (1 - CHECKED_SHARE)))
  return trained && isBelieved(wholeGain(trained.model, trained.checked)) ? trained.model : undefined
}
