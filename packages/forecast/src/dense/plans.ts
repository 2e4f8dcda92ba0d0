import type { Grid } from './grid.ts'

/** Lags at which a flag may repeat itself: weeks, a quarter of 13 weeks, half a year, a year. */
const LAGS = { day: [7, 14, 21, 28, 35, 42, 91, 182, 364], other: [1, 2, 4, 13, 26, 52] }
/** How well a habit, or a lag, must have held to be believed, and by how much a lag must beat the habit. */
const HABIT_MIN = 0.85
const LAG_MIN = 0.7
const MARGIN = 0.03
/** Cycles of the past that are looked at. */
const CYCLES = 26
/** A rhythm shows in fewer: it shifts now and then. */
const LAG_CYCLES = 20

/** How a flag goes on: by the usual value of its place in the cycle, or by its own value some periods before. */
type Rhythm =
  | { readonly kind: 'habit'; readonly cycle: number }
  | { readonly kind: 'lag'; readonly lag: number; readonly afterZero: number; readonly afterOne: number }

/**
 * Carries flags that are not planned (promotion, open, school holiday) past the origin by the rhythm they kept so far:
 * the usual value of the weekday, or the value some weeks before, as the share of times that it held (an uncertain 1 is
 * less than 1, and further ahead it is less certain still). Covariates without a rhythm are left out.
 */
export function completePlans(grid: Grid): Grid {
  const rhythms = grid.covariateNames.map((_, row) => (grid.planned[row] === true ? null : rhythmOf(grid, row)))
  const keep = <T>(rows: readonly T[]): T[] => rows.filter((_, row) => rhythms[row] !== undefined)
  return {
    ...grid,
    covariateNames: keep(grid.covariateNames),
    planned: keep(grid.planned),
    series: grid.series.map((series) => ({
      ...series,
      covariates: keep(
        series.covariates.map((values, row) => {
          const rhythm = rhythms[row]
          return rhythm ? carried(values, grid.known, rhythm) : values
        }),
      ),
    })),
  }
}

/** The rhythm of a flag over all series; undefined where there is none. */
function rhythmOf(grid: Grid, row: number): Rhythm | undefined {
  const rows = grid.series.map(({ covariates }) => covariates[row] ?? new Float64Array())
  if (grid.step === 'hour' || !rows.every((values) => isFlag(values, grid.known))) return undefined
  const cycle = grid.step === 'day' ? 7 : 1
  const habit = habitAgreement(rows, grid.known, cycle)
  let best: { rhythm: Rhythm; agreement: number } | undefined
  for (const lag of grid.step === 'day' ? LAGS.day : LAGS.other) {
    const { agreement, ...after } = lagAgreement(rows, grid.known, { lag, periods: LAG_CYCLES * cycle })
    const isBest = agreement > (best?.agreement ?? 0) + 1e-9
    if (isBest && agreement >= LAG_MIN && agreement > habit + MARGIN) {
      best = { rhythm: { kind: 'lag', lag, ...after }, agreement }
    }
  }
  return best?.rhythm ?? (habit >= HABIT_MIN ? { kind: 'habit', cycle } : undefined)
}

function isFlag(values: Float64Array, known: number): boolean {
  return values.subarray(0, known).every((value) => Number.isNaN(value) || value === 0 || value === 1)
}

function habitAgreement(rows: readonly Float64Array[], known: number, cycle: number): number {
  let same = 0
  let all = 0
  for (const values of rows) {
    const habits = habitsOf(values, known, cycle)
    for (let t = Math.max(0, known - CYCLES * cycle); t < known; t++) {
      const value = values[t] ?? Number.NaN
      if (Number.isNaN(value)) continue
      all++
      if (value === habits[t % cycle]) same++
    }
  }
  return all > 0 ? same / all : 0
}

/** How often a flag was what it had been a lag before, and how often it was 1 after a 0 and after a 1. */
function lagAgreement(
  rows: readonly Float64Array[],
  known: number,
  { lag, periods }: { lag: number; periods: number },
): { agreement: number; afterZero: number; afterOne: number } {
  const cases = [0, 0]
  const ones = [0, 0]
  for (const values of rows) {
    for (let t = Math.max(lag, known - periods); t < known; t++) {
      const value = values[t] ?? Number.NaN
      const before = values[t - lag] ?? Number.NaN
      if (Number.isNaN(value) || Number.isNaN(before)) continue
      cases[before] = (cases[before] ?? 0) + 1
      ones[before] = (ones[before] ?? 0) + value
    }
  }
  const [zeros = 0, all = 0] = cases
  const [fresh = 0, kept = 0] = ones
  return {
    agreement: zeros + all > 0 ? (zeros - fresh + kept) / (zeros + all) : 0,
    afterZero: zeros > 0 ? fresh / zeros : 0,
    afterOne: all > 0 ? kept / all : 1,
  }
}

/** The commoner value of a flag at each place of the cycle over the last half year. */
function habitsOf(values: Float64Array, known: number, cycle: number): Float64Array {
  const sums = new Float64Array(cycle)
  const counts = new Float64Array(cycle)
  for (let t = Math.max(0, known - CYCLES * cycle); t < known; t++) {
    const value = values[t] ?? Number.NaN
    if (Number.isNaN(value)) continue
    sums[t % cycle] = (sums[t % cycle] ?? 0) + value
    counts[t % cycle] = (counts[t % cycle] ?? 0) + 1
  }
  return sums.map((sum, i) => (sum * 2 > (counts[i] ?? 0) ? 1 : 0))
}

function carried(values: Float64Array, known: number, rhythm: Rhythm): Float64Array {
  const row = values.slice()
  const habits = rhythm.kind === 'habit' ? habitsOf(values, known, rhythm.cycle) : undefined
  for (let t = known; t < row.length; t++) {
    if (rhythm.kind === 'habit') row[t] = habits?.[t % rhythm.cycle] ?? Number.NaN
    else row[t] = rhythm.afterZero + (rhythm.afterOne - rhythm.afterZero) * (row[t - rhythm.lag] ?? Number.NaN)
  }
  return row
}
