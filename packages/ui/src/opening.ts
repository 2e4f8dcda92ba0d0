import type { WeekHours } from '@onhand/domain/catalog/views'
import { openPeriods } from '@onhand/domain/fulfilment/opening'
import { addDays, localTime } from '@onhand/domain/local-time'

/** Whether a shop is open at an instant, and when that changes next (within a week); the minutes are its own wall clock's. */
export type Opening =
  | { readonly isOpen: true; readonly closesMinute: number }
  | { readonly isOpen: false; readonly opens: { readonly atMs: number; readonly minute: number } | null }

const DAYS_AHEAD = 7

/** Works out "open now" by the same periods that promises are made of: in the shop's zone, over changes of clocks, past midnight. */
export function openingAt(hours: WeekHours, timeZone: string, nowMs: number): Opening {
  const minuteOf = (atMs: number) => localTime(atMs, timeZone).minute
  // A shop open past midnight is still in yesterday's period.
  const fromDate = addDays(localTime(nowMs, timeZone).date, -1)
  const coming = openPeriods(hours, timeZone, { fromDate, days: DAYS_AHEAD + 1 }).filter(
    (period) => period.closesAtMs > nowMs,
  )
  const now = coming.find((period) => period.opensAtMs <= nowMs)
  if (now) return { isOpen: true, closesMinute: minuteOf(now.closesAtMs) }
  const [next] = coming
  return { isOpen: false, opens: next ? { atMs: next.opensAtMs, minute: minuteOf(next.opensAtMs) } : null }
}
