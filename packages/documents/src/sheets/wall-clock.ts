import { localTime } from '@onhand/domain/local-time'

/** An instant as a clock in `timeZone` shows it: `2026-11-21 14:03`. */
export function wallClock(atMs: number, timeZone: string): string {
  const { date, minute } = localTime(atMs, timeZone)
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
