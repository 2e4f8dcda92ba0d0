import { LEVELS } from '../panel/levels.ts'
import type { DemandSeries, Forecaster, SeriesForecast } from '../panel/panel.ts'
import { seasonLength } from '../panel/periods.ts'
import { tsb } from './croston.ts'
import { decompose, withoutSeason } from './decompose.ts'
import { movingAverage } from './naive.ts'
import { bestHolt, bestSimpleSmoothing, simpleLevel } from './smoothing.ts'

// Standard normal quantiles at LEVELS.
const NORMAL = [-2.3263, -1.6449, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.6449, 2.0537, 2.3263] as const
// Seasons of the past that tell the figures of a short season; longer ago they may have been others.
const SHORT_SEASONS = 16
const CUTS = 4

/**
 * Classic models only: seasons taken out by decomposition, the mean of simple smoothing, damped trend and moving average,
 * seasons put back; intervals from the errors at a few earlier origins. The yardstick, and what short series get.
 */
export const forecastClassic: Forecaster = (panel) => {
  const season = seasonLength(panel.step)
  return panel.series.map((series) => forecastOne(series, panel.horizon, season))
}

function forecastOne(series: DemandSeries, horizon: number, season: number): SeriesForecast {
  const units = withoutGaps(series.units, season)
  const mean = classicMean(units, horizon, season)
  const spread = spreadOf(units, horizon, season)
  const quantiles = LEVELS.map((_, level) =>
    mean.map((value, h) => Math.max(0, value + (NORMAL[level] ?? 0) * (spread[h] ?? 0))),
  )
  return { sku: series.sku, location: series.location, mean, quantiles }
}

/** The combination's point forecast; never negative. */
export function classicMean(units: Float64Array, horizon: number, season: number): Float64Array {
  if (units.length === 0) return new Float64Array(horizon)
  const seasons = Math.floor(units.length / season)
  const recent = units.subarray(Math.max(0, units.length - season * (season > 30 ? 8 : SHORT_SEASONS)))
  const zeros = recent.reduce((count, value) => count + (value <= 0 ? 1 : 0), 0)
  const seasonal = season > 1 && seasons >= 2
  const kind = zeros === 0 ? 'multiplicative' : 'additive'
  const figure = seasonal ? decompose(recent, season, kind).figure : new Float64Array([kind === 'additive' ? 0 : 1])
  const level = seasonal ? withoutSeason(recent, figure, kind) : recent
  const lines =
    zeros > recent.length / 3
      ? [tsb(level, { alpha: 0.1, beta: 0.05 }), simpleLevel(level, 0.05)].map((v) => new Float64Array(horizon).fill(v))
      : [bestSimpleSmoothing(level, horizon), bestHolt(level, horizon, true), movingAverage(level, horizon, 2 * season)]
  return Float64Array.from({ length: horizon }, (_, h) => {
    const base = lines.reduce((sum, line) => sum + (line[h] ?? 0), 0) / lines.length
    const own = figure[(recent.length + h) % figure.length] ?? 0
    return Math.max(0, kind === 'additive' ? base + own : base * own)
  })
}

/** Root mean squared error by period ahead, from a few earlier origins. */
function spreadOf(units: Float64Array, horizon: number, season: number): Float64Array {
  let [squared, count] = [0, 0]
  const step = Math.min(horizon, Math.floor(units.length / (CUTS + 2)))
  for (let cut = 1; cut <= CUTS && step > 0; cut += 1) {
    const origin = units.length - cut * step
    const forecast = classicMean(units.slice(0, origin), step, season)
    for (let h = 0; h < step; h += 1) {
      squared += ((units[origin + h] ?? 0) - (forecast[h] ?? 0)) ** 2
      count += 1
    }
  }
  const own = count === 0 ? Math.abs(units.at(-1) ?? 0) : Math.sqrt(squared / count)
  return new Float64Array(horizon).fill(own)
}

/** Unknown periods get the value of one season before, or the mean. */
export function withoutGaps(units: Float64Array, season: number): Float64Array {
  const known = units.filter((value) => !Number.isNaN(value))
  const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length
  const filled = Float64Array.from(units)
  for (let i = 0; i < filled.length; i += 1) {
    if (Number.isNaN(filled[i] ?? 0)) filled[i] = i >= season ? (filled[i - season] ?? mean) : mean
  }
  return filled
}
