import type { Forecaster, Panel, SeriesForecast } from '../panel/panel.ts'
import { panelAt, unitsAfter } from '../panel/panel-at.ts'

/** What was forecast of one series at one earlier origin, and what came. */
export interface PastForecast {
  readonly key: string
  readonly forecast: SeriesForecast
  readonly actual: Float64Array
}

/** Name of a series within a panel. */
export function keyOf(series: { readonly sku: string; readonly location: string }): string {
  return `${series.sku}\u0000${series.location}`
}

/** Earlier origins, the latest first: one horizon apart, each with at least half of the history before it. */
export function rollingOrigins(panel: Panel, count: number): number[] {
  const origins: number[] = []
  for (let back = 1; back <= count; back += 1) {
    const origin = panel.originIndex - back * panel.horizon
    if (origin >= panel.originIndex / 2) origins.push(origin)
  }
  return origins
}

/** Forecasts the panel as of each origin, knowing nothing later, and lays what came beside it. */
export function backtest(panel: Panel, forecaster: Forecaster, origins: readonly number[]): PastForecast[] {
  return origins.flatMap((origin) => {
    const actuals = unitsAfter(panel, origin, panel.horizon)
    return forecaster(panelAt(panel, origin, panel.horizon)).map((forecast, index) => ({
      key: keyOf(forecast),
      forecast,
      actual: actuals[index] ?? new Float64Array(0),
    }))
  })
}

/** Every `n`-th series of a panel, so that about `count` are left; the panel itself when it has no more. */
export function sampled(panel: Panel, count: number): Panel {
  const every = Math.ceil(panel.series.length / count)
  return every <= 1 ? panel : { ...panel, series: panel.series.filter((_, index) => index % every === 0) }
}
