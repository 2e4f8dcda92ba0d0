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
/** Days of a year of whole weeks. */
const YEAR = 364
/** Periods that must lie before an origin. */
const LEAST = { hour: 336, day: 84, week: 20, month: 12 }
/** Known periods below which nothing can be held back. */
const SHORTEST = 6
/** Periods that a series must have had before an origin for its errors there to count. */
const KNOWN_MIN = 28

/** Periods that are forecast at the origins of the past at least: of a few periods ahead too little would be learnt. */
const AHEAD_MIN = { hour: 24, day: 7, week: 4, month: 3 }

/** How many periods are forecast at each origin of the past. */
export function foldHorizon(grid: Grid): number {
  return Math.max(grid.horizon, AHEAD_MIN[grid.step])
}

/**
 * Rolling origins of the past, one horizon apart, and for days one a year before the forecast's own, for its season:
 * while enough is left to learn from.
 */
export function originsOf(grid: Grid): number[] {
  const ahead = foldHorizon(grid)
  const least = Math.max(2 * ahead, LEAST[grid.step], grid.known / 3)
  const origins: number[] = []
  for (let fold = 1; fold <= FOLDS_MAX; fold++) origins.push(grid.known - fold * ahead)
  const yearBefore = grid.known - YEAR
  if (grid.step === 'day' && origins.every((known) => Math.abs(known - yearBefore) >= 7)) origins.push(yearBefore)
  const enough = origins.filter((known) => known >= least)
  // A short history still has to say how wrong it may be: one origin at two thirds of it.
  return enough.length > 0 || grid.known < SHORTEST ? enough : [Math.floor((2 * grid.known) / 3)]
}

/** Runs the candidates at each origin; what lies after an origin is not seen but for what was planned. */
export function foldsOf(grid: Grid, candidates: readonly Candidate[], origins: readonly number[]): Fold[] {
  const ahead = foldHorizon(grid)
  return origins.map((known) => ({
    forecasts: forecastsAt(gridAt(grid, known, ahead), candidates),
    actuals: grid.series.map(({ units }) => {
      let seen = 0
      for (let t = 0; t < known; t++) if (!Number.isNaN(units[t] ?? Number.NaN)) seen++
      const actual = units.slice(known, known + ahead)
      return seen >= Math.min(KNOWN_MIN, known / 2) ? actual : actual.fill(Number.NaN)
    }),
  }))
}

/** Each candidate's forecasts of a grid; nothing is sold where the place will be shut. */
export function forecastsAt(grid: Grid, candidates: readonly Candidate[]): Float64Array[][] {
  const view = completePlans(grid)
  const shut = shutAhead(view)
  const forecasts = candidates.map((candidate) =>
    candidate.forecast(view).map((mean, s) => mean.map((value, h) => (shut[s]?.[h] === 1 ? 0 : Math.max(0, value)))),
  )
  return withoutAbstentions(forecasts)
}

/** A candidate that cannot tell (NaN) says what the others say, so that it neither helps nor harms. */
export function withoutAbstentions(forecasts: Float64Array[][]): Float64Array[][] {
  return forecasts.map((rows) =>
    rows.map((row, s) =>
      row.some(Number.isNaN) ? row.map((value, h) => (Number.isNaN(value) ? othersAt(forecasts, s, h) : value)) : row,
    ),
  )
}

function othersAt(forecasts: readonly (readonly Float64Array[])[], s: number, h: number): number {
  const told = forecasts.map((rows) => rows[s]?.[h] ?? Number.NaN).filter((value) => !Number.isNaN(value))
  return told.reduce((sum, value) => sum + value, 0) / Math.max(told.length, 1)
}
