import { LEVEL_COUNT, LEVELS } from '../panel/levels.ts'
import type { Forecaster, Panel, SeriesForecast } from '../panel/panel.ts'
import { backtest, keyOf, type PastForecast, rollingOrigins, sampled } from './backtest.ts'
import { risingQuantiles } from './quantile-line.ts'

// Weight of a candidate falls with this power of its loss: close ones are mixed, one that is 20 % worse hardly counts.
const SHARPNESS = 12
const ORIGINS = 2
const SAMPLE = 200

/** How the series of a panel are told into classes that are judged apart. */
export type ClassOf = (series: Panel['series'][number]) => string

/**
 * Combines candidate forecasters by what they would have done: at earlier origins of a sample, per class of series, each
 * is weighed by its pinball loss, and the quantiles are averaged with these weights (Vincentization). A candidate that
 * was clearly worse is shut out; with too short a past all count the same.
 */
export function gatedForecaster(candidates: readonly Forecaster[], classOf: ClassOf): Forecaster {
  return (panel) => {
    const sample = sampled(panel, SAMPLE)
    const origins = rollingOrigins(sample, ORIGINS)
    const classes = new Map(panel.series.map((series) => [keyOf(series), classOf(series)]))
    const losses = candidates.map((candidate) => lossByClass(backtest(sample, candidate, origins), classes))
    const forecasts = candidates.map((candidate) => candidate(panel))
    return panel.series.map((series, index) => {
      const weights = gateWeights(losses.map((byClass) => byClass.get(classOf(series)) ?? Number.NaN))
      return mixed(
        forecasts.map((rows) => rows[index]),
        weights,
      )
    })
  }
}

/** Weights that add up to one from losses; equal when a loss is not known. */
export function gateWeights(losses: readonly number[]): number[] {
  const least = Math.min(...losses)
  if (!Number.isFinite(least) || least <= 0) return losses.map(() => 1 / losses.length)
  const raw = losses.map((loss) => (loss / least) ** -SHARPNESS)
  const sum = raw.reduce((total, one) => total + one, 0)
  return raw
    .map((one) => (one / sum < 0.05 ? 0 : one / sum))
    .map((one, _, kept) => one / kept.reduce((a, b) => a + b, 0))
}

function lossByClass(past: readonly PastForecast[], classes: ReadonlyMap<string, string>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { key, forecast, actual } of past) {
    let [loss, size] = [0, 0]
    for (let h = 0; h < actual.length; h += 1) {
      const came = actual[h] ?? Number.NaN
      if (Number.isNaN(came)) continue
      size += came + 1e-9
      for (let level = 0; level < LEVEL_COUNT; level += 1) {
        const gap = came - (forecast.quantiles[level]?.[h] ?? 0)
        const share = LEVELS[level] ?? 0
        loss += gap >= 0 ? share * gap : (share - 1) * gap
      }
    }
    const name = classes.get(key) ?? ''
    if (size > 0) sums.set(name, (sums.get(name) ?? 0) + loss / size ** 0.5)
  }
  return sums
}

function mixed(forecasts: readonly (SeriesForecast | undefined)[], weights: readonly number[]): SeriesForecast {
  const present = forecasts.filter((one) => one !== undefined)
  const [first] = present
  if (!first) return { sku: '', location: '', mean: new Float64Array(0), quantiles: [] }
  const mix = (rowOf: (forecast: SeriesForecast) => Float64Array | undefined) =>
    first.mean.map((_, h) =>
      present.reduce((sum, forecast, index) => sum + (weights[index] ?? 0) * (rowOf(forecast)?.[h] ?? 0), 0),
    )
  const quantiles = LEVELS.map((_, level) => mix((forecast) => forecast.quantiles[level]))
  return {
    sku: first.sku,
    location: first.location,
    mean: mix(({ mean }) => mean),
    quantiles: risingQuantiles(quantiles),
  }
}
