import type { WeekHours } from '../catalog/views.ts'
import { addDays, instantOf, weekdayOf } from '../local-time.ts'

const DAY_MINUTES = 1_440

/** One stretch of being open, as instants; `date` is the local day it begins on. */
export type OpenPeriod = { readonly date: string; readonly opensAtMs: number; readonly closesAtMs: number }

/** True when the location opens at all on this local day. */
export function isOpenDay(hours: WeekHours, date: string): boolean {
  return !hours.closedDates.includes(date) && hours.periods.some((period) => period.weekday === weekdayOf(date))
}

/** The open periods that begin on the local days `fromDate … fromDate + days`, in order. A period may last past midnight [FUL-4]. */
export function openPeriods(
  hours: WeekHours,
  timeZone: string,
  range: { readonly fromDate: string; readonly days: number },
): readonly OpenPeriod[] {
  const found: OpenPeriod[] = []
  for (let offset = 0; offset <= range.days; offset += 1) {
    const date = addDays(range.fromDate, offset)
    if (!isOpenDay(hours, date)) continue
    const periods = hours.periods.filter((period) => period.weekday === weekdayOf(date))
    for (const { opensMinute, closesMinute } of [...periods].sort((a, b) => a.opensMinute - b.opensMinute)) {
      const lastMinute = closesMinute > opensMinute ? closesMinute : closesMinute + DAY_MINUTES
      found.push({
        date,
        opensAtMs: instantOf(date, opensMinute, timeZone),
        closesAtMs: instantOf(date, lastMinute, timeZone),
      })
    }
  }
  return found
}
