const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

// Building a formatter costs a hundred times what using it does; zones are few.
const formatters = new Map<string, Intl.DateTimeFormat>()

/** True for an IANA time zone this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone)
    return true
  } catch {
    return false
  }
}

/** True for a real calendar day written `2026-11-21`. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isoDate(Date.parse(`${text}T00:00:00Z`)) === text
}

/** The calendar day, ISO weekday (1 = Monday) and minute of the day that a wall clock in `timeZone` shows at `atMs`. */
export function localTime(atMs: number, timeZone: string): { date: string; weekday: number; minute: number } {
  const wallMs = atMs + offsetMs(atMs, timeZone)
  const minute = Math.floor((((wallMs % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS)
  const date = isoDate(wallMs)
  return { date, weekday: weekdayOf(date), minute }
}

/**
 * The instant at which a wall clock in `timeZone` shows `minute` of `date`. A time that happens twice (clocks put back) is its first;
 * a time that is skipped (clocks put forward) is as much later as the clocks jumped. `minute` may exceed a day.
 */
export function instantOf(date: string, minute: number, timeZone: string): number {
  const wallMs = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS
  const beforeMs = offsetMs(wallMs - DAY_MS, timeZone)
  const afterMs = offsetMs(wallMs + DAY_MS, timeZone)
  for (const candidateMs of [wallMs - Math.max(beforeMs, afterMs), wallMs - Math.min(beforeMs, afterMs)])
    if (candidateMs + offsetMs(candidateMs, timeZone) === wallMs) return candidateMs
  return wallMs - beforeMs
}

/** The day `days` after (or before) a calendar day. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS)
}

/** ISO weekday of a calendar day: 1 is Monday, 7 Sunday. */
export function weekdayOf(date: string): number {
  return ((Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS) + 3) % 7) + 1
}

function isoDate(utcMs: number): string {
  return Number.isFinite(utcMs) ? new Date(utcMs).toISOString().slice(0, 10) : ''
}

// Clocks are changed on the quarter hour of UTC, so one answer serves all of it. Asking the formatter costs fifty times as much.
const QUARTER_MS = 15 * MINUTE_MS
const QUARTERS_MAX = 5_000
const offsetsByZone = new Map<string, Map<number, number>>()

/** How far the wall clock is ahead of UTC at this instant. */
function offsetMs(atMs: number, timeZone: string): number {
  const quarter = Math.floor(atMs / QUARTER_MS)
  let offsets = offsetsByZone.get(timeZone)
  const known = offsets?.get(quarter)
  if (known !== undefined) return known
  const asked = askOffsetMs(quarter * QUARTER_MS, timeZone)
  if (!offsets || offsets.size >= QUARTERS_MAX) {
    offsets = new Map()
    offsetsByZone.set(timeZone, offsets)
  }
  offsets.set(quarter, asked)
  return asked
}

function askOffsetMs(atMs: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatterOf(timeZone).formatToParts(atMs)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}
