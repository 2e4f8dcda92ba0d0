import type { WeekHours } from '@onhand/domain/catalog/views'
import { dayOf } from '@onhand/i18n/calendar'

/** Whether a shop is open at an instant, and when that changes next (within a week), as minutes of its own day. */
export type Opening =
  | { readonly isOpen: true; readonly closesMinute: number }
  | { readonly isOpen: false; readonly opens: { readonly atMs: number; readonly minute: number } | null }

const DAY_MS = 86_400_000
const DAYS_AHEAD = 8

/** Works out "open now" in the shop's own zone. Minutes of the day are read from its wall clock, so changes of clocks do no harm. */
export function openingAt(hours: WeekHours, timeZone: string, nowMs: number): Opening {
  const nowMinute = minuteOf(nowMs, timeZone)
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const dayMs = nowMs + ahead * DAY_MS
    const date = dayOf(dayMs, timeZone)
    if (hours.closedDates.includes(date)) continue
    const periods = hours.periods
      .filter((period) => period.weekday === weekdayOf(date))
      .sort((a, b) => a.opensMinute - b.opensMinute)
    for (const period of periods) {
      if (ahead === 0 && period.opensMinute <= nowMinute && nowMinute < period.closesMinute)
        return { isOpen: true, closesMinute: period.closesMinute }
      if (ahead > 0 || period.opensMinute > nowMinute)
        return { isOpen: false, opens: { atMs: dayMs, minute: period.opensMinute } }
    }
  }
  return { isOpen: false, opens: null }
}

/** ISO weekday of a calendar date: 1 = Monday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

function minuteOf(atMs: number, timeZone: string): number {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(atMs)
    .split(':')
    .map(Number)
  return hour * 60 + minute
}
