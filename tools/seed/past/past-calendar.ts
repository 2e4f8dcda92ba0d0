import { dayAfter } from '../demo-vendors.ts'

/** The days before today that the demo has a history of: twelve whole weeks. */
export const PAST_DAYS = 84
/** From this day on the shops ordered what was suggested; before that by feel. */
export const SUGGESTED_FROM = PAST_DAYS - 28

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Midnight (UTC) at the beginning of the `index`-th day of the past; `PAST_DAYS` is today. */
export function dayStartMs(nowMs: number, index: number): number {
  return Math.floor(nowMs / DAY_MS) * DAY_MS + (index - PAST_DAYS) * DAY_MS
}

/** An hour of the `index`-th day of the past. */
export function hourOfDay(nowMs: number, index: number, hour: number): number {
  return Math.round(dayStartMs(nowMs, index) + hour * HOUR_MS)
}

/** The `index`-th day of the past as a date. */
export function pastDate(nowMs: number, index: number): string {
  return dayAfter(nowMs, index - PAST_DAYS)
}

/** Its weekday: 0 is Sunday. */
export function weekdayAt(nowMs: number, index: number): number {
  return new Date(dayStartMs(nowMs, index)).getUTCDay()
}
