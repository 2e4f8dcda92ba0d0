import type { Candidate } from './candidates.ts'
import { type Grid, gridAt } from './grid.ts'
import { completePlans } from './plans.ts'
import { shutAhead } from './shut.ts'

/** What every candidate would have said at one origin of the past, and what came. */
export interface Fold {
  /** By candidate, then series. */
  readonly forecasts: readonly (readonly Float64Array[])[]
  /** By series; NaN where nothing is known, or the series had hardly begun. */
  readonly actuals: readonly Float64Array[]
}

const FOLDS_MAX = 4
/** Periods that must lie before an origin. */
const LEAST = { hour: 336, day: 84, week: 20, month: 12 }
/** Periods that a series must have had before an origin for its errors there to count. */
const KNOWN_MIN = 28

/**
 * Rolling origins of the past, one horizon apart, and for days one a year before the forecast's own, for its season:
 * while enough is left to learn from.
 */
export function originsOf(grid: Grid): number[] {
  const least = Math.max(2 * grid.horizon, LEAST[grid.step], grid.known / 3)
  const origins: number[] = []
  for (let fold = 1; fold <= FOLDS_MAX; fold++) origins.push(grid.known - fold * grid.horizon)
  if (grid.step === 'day') origins.push(grid.known - 364)
  return [...new Set(origins)].filter((known) => known >= least)
}

/** Runs the candidates at each origin; what lies after an origin is not seen but for what was planned. */
export function foldsOf(grid: Grid, candidates: readonly Candidate[], origins: readonly number[]): Fold[] {
  return origins.map((known) => ({
    forecasts: forecastsAt(gridAt(grid, known), candidates),
    actuals: grid.series.map(({ units }) => {
      let seen = 0
      for (let t = 0; t < known; t++) if (!Number.isNaN(units[t] ?? Number.NaN)) seen++
      const actual = units.slice(known, known + grid.horizon)
      return seen >= Math.min(KNOWN_MIN, known / 2) ? actual : actual.fill(Number.NaN)
    }),
  }))
}

/** Each candidate's forecasts of a grid; nothing is sold where the place will be shut. */
export function forecastsAt(grid: Grid, candidates: readonly Candidate[]): Float64Array[][] {
  const view = completePlans(grid)
  const shut = shutAhead(view)
  return candidates.map((candidate) =>
    candidate.forecast(view).map((mean, s) => mean.map((value, h) => (shut[s]?.[h] === 1 ? 0 : Math.max(0, value)))),
  )
}
