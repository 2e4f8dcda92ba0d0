const DAY_MS = 86_400_000
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a zone, as `2026-11-21`. */
export function dayOf(atMs: number, timeZone: string): string {
  let format = dayFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(timeZone, format)
  }
  return format.format(atMs)
}

/** Whole calendar days from the day of `nowMs` to the day of `atMs` in a zone: 0 today, 1 tomorrow. */
export function daysUntil(atMs: number, nowMs: number, timeZone: string): number {
  return Math.round((Date.parse(dayOf(atMs, timeZone)) - Date.parse(dayOf(nowMs, timeZone))) / DAY_MS)
}
