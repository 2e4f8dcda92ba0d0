import { weekdayOf } from '../panel/periods.ts'
import type { Grid } from './grid.ts'

/** Below this share of the usual size a period is taken for one in which the place was shut. */
const SHUT_SHARE = 0.12
const HALF_WINDOW = 35
/** A sign means shut when it did so in this share of at least this many cases. */
const RATE_MIN = 0.9
const CASES_MIN = 5

/** Whether a value is too small for a period in which a place of this usual size was open. */
export function isShut(value: number, usual: number): boolean {
  return value <= 0 ? usual >= 4 : usual >= 20 && value < SHUT_SHARE * usual
}

/** The median of the positive values around each period; 0 where most periods sell nothing, which is then demand. */
export function usualSizes(units: Float64Array): Float64Array {
  const sizes = new Float64Array(units.length)
  for (let start = 0; start < units.length; start += HALF_WINDOW) {
    const window = units.subarray(Math.max(0, start - HALF_WINDOW), start + 2 * HALF_WINDOW)
    const known = window.filter((value) => value > 0).sort()
    const open = known.length > 0 && known.length >= 0.4 * window.length
    sizes.fill(open ? (known[known.length >> 1] ?? 0) : 0, start, start + HALF_WINDOW)
  }
  return sizes
}

/** Per series: which of the periods to come will find the place shut, told by weekday, covariate or mark. */
export function shutAhead(grid: Grid): Uint8Array[] {
  const known = grid.series.map(({ units }) => {
    const usual = usualSizes(units)
    return Uint8Array.from(units, (value, t) => (Number.isNaN(value) ? 2 : isShut(value, usual[t] ?? 0) ? 1 : 0))
  })
  const shut = grid.series.map(() => new Uint8Array(grid.horizon))
  if (grid.step !== 'day') return shut
  const unexplained = closeByCovariates(grid, known, shut)
  grid.series.forEach((_, s) => {
    const past = unexplained[s]
    const ahead = shut[s]
    if (past === undefined || ahead === undefined) return
    closeBy(grid, {
      past,
      ahead,
      from: grid.known - 182,
      sign: (t, day) => weekdayOf(grid.days[t] ?? 0) === weekdayOf(day),
    })
  })
  for (const mark of grid.marks) closeByMark(grid, mark.values, { known: unexplained, shut })
  return shut
}

interface Closing {
  readonly past: Uint8Array
  readonly ahead: Uint8Array
  readonly from: number
  readonly sign: (period: number, day: number) => boolean
}

/** Shuts a day to come when nearly all days like it were shut. */
function closeBy(grid: Grid, { past, ahead, from, sign }: Closing): void {
  for (let h = 0; h < Math.min(7, grid.horizon); h++) {
    const day = grid.days[grid.known + h] ?? 0
    let cases = 0
    let hits = 0
    for (let t = Math.max(0, from); t < grid.known; t++) {
      if (past[t] === 2 || !sign(t, day)) continue
      cases++
      hits += past[t] ?? 0
    }
    if (cases >= CASES_MIN && hits >= RATE_MIN * cases) for (let k = h; k < grid.horizon; k += 7) ahead[k] = 1
  }
}

/**
 * A flag value (`open` 0) under which all series were nearly always shut shuts the days it is planned for: the surest
 * first, and what it explains is no case for the others. A holiday on which a shop is planned to open is then told by
 * the holidays on which shops were open. Answers the past without what planned flags explain.
 */
function closeByCovariates(grid: Grid, known: readonly Uint8Array[], shut: readonly Uint8Array[]): Uint8Array[] {
  let left = grid.covariateNames.flatMap((_, row) => [0, 1].map((value) => ({ row, value })))
  const past = known.map((row) => row.slice())
  for (;;) {
    const rated = left.map((sign) => ({ sign, ...casesOf(grid, past, sign) }))
    const surest = rated.reduce<(typeof rated)[number] | null>((best, one) => {
      if (one.cases < CASES_MIN || one.hits < RATE_MIN * one.cases) return best
      return best === null || one.hits * best.cases > best.hits * one.cases ? one : best
    }, null)
    if (surest === null) return past
    const { row, value } = surest.sign
    left = left.filter(({ row: other }) => other !== row)
    grid.series.forEach(({ covariates }, s) => {
      const values = covariates[row]
      for (let h = 0; h < grid.horizon; h++) if (values?.[grid.known + h] === value) shut[s]?.fill(1, h, h + 1)
      if (grid.planned[row] !== true) return
      for (let t = 0; t < grid.known; t++) if (values?.[t] === value) past[s]?.fill(2, t, t + 1)
    })
  }
}

/** How often a covariate had a value, and how often a series was shut then. */
function casesOf(
  grid: Grid,
  past: readonly Uint8Array[],
  sign: { row: number; value: number },
): { cases: number; hits: number } {
  let cases = 0
  let hits = 0
  grid.series.forEach(({ covariates }, s) => {
    const values = covariates[sign.row]
    for (let t = 0; t < grid.known; t++) {
      if (values?.[t] !== sign.value || past[s]?.[t] === 2) continue
      cases++
      hits += past[s]?.[t] ?? 0
    }
  })
  return { cases, hits }
}

/** A mark (Christmas) on whose days nearly all series were shut. */
function closeByMark(grid: Grid, values: Float64Array, state: { known: Uint8Array[]; shut: Uint8Array[] }): void {
  let cases = 0
  let hits = 0
  for (let t = 0; t < grid.known; t++) {
    if ((values[t] ?? 0) === 0) continue
    for (const past of state.known) {
      if (past[t] === 2) continue
      cases++
      hits += past[t] ?? 0
    }
  }
  if (cases < CASES_MIN || hits < RATE_MIN * cases) return
  for (let h = 0; h < grid.horizon; h++) {
    if ((values[grid.known + h] ?? 0) !== 0) for (const ahead of state.shut) ahead[h] = 1
  }
}
