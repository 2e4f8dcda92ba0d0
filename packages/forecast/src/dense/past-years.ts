import type { Grid } from './grid.ts'

/** How the same periods of past years are taken for those to come. */
export interface PastYearsOptions {
  /** Periods of a year, and those before the origin that tell how far sales lie above the year before. */
  readonly year: number
  readonly window: number
  /** Years looked at, each as far as it is known. */
  readonly years: number
  /** Whether the periods on either side tell a quarter each: quieter, but blunt on a holiday. */
  readonly isSmooth: boolean
}

/**
 * The same periods of past years, raised or lowered by how the last months lie to the same months then. Not known (NaN)
 * where no past year is.
 */
export function pastYears(grid: Grid, options: PastYearsOptions): Float64Array[] {
  return grid.series.map(({ units: all }) => {
    const units = options.isSmooth ? smoothed(all.subarray(0, grid.known)) : all.subarray(0, grid.known)
    const parts = Array.from({ length: options.years }, (_, back) =>
      oneYear(units, { back: (back + 1) * options.year, window: options.window, horizon: grid.horizon }),
    )
    return Float64Array.from({ length: grid.horizon }, (_, h) => meanOf(parts.map((part) => part[h] ?? Number.NaN)))
  })
}

/** The values `back` periods before those to come, times the growth since. */
function oneYear(units: Float64Array, by: { back: number; window: number; horizon: number }): Float64Array {
  const end = units.length
  const now = meanOf(units.subarray(end - by.window))
  const before = end - by.back
  const then = before >= by.window ? meanOf(units.subarray(before - by.window, before)) : Number.NaN
  const growth = now > 0 && then > 0 ? Math.min(3, Math.max(1 / 3, now / then)) : Number.NaN
  return Float64Array.from({ length: by.horizon }, (_, h) => growth * (units[before + (h % by.back)] ?? Number.NaN))
}

function smoothed(units: Float64Array): Float64Array {
  return units.map((value, t) => {
    const [before, after] = [units[t - 1] ?? Number.NaN, units[t + 1] ?? Number.NaN]
    const sides = [before, after].filter((side) => !Number.isNaN(side))
    const weight = 0.5 + sides.length / 4
    return (0.5 * value + sides.reduce((sum, side) => sum + side / 4, 0)) / weight
  })
}

/** The mean of what is known; NaN where nothing is. */
function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count > 0 ? sum / count : Number.NaN
}
