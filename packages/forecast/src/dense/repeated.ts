import { withoutGaps } from '../models/forecast-classic.ts'
import { seasonalNaive } from '../models/naive.ts'
import type { Grid } from './grid.ts'

/** The last season once more: right where a series repeats itself but its season shifts, as with clocks that are put forward. */
export function repeatedSeason(grid: Grid, season: number): Float64Array[] {
  return grid.series.map(({ units }) => {
    const first = units.findIndex((value) => !Number.isNaN(value))
    if (first === -1) return new Float64Array(grid.horizon)
    return seasonalNaive(withoutGaps(units.subarray(first, grid.known), season), grid.horizon, season)
  })
}
