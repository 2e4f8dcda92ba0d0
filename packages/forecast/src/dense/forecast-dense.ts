import type { Panel, SeriesForecast } from '../panel/panel.ts'
import { candidatesFor } from './candidates.ts'
import { combined, stackingOf } from './combine.ts'
import { type Fold, foldsOf, forecastsAt, originsOf } from './folds.ts'
import { gridOf } from './grid.ts'
import { type PastFold, quantilesOf, spreadOf } from './spread.ts'

/**
 * Forecasts regular series: several regressions on calendar and plan, weighed by how well they would have done at
 * origins of the panel's own past, with quantiles from the errors they made there. Pure and deterministic.
 */
export function forecastDense(panel: Panel): SeriesForecast[] {
  const grid = gridOf(panel)
  const candidates = candidatesFor(grid)
  const folds = foldsOf(grid, candidates, originsOf(grid))
  const { weights, unseen } = stackingOf(folds, candidates.length, grid.series.length)
  const spread = spreadOf(foretold(folds, unseen), grid.series.length)
  const forecasts = forecastsAt(grid, candidates)
  return panel.series.map(({ sku, location }, s) => {
    const mean = combined(forecasts, weights[s] ?? new Float64Array(), s)
    return { sku, location, mean, quantiles: quantilesOf(spread, s, mean) }
  })
}

/** The combination at each past origin, by weights learnt from the other origins: what is fitted to an error hides it. */
function foretold(folds: readonly Fold[], weights: readonly (readonly Float64Array[])[]): PastFold[] {
  return folds.map(({ forecasts, actuals }, at) => ({
    means: actuals.map((_, s) => combined(forecasts, weights[at]?.[s] ?? new Float64Array(), s)),
    actuals,
  }))
}
