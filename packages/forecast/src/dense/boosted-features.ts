import { dateOfDay, weekdayOf, weekOfMonth } from '../panel/periods.ts'
import { yearFraction } from './days.ts'
import type { Grid } from './grid.ts'
import type { FittedSeries } from './regression.ts'

/** Sums over the open periods of a series, so that any window's mean is two look-ups. */
export interface OpenSums {
  readonly logs: Float64Array
  readonly counts: Float64Array
  readonly effects: Float64Array
}

/** Lengths in periods that the features of a step are made of. */
export interface Rhythm {
  /** Periods of the short season (a week of days, a day of hours), of the level's window and of a year. */
  readonly cycle: number
  readonly window: number
  readonly year: number
}

const NOT_KNOWN = Number.NaN

/** Running sums of logarithms and of calendar effects where the series was open; index t covers the periods before t. */
export function openSums({ logs, fitted }: FittedSeries): OpenSums {
  const length = logs.logs.length
  const sums = {
    logs: new Float64Array(length + 1),
    counts: new Float64Array(length + 1),
    effects: new Float64Array(length + 1),
  }
  for (let t = 0; t < length; t++) {
    const open = (logs.weights[t] ?? 0) > 0 ? 1 : 0
    sums.logs[t + 1] = (sums.logs[t] ?? 0) + open * (logs.logs[t] ?? 0)
    sums.effects[t + 1] = (sums.effects[t] ?? 0) + open * (fitted[t] ?? 0)
    sums.counts[t + 1] = (sums.counts[t] ?? 0) + open
  }
  return sums
}

/** Mean over the open periods in [from, to) of one of the sums; not known where fewer than a third were open. */
export function meanOver(sums: OpenSums, row: 'logs' | 'effects', span: { from: number; to: number }): number {
  const { from, to } = span
  if (from < 0) return NOT_KNOWN
  const count = (sums.counts[to] ?? 0) - (sums.counts[from] ?? 0)
  return count * 3 < to - from || count === 0 ? NOT_KNOWN : ((sums[row][to] ?? 0) - (sums[row][from] ?? 0)) / count
}

/** One case: the demand of a series in period `base + ahead`, seen from the first `base` periods. */
export interface Case {
  readonly grid: Grid
  readonly series: FittedSeries
  readonly sums: OpenSums
  readonly covariates: readonly Float64Array[]
  /** See `frequentMarks`. */
  readonly marks: readonly Float64Array[]
  readonly rhythm: Rhythm
  readonly base: number
  readonly ahead: number
}

/** Features of a case, all relative to the level before `base`. */
export function featuresOf(one: Case): number[] {
  const { grid, series, sums, rhythm, base, ahead } = one
  const { cycle, window, year } = rhythm
  const target = base + ahead - 1
  const level = meanOver(sums, 'logs', { from: base - window, to: base })
  const mean = (from: number, to: number): number => meanOver(sums, 'logs', { from, to }) - level
  const effect = (series.fitted[target] ?? 0) - meanOver(sums, 'effects', { from: base - window, to: base })
  const day = grid.days[target] ?? 0
  const recent = base - cycle
  return [
    ahead,
    effect,
    ...samePhases(one, level),
    mean(recent, base),
    mean(base - 2 * window, base - window),
    mean(base - 4 * window, base - 2 * window),
    mean(base - window, base) - meanOver(sums, 'effects', { from: base - window, to: base }) + level,
    ...lastYear(one, year),
    grid.step === 'hour' ? (grid.hours[target] ?? 0) : dateOfDay(day).day,
    weekdayOf(day),
    grid.step === 'hour' ? weekdayOf(day) * 24 + (grid.hours[target] ?? 0) : yearFraction(day),
    weekOfMonth(day),
    series.logs.size,
    ...one.covariates.flatMap((row) => [
      row[target] ?? NOT_KNOWN,
      row[target + 1] ?? NOT_KNOWN,
      row[target - 1] ?? NOT_KNOWN,
    ]),
    ...one.marks.map((values) => values[target] ?? 0),
  ]
}

/** The same place of the cycle in the last cycles that were known at the base: the last, and means of 2, 4 and 8. */
function samePhases({ series, rhythm, base, ahead }: Case, level: number): number[] {
  const { cycle } = rhythm
  const first = base + ahead - 1 - cycle * Math.ceil(ahead / cycle)
  let sum = 0
  let count = 0
  const means: number[] = []
  for (let k = 0; k < 8; k++) {
    const t = first - k * cycle
    if (t >= 0 && (series.logs.weights[t] ?? 0) > 0) {
      sum += (series.logs.logs[t] ?? 0) - level
      count++
    }
    if (k === 0 || k === 1 || k === 3 || k === 7) means.push(count > 0 ? sum / count : NOT_KNOWN)
  }
  return means
}

/** A year before: the same period, and the growth of the horizon's middle, both against the level of then. */
function lastYear({ series, sums, rhythm, base, ahead }: Case, year: number): number[] {
  const then = base - year
  const level = meanOver(sums, 'logs', { from: then - rhythm.window, to: then })
  const t = then + ahead - 1
  const isOpen = t >= 0 && (series.logs.weights[t] ?? 0) > 0
  const around = meanOver(sums, 'logs', { from: t - (rhythm.cycle >> 1), to: t + (rhythm.cycle >> 1) + 1 })
  const growth = meanOver(sums, 'logs', { from: base - rhythm.window, to: base }) - level
  return [isOpen ? (series.logs.logs[t] ?? 0) - level : NOT_KNOWN, around - level, growth]
}

/** Marks that come too often to be holidays (benefit days) are features of their own. */
export function frequentMarks(grid: Grid): Float64Array[] {
  return grid.marks
    .filter(({ values }) => {
      let seen = 0
      for (let t = 0; t < grid.known; t++) if ((values[t] ?? 0) !== 0) seen++
      return seen > grid.known / 30
    })
    .map(({ values }) => values)
}
