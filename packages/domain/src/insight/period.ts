import { addDays, instantOf, localTime } from '../local-time.ts'

/** Whole days of a shop's calendar, both included, and the instants that bound them; `toMs` is the first one after. */
export type DayRange = {
  readonly fromDate: string
  readonly toDate: string
  readonly fromMs: number
  readonly toMs: number
  readonly dayCount: number
}

/** How far the wall clock is ahead of UTC, from `fromMs` on. */
export type ClockOffset = { readonly fromMs: number; readonly offsetMs: number }

/** A range, what it is compared with, and the clock over all of them, so that a database without time zones can count by day. */
export type ComparedRange = {
  readonly range: DayRange
  /** As many days right before it. */
  readonly before: DayRange
  /** The same weekdays a year earlier. */
  readonly lastYear: DayRange
  readonly clock: readonly ClockOffset[]
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
// No zone changes its clocks twice within a week.
const STEP_MS = 7 * DAY_MS
// Whole weeks: a Saturday is compared with a Saturday.
const YEAR_DAYS = 364
/** The longest range there is: a leap year. */
export const RANGE_DAYS_MAX = 366

/** The days from `fromDate` to `toDate` in a zone. */
export function dayRange(fromDate: string, toDate: string, timeZone: string): DayRange {
  return {
    fromDate,
    toDate,
    fromMs: instantOf(fromDate, 0, timeZone),
    toMs: instantOf(addDays(toDate, 1), 0, timeZone),
    dayCount: daysBetween(fromDate, toDate) + 1,
  }
}

/** A range of days and what it is compared with [INS-3]. */
export function comparedRange(fromDate: string, toDate: string, timeZone: string): ComparedRange {
  const range = dayRange(fromDate, toDate, timeZone)
  const before = dayRange(addDays(fromDate, -range.dayCount), addDays(fromDate, -1), timeZone)
  const lastYear = dayRange(addDays(fromDate, -YEAR_DAYS), addDays(toDate, -YEAR_DAYS), timeZone)
  return {
    range,
    before,
    lastYear,
    clock: clockOffsets(Math.min(before.fromMs, lastYear.fromMs), range.toMs, timeZone),
  }
}

/** The offsets of a zone's clock between two instants: one, and another from each change of clocks on [INS-1]. */
export function clockOffsets(fromMs: number, toMs: number, timeZone: string): readonly ClockOffset[] {
  const offsets: ClockOffset[] = [{ fromMs, offsetMs: offsetAt(fromMs, timeZone) }]
  let offsetMs = offsetAt(fromMs, timeZone)
  for (let atMs = fromMs; atMs < toMs; atMs += STEP_MS) {
    const nextMs = Math.min(atMs + STEP_MS, toMs)
    const nextOffsetMs = offsetAt(nextMs, timeZone)
    if (nextOffsetMs === offsetMs) continue
    offsetMs = nextOffsetMs
    offsets.push({ fromMs: changeBetween(atMs, nextMs, timeZone), offsetMs })
  }
  return offsets
}

/** Every day of a range, in order. */
export function daysOf({ fromDate, dayCount }: Pick<DayRange, 'fromDate' | 'dayCount'>): readonly string[] {
  return Array.from({ length: dayCount }, (_, index) => addDays(fromDate, index))
}

/** Days from one calendar day to another. */
export function daysBetween(fromDate: string, toDate: string): number {
  return Math.round((Date.parse(toDate) - Date.parse(fromDate)) / DAY_MS)
}

/** The minute at which the offset changes between two instants that differ in it. */
function changeBetween(beforeMs: number, afterMs: number, timeZone: string): number {
  const former = offsetAt(beforeMs, timeZone)
  let low = Math.floor(beforeMs / MINUTE_MS)
  let high = Math.ceil(afterMs / MINUTE_MS)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * MINUTE_MS, timeZone) === former) low = middle
    else high = middle
  }
  return high * MINUTE_MS
}

function offsetAt(atMs: number, timeZone: string): number {
  const { date, minute } = localTime(atMs, timeZone)
  return Date.parse(date) + minute * MINUTE_MS - Math.floor(atMs / MINUTE_MS) * MINUTE_MS
}
