import type { Grid } from './grid.ts'

/** Lags at which a flag may repeat itself, in periods, and how well it must have done so to be believed. */
const LAGS = [7, 14, 21, 28, 35, 42]
const AGREEMENT_MIN = 0.85
/** A rhythm must beat the plain habit of the weekday by this much, or the habit is taken. */
const MARGIN = 0.03

/**
 * Carries flags that are not planned (promotion, open, school holiday) past the origin by the rhythm they kept so far:
 * the same day some weeks before, or the usual value of the weekday. Covariates without a rhythm are left out.
 */
export function completePlans(grid: Grid): Grid {
  const cycle = grid.step === 'day' ? 7 : 1
  const kept = grid.covariateNames.map((_, row) => (grid.planned[row] === true ? 0 : rhythmOf(grid, row, cycle)))
  const keep = <T>(rows: readonly T[]): T[] => rows.filter((_, row) => kept[row] !== null)
  return {
    ...grid,
    covariateNames: keep(grid.covariateNames),
    planned: keep(grid.planned),
    series: grid.series.map((series) => ({
      ...series,
      covariates: keep(
        series.covariates.map((values, row) => {
          const lag = kept[row]
          return lag === null || lag === 0 || lag === undefined ? values : carried(values, grid, { lag, cycle })
        }),
      ),
    })),
  }
}

/** The lag to repeat, the negative cycle for the weekday's habit, or null where neither holds. */
function rhythmOf(grid: Grid, row: number, cycle: number): number | null {
  if (grid.step === 'hour' || !grid.series.every(({ covariates }) => isFlag(covariates[row], grid.known))) return null
  const from = Math.max(0, grid.known - 26 * cycle)
  let best: { lag: number; agreement: number } = {
    lag: -cycle,
    agreement: agreementOf(grid, row, { from, lag: -cycle }),
  }
  const habit = best.agreement
  for (const lag of cycle === 7 ? LAGS : [1, 2, 4]) {
    const agreement = agreementOf(grid, row, { from, lag })
    if (agreement > best.agreement + 1e-9 && agreement > habit + MARGIN) best = { lag, agreement }
  }
  return best.agreement >= AGREEMENT_MIN ? best.lag : null
}

function isFlag(values: Float64Array | undefined, known: number): boolean {
  return values?.subarray(0, known).every((value) => Number.isNaN(value) || value === 0 || value === 1) ?? false
}

function agreementOf(grid: Grid, row: number, rhythm: { from: number; lag: number }): number {
  let same = 0
  let all = 0
  for (const { covariates } of grid.series) {
    const values = covariates[row]
    if (values === undefined) continue
    const habits = rhythm.lag < 0 ? habitsOf(values, grid.known, -rhythm.lag) : undefined
    for (let t = Math.max(rhythm.from, rhythm.lag); t < grid.known; t++) {
      const value = values[t] ?? Number.NaN
      const guess = (habits ? habits[t % habits.length] : values[t - rhythm.lag]) ?? Number.NaN
      if (Number.isNaN(value) || Number.isNaN(guess)) continue
      all++
      if (value === guess) same++
    }
  }
  return all > 0 ? same / all : 0
}

/** The commoner value of a flag at each place of the cycle over the last half year. */
function habitsOf(values: Float64Array, known: number, cycle: number): Float64Array {
  const sums = new Float64Array(cycle)
  const counts = new Float64Array(cycle)
  for (let t = Math.max(0, known - 26 * cycle); t < known; t++) {
    const value = values[t] ?? Number.NaN
    if (Number.isNaN(value)) continue
    sums[t % cycle] = (sums[t % cycle] ?? 0) + value
    counts[t % cycle] = (counts[t % cycle] ?? 0) + 1
  }
  return sums.map((sum, i) => (sum * 2 > (counts[i] ?? 0) ? 1 : 0))
}

function carried(values: Float64Array, grid: Grid, rhythm: { lag: number; cycle: number }): Float64Array {
  const row = values.slice()
  const habits = habitsOf(values, grid.known, rhythm.cycle)
  for (let t = grid.known; t < row.length; t++) {
    row[t] = rhythm.lag > 0 ? (row[t - rhythm.lag] ?? Number.NaN) : (habits[t % rhythm.cycle] ?? Number.NaN)
  }
  return row
}
