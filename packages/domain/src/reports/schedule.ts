import { addDays, instantOf, localTime, weekdayOf } from '../local-time.ts'

/** How often a report goes out. */
export const CADENCES = ['daily', 'weekly', 'monthly'] as const
export type Cadence = (typeof CADENCES)[number]

/** A stretch of whole days on the shop's calendar; `toDate` is the last one. `key` names it. */
export type Period = {
  readonly key: string
  readonly fromDate: string
  readonly toDate: string
  readonly fromMs: number
  /** The first instant after it. */
  readonly toMs: number
}

/** When a report goes out: after its period has ended, at an hour of the shop's clock. */
export type Schedule = { readonly cadence: Cadence; readonly hour: number; readonly timeZone: string }

/** The last whole period that had ended and was due at `nowMs` [RPT-1], [RPT-3]. Weeks begin on Monday. */
export function lastDuePeriod({ cadence, hour, timeZone }: Schedule, nowMs: number): Period {
  const { date, minute } = localTime(nowMs, timeZone)
  // Before its hour, yesterday's calendar still rules.
  const day = minute >= hour * 60 ? date : addDays(date, -1)
  return periodBefore(cadence, day, timeZone)
}

/** When the next report after `nowMs` is due. */
export function nextDueMs(schedule: Schedule, nowMs: number): number {
  const { toDate } = lastDuePeriod(schedule, nowMs)
  const start = addDays(toDate, 1)
  return instantOf(nextStart(schedule.cadence, start), schedule.hour * 60, schedule.timeZone)
}

/** The whole period before the one that `date` lies in. */
function periodBefore(cadence: Cadence, date: string, timeZone: string): Period {
  const end = startOf(cadence, date)
  const toDate = addDays(end, -1)
  const fromDate = startOf(cadence, toDate)
  return {
    key: `${cadence}:${fromDate}`,
    fromDate,
    toDate,
    fromMs: instantOf(fromDate, 0, timeZone),
    toMs: instantOf(end, 0, timeZone),
  }
}

function startOf(cadence: Cadence, date: string): string {
  if (cadence === 'daily') return date
  return cadence === 'weekly' ? addDays(date, 1 - weekdayOf(date)) : `${date.slice(0, 7)}-01`
}

function nextStart(cadence: Cadence, start: string): string {
  if (cadence === 'daily') return addDays(start, 1)
  return cadence === 'weekly' ? addDays(start, 7) : startOf('monthly', addDays(start, 31))
}
