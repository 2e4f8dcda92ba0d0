import { withoutGaps } from '../models/forecast-classic.ts'
import { seasonalNaive } from '../models/naive.ts'
import type { Grid } from './grid.ts'

/** Seasons whose change is carried on, what is left of it per season ahead, and how many periods on either side tell it as well. */
const DRIFT = { seasons: 2, damping: 0.9, around: 3 }

/** The last season once more: right where a series repeats itself but its season shifts, as with clocks that are put forward. */
export function repeatedSeason(grid: Grid, season: number): Float64Array[] {
  return eachKnown(grid, season, (units) => seasonalNaive(units, grid.horizon, season))
}

/**
 * The last season once more, with what the same periods gained or lost of late carried on, ever less: right where a
 * season grows and shrinks smoothly (temperatures, daylight), which a regression on the clock follows too late.
 */
export function driftingSeason(grid: Grid, season: number): Float64Array[] {
  return eachKnown(grid, season, (units) => {
    const last = seasonalNaive(units, grid.horizon, season)
    return last.map((value, h) => {
      const ahead = 1 + Math.floor(h / season)
      const carried = (DRIFT.damping * (1 - DRIFT.damping ** ahead)) / (1 - DRIFT.damping)
      return value + carried * driftAt(units, units.length - season + (h % season), season)
    })
  })
}

/** By how much the periods around one changed per season. */
function driftAt(units: Float64Array, period: number, season: number): number {
  let sum = 0
  let count = 0
  for (let t = period - DRIFT.around; t <= period + DRIFT.around; t++) {
    const change = (units[t] ?? Number.NaN) - (units[t - DRIFT.seasons * season] ?? Number.NaN)
    if (Number.isNaN(change)) continue
    sum += change / DRIFT.seasons
    count++
  }
  return count > 0 ? sum / count : 0
}

function eachKnown(grid: Grid, season: number, forecast: (units: Float64Array) => Float64Array): Float64Array[] {
  return grid.series.map(({ units }) => {
    const first = units.findIndex((value) => !Number.isNaN(value))
    if (first === -1) return new Float64Array(grid.horizon)
    return forecast(withoutGaps(units.subarray(first, grid.known), season))
  })
}
