import type { Panel, SeriesForecast } from '../panel/panel.ts'
import { candidatesFor } from './candidates.ts'
import { combined, stackingWeights } from './combine.ts'
import { type Fold, foldsOf, forecastsAt, originsOf } from './folds.ts'
import { gridOf } from './grid.ts'
import { type PastForecast, quantilesOf, spreadOf } from './spread.ts'

/**
 * Forecasts regular series: several regressions on calendar and plan, weighed by how well they would have done at
 * origins of the panel's own past, with quantiles from the errors they made there. Pure and deterministic.
 */
export function forecastDense(panel: Panel): SeriesForecast[] {
  const grid = gridOf(panel)
  const candidates = candidatesFor(grid)
  const folds = foldsOf(grid, candidates, originsOf(grid))
  const weights = stackingWeights(folds, candidates.length, grid.series.length)
  const mix = (forecasts: Fold['forecasts'], s: number) => combined(forecasts, weights[s] ?? new Float64Array(), s)
  const past: PastForecast[] = folds.flatMap(({ forecasts, actuals }) =>
    actuals.map((actual, series) => ({ series, actual, mean: mix(forecasts, series) })),
  )
  const spread = spreadOf(past, grid.series.length, grid.horizon)
  const forecasts = forecastsAt(grid, candidates)
  return panel.series.map(({ sku, location }, s) => {
    const mean = mix(forecasts, s)
    return { sku, location, mean, quantiles: quantilesOf(spread, s, mean) }
  })
}
