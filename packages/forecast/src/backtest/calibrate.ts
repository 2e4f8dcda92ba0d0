import { LEVEL_COUNT, LEVELS } from '../panel/levels.ts'
import type { Forecaster, SeriesForecast } from '../panel/panel.ts'
import { backtest, type PastForecast, rollingOrigins, sampled } from './backtest.ts'
import { risingQuantiles, shiftedQuantile } from './quantile-line.ts'

// Normal scores by which a level may be moved, and how many past periods outweigh the belief that none is needed.
const SHIFT_MAX = 0.8
const SHIFT_STEP = 0.1
const PRIOR_PERIODS = 400
const ORIGINS = 3
const SAMPLE = 250

/** By how many normal scores each level is moved. */
export type Calibration = Float64Array

/**
 * Learns from past forecasts how far each quantile level should be moved so that its pinball loss is least, each series
 * by its own size: quantiles that were too narrow are pushed outward, without regard to what model they come from.
 */
export function calibrationOf(past: readonly PastForecast[]): Calibration {
  return Float64Array.from({ length: LEVEL_COUNT }, (_, level) => {
    let best = { shift: 0, loss: lossAt(past, level, 0) }
    for (let shift = -SHIFT_MAX; shift <= SHIFT_MAX + 1e-9; shift += SHIFT_STEP) {
      const loss = lossAt(past, level, shift)
      if (loss < best.loss * (1 - 1e-6)) best = { shift, loss }
    }
    const periods = past.reduce((sum, { actual }) => sum + actual.length, 0)
    return best.shift * (periods / (periods + PRIOR_PERIODS))
  })
}

/** The forecast with every level moved as learnt. */
export function calibrated(forecast: SeriesForecast, calibration: Calibration): SeriesForecast {
  const quantiles = LEVELS.map((_, level) =>
    forecast.mean.map((_, h) => {
      const shift = calibration[level] ?? 0
      const same = forecast.quantiles[level]?.[h] ?? 0
      return Math.abs(shift) < 1e-9 ? same : shiftedQuantile(forecast.quantiles, { level, h }, shift)
    }),
  )
  return { ...forecast, quantiles: risingQuantiles(quantiles) }
}

/** A forecaster whose quantiles are calibrated by its own back-test on a sample of the panel. */
export function calibratedForecaster(forecaster: Forecaster): Forecaster {
  return (panel) => {
    const sample = sampled(panel, SAMPLE)
    const past = backtest(sample, forecaster, rollingOrigins(sample, ORIGINS))
    const forecasts = forecaster(panel)
    if (past.length === 0) return forecasts
    const calibration = calibrationOf(past)
    return forecasts.map((forecast) => calibrated(forecast, calibration))
  }
}

function lossAt(past: readonly PastForecast[], level: number, shift: number): number {
  const share = LEVELS[level] ?? 0
  let total = 0
  for (const { forecast, actual } of past) {
    // Scaled by what was expected, not by what came: else the least loss would not lie at the quantile.
    let [loss, size] = [0, 0.05]
    for (let h = 0; h < actual.length; h += 1) {
      const came = actual[h] ?? Number.NaN
      if (Number.isNaN(came)) continue
      const gap = came - shiftedQuantile(forecast.quantiles, { level, h }, shift)
      loss += gap >= 0 ? share * gap : (share - 1) * gap
      size += forecast.mean[h] ?? 0
    }
    total += loss / size
  }
  return total
}
