import { calibratedForecaster } from './backtest/calibrate.ts'
import { risingQuantiles } from './backtest/quantile-line.ts'
import { forecastNew } from './demand/borrow.ts'
import { type SeriesKind, seriesKind } from './demand/series-kind.ts'
import { unconstrainedDemand } from './demand/unconstrained.ts'
import { forecastDense } from './dense/forecast-dense.ts'
import { reconcileForecasts } from './hierarchy/reconcile-forecasts.ts'
import { forecastClassic } from './models/forecast-classic.ts'
import { LEVEL_COUNT } from './panel/levels.ts'
import type { DemandSeries, Forecaster, Panel, SeriesForecast } from './panel/panel.ts'
import { seasonLength } from './panel/periods.ts'
import { forecastSparse } from './sparse/forecast-sparse.ts'

const forecastSimply = calibratedForecaster(forecastClassic)

// Series times periods that the regressions are given, some minutes' work; a larger panel is smoothed classically.
const REGRESSION_CELLS_MAX = 2_000_000

/**
 * The forecast of every series of a panel, in its order: regular streams by regressions, thin counts by negative
 * binomials, amounts of money now and then by classic smoothing, new products by what their group sells. Periods in which goods ran out count with the demand that was
 * probably there; series that are sums of others add up. Looks at nothing after the panel's origin but the plan.
 */
export const forecastPanel: Forecaster = (panel) => {
  const byKind: Record<SeriesKind, number[]> = { new: [], sparse: [], amounts: [], regular: [] }
  panel.series.forEach((series, index) => {
    byKind[seriesKind(series, panel.step)].push(index)
  })
  const forecasts = new Array<SeriesForecast | undefined>(panel.series.length)
  const run = (indices: readonly number[], forecaster: Forecaster) => {
    if (indices.length === 0) return
    const part = indices.flatMap((index) => panel.series[index] ?? [])
    const made = forecaster({ ...panel, series: part })
    indices.forEach((index, at) => {
      forecasts[index] = made[at]
    })
  }
  run(byKind.regular, regular)
  run(byKind.sparse, forecastSparse)
  run(byKind.amounts, forecastSimply)
  const fresh = byKind.new.flatMap((index) => panel.series[index] ?? [])
  run(byKind.new, () => forecastNew(panel, fresh, seasonLength(panel.step)))
  return panel.series.map((series, index) => sound(forecasts[index], { panel, series }))
}

function regular(panel: Panel): SeriesForecast[] {
  const season = seasonLength(panel.step)
  const series = panel.series.map((one): DemandSeries => {
    const { censored, ...rest } = one
    return censored ? { ...rest, units: unconstrainedDemand(one, season) } : one
  })
  const cells = series.reduce((sum, { units }) => sum + units.length, 0)
  const forecaster = cells > REGRESSION_CELLS_MAX ? forecastSimply : forecastDense
  return reconcileForecasts(series, forecaster({ ...panel, series }))
}

/** What leaves the engine is never unknown, never negative, and its quantiles never fall. */
function sound(forecast: SeriesForecast | undefined, of: { panel: Panel; series: DemandSeries }): SeriesForecast {
  const whole =
    forecast?.quantiles.length === LEVEL_COUNT &&
    forecast.mean.length === of.panel.horizon &&
    forecast.mean.every(Number.isFinite) &&
    forecast.quantiles.every((row) => row.every(Number.isFinite))
  const used = whole ? forecast : forecastClassic({ ...of.panel, series: [of.series] })[0]
  if (!used)
    return { sku: of.series.sku, location: of.series.location, mean: new Float64Array(of.panel.horizon), quantiles: [] }
  return { ...used, mean: used.mean.map((value) => Math.max(0, value)), quantiles: risingQuantiles(used.quantiles) }
}
