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

function pointsOnly(point: Point, season?: number): Forecaster {
  return (panel) =>
    panel.series.map(({ sku, location, units }) => {
      const length = season ?? seasonLength(panel.step)
      const mean = point(withoutGaps(units, length), panel.horizon, length).map((value) => Math.max(0, value))
      return { sku, location, mean, quantiles: LEVELS.map(() => mean) }
    })
}
