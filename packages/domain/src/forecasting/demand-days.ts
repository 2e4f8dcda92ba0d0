import { addDays, instantOf, localTime } from '../local-time.ts'

const DAY_MS = 86_400_000

/** A local day of a time zone with its first instant and the first one after it. */
export type LocalDay = {
  readonly timeZone: string
  readonly day: string
  readonly startMs: number
  readonly endMs: number
}

/** The last calendar day that is over in this zone. */
export function lastClosedDay(nowMs: number, timeZone: string): string {
  return addDays(localTime(nowMs, timeZone).date, -1)
}

/** A calendar day with its instants; 23 or 25 hours when clocks are changed. */
export function localDay(day: string, timeZone: string): LocalDay {
  return { timeZone, day, startMs: instantOf(day, 0, timeZone), endMs: instantOf(addDays(day, 1), 0, timeZone) }
}

/** The days from `first` to `last`, at most `daysMax`; none when `first` is later. */
export function dayRange(first: string, last: string, daysMax: number): readonly string[] {
  const days: string[] = []
  for (let day = first; day <= last && days.length < daysMax; day = addDays(day, 1)) days.push(day)
  return days
}

/** Days since 1970-01-01 of a calendar day. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The earlier of two calendar days. */
export function earlierDay(a: string, b: string): string {
  return a < b ? a : b
}

/** The later of two calendar days. */
export function laterDay(a: string, b: string): string {
  return a > b ? a : b
}
