import { weekdayOf } from '../panel/periods.ts'
import type { ExtraColumns } from './design.ts'
import { type Grid, periodsOf } from './grid.ts'

const PENALTY = 0.5
/** Numbers (prices, weather) are held tighter than flags: by chance they follow many a trend. */
const NUMBER_PENALTY = 2

/**
 * Regressors from one series' covariates. A flag gives itself, its eve, its morrow and, for days, its own value on each
 * weekday; a positive number (a price) its logarithm against the series' median; any other number its standard score.
 */
export function covariateColumns(
  grid: Grid,
  series: Grid['series'][number],
  use: { isFlag: readonly boolean[]; hasNumbers: boolean },
): ExtraColumns {
  const names: string[] = []
  const penalties: number[] = []
  const rows: Float64Array[] = []
  const add = (name: string, penalty: number, row: Float64Array) => {
    names.push(name)
    penalties.push(penalty)
    rows.push(row)
  }
  const periods = periodsOf(grid)
  grid.covariateNames.forEach((name, at) => {
    if (!use.isFlag[at] && !use.hasNumbers) return
    const values = series.covariates[at] ?? new Float64Array()
    const main = use.isFlag[at] ? flags(values, periods) : scores(values, { known: grid.known, periods })
    add(name, use.isFlag[at] ? PENALTY : NUMBER_PENALTY, main)
    if (!use.isFlag[at]) return
    const cycle = grid.step === 'day' ? 7 : 1
    add(`${name} tomorrow`, PENALTY, shifted(main, 1, cycle))
    add(`${name} yesterday`, PENALTY, shifted(main, -1, cycle))
    if (grid.step !== 'day') return
    for (let day = 0; day < 7; day++) {
      add(
        `${name} on ${day}`,
        2 * PENALTY,
        main.map((value, t) => (weekdayOf(grid.days[t] ?? 0) === day ? value : 0)),
      )
    }
  })
  return { names, penalties, rows }
}

/** Which covariates are nothing but 0 and 1 in every series. */
export function flagCovariates(grid: Grid): boolean[] {
  return grid.covariateNames.map((_, at) =>
    grid.series.every((series) => isFlagRow(series.covariates[at]?.subarray(0, grid.known))),
  )
}

function isFlagRow(values: Float64Array | undefined): boolean {
  return values?.every((value) => Number.isNaN(value) || value === 0 || value === 1) ?? true
}

function flags(values: Float64Array, periods: number): Float64Array {
  return Float64Array.from({ length: periods }, (_, t) => values[t] || 0)
}

/** The row some periods later or earlier; beyond its ends the value of a cycle back, or on. */
function shifted(row: Float64Array, by: number, cycle: number): Float64Array {
  return row.map((_, t) => row[t + by] ?? row[t + by - Math.sign(by) * cycle] ?? 0)
}

function scores(values: Float64Array, span: { known: number; periods: number }): Float64Array {
  const past = values.subarray(0, span.known).filter((value) => Number.isFinite(value))
  const isPositive = past.length > 0 && past.every((value) => value > 0)
  const sorted = past.slice().sort()
  const median = sorted[sorted.length >> 1] ?? 0
  let square = 0
  for (const value of past) square += (value - median) ** 2
  const spread = Math.sqrt(square / Math.max(past.length, 1)) || 1
  return Float64Array.from({ length: span.periods }, (_, t) => {
    const value = values[t] ?? Number.NaN
    if (!Number.isFinite(value)) return 0
    return isPositive && value > 0 ? 3 * Math.log(value / median) : Math.max(-4, Math.min(4, (value - median) / spread))
  })
}
