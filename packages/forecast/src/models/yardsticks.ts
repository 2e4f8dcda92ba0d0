import { foundHierarchy } from '../hierarchy/found-hierarchy.ts'
import { bottomUp } from '../hierarchy/hierarchy.ts'
import { LEVELS } from '../panel/levels.ts'
import type { Forecaster } from '../panel/panel.ts'
import { seasonLength } from '../panel/periods.ts'
import { adida, croston, sba, tsb } from './croston.ts'
import { automaticSmoothing } from './ets.ts'
import { forecastClassic, withoutGaps } from './forecast-classic.ts'
import { bestHoltWinters } from './holt-winters.ts'
import { movingAverage, seasonalNaive } from './naive.ts'
import { bestSimpleSmoothing } from './smoothing.ts'
import { theta } from './theta.ts'

// The usual weight for thin demand.
const ALPHA = 0.1
// Periods that seasonal smoothing is fitted to: more cost time and tell of a past that is over.
const SMOOTHED = 730

/** Points without a spread, to compare others with; `season` is the step's own when it is not given. */
type Point = (units: Float64Array, horizon: number, season: number) => Float64Array

/** Forecasters that are there to be beaten, by name. */
export const YARDSTICKS: Readonly<Record<string, (season?: number) => Forecaster>> = {
  classic: () => forecastClassic,
  naive: () => pointsOnly((units, horizon) => seasonalNaive(units, horizon, 1)),
  'seasonal-naive': (season) => pointsOnly(seasonalNaive, season),
  mean: (season) => pointsOnly((units, horizon, length) => movingAverage(units, horizon, 4 * length), season),
  ses: () => pointsOnly(bestSimpleSmoothing),
  'holt-winters': (season) => pointsOnly(holtWintersOrRepeat, season),
  theta: (season) => pointsOnly(theta, season),
  ets: (season) =>
    pointsOnly((units, horizon, length) => automaticSmoothing(units, horizon, { season: length }).forecast, season),
  'smoothing-bottom-up': (season) => summed(pointsOnly(seasonalSmoothing, season)),
  croston: () => pointsOnly(flat((units) => croston(units, ALPHA))),
  sba: () => pointsOnly(flat((units) => sba(units, ALPHA))),
  tsb: () => pointsOnly(flat((units) => tsb(units, { alpha: ALPHA, beta: ALPHA }))),
  adida: () => pointsOnly(flat((units) => adida(units, ALPHA))),
}

function flat(level: (units: Float64Array) => number): Point {
  return (units, horizon) => new Float64Array(horizon).fill(level(units))
}

/** Holt-Winters needs two seasons to begin with. */
function holtWintersOrRepeat(units: Float64Array, horizon: number, season: number): Float64Array {
  if (units.length < 2 * season + 1 || season < 2) return seasonalNaive(units, horizon, season)
  return bestHoltWinters(units, horizon, { season, kind: 'additive' }).forecast
}

/** Exponential smoothing of level and season, ETS(A,N,A). */
function seasonalSmoothing(units: Float64Array, horizon: number, season: number): Float64Array {
  const recent = units.subarray(Math.max(0, units.length - SMOOTHED))
  if (season < 2 || recent.length <= 2 * season) return bestSimpleSmoothing(recent, horizon)
  return automaticSmoothing(recent, horizon, { season, only: 'ETS(A,N,A)' }).forecast
}

/** Bottom-up, as the competitions do it: series that are sums of others are forecast by the sums of their forecasts. */
function summed(forecaster: Forecaster): Forecaster {
  return (panel) => {
    const found = foundHierarchy(panel.series)
    if (!found) return forecaster(panel)
    const series = found.bottom.flatMap((index) => panel.series[index] ?? [])
    const parts = forecaster({ ...panel, series }).map(({ mean }) => mean)
    const sums = bottomUp(found, parts)
    const means = new Map([
      ...found.bottom.map((index, at) => [index, parts[at]] as const),
      ...found.aggregates.map((index, at) => [index, sums[at]] as const),
    ])
    return panel.series.map(({ sku, location }, index) => {
      const mean = means.get(index) ?? new Float64Array(panel.horizon)
      return { sku, location, mean, quantiles: LEVELS.map(() => mean) }
    })
  }
}

function pointsOnly(point: Point, season?: number): Forecaster {
  return (panel) =>
    panel.series.map(({ sku, location, units }) => {
      const length = season ?? seasonLength(panel.step)
      const mean = point(withoutGaps(units, length), panel.horizon, length).map((value) => Math.max(0, value))
      return { sku, location, mean, quantiles: LEVELS.map(() => mean) }
    })
}
