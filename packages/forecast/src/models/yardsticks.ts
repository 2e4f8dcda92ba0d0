import { LEVELS } from '../panel/levels.ts'
import type { Forecaster } from '../panel/panel.ts'
import { seasonLength } from '../panel/periods.ts'
import { automaticSmoothing } from './ets.ts'
import { forecastClassic, withoutGaps } from './forecast-classic.ts'
import { seasonalNaive } from './naive.ts'

/** Points without a spread, to compare others with; `season` is the step's own when it is not given. */
type Point = (units: Float64Array, horizon: number, season: number) => Float64Array

/** Forecasters that are there to be beaten, by name. */
export const YARDSTICKS: Readonly<Record<string, (season?: number) => Forecaster>> = {
  classic: () => forecastClassic,
  naive: () => pointsOnly((units, horizon) => seasonalNaive(units, horizon, 1)),
  'seasonal-naive': (season) => pointsOnly(seasonalNaive, season),
  ets: (season) =>
    pointsOnly((units, horizon, length) => automaticSmoothing(units, horizon, { season: length }).forecast, season),
}

function pointsOnly(point: Point, season?: number): Forecaster {
  return (panel) =>
    panel.series.map(({ sku, location, units }) => {
      const length = season ?? seasonLength(panel.step)
      const mean = point(withoutGaps(units, length), panel.horizon, length).map((value) => Math.max(0, value))
      return { sku, location, mean, quantiles: LEVELS.map(() => mean) }
    })
}
