import { addDays, instantOf } from '../local-time.ts'

/** A month of a place's calendar: `2026-11`, with its days and its instants (end exclusive). */
export type Month = {
  readonly key: string
  readonly firstDay: string
  readonly lastDay: string
  readonly fromMs: number
  readonly toMs: number
}

const KEY = /^(\d{4})-(0[1-9]|1[0-2])$/

/** True for the key of a month. */
export function isMonthKey(text: string): boolean {
  return KEY.test(text)
}

/** The month of a key, in a time zone. */
export function monthOf(key: string, timeZone: string): Month {
  const firstDay = `${key}-01`
  const next = `${nextKey(key)}-01`
  return {
    key,
    firstDay,
    lastDay: addDays(next, -1),
    fromMs: instantOf(firstDay, 0, timeZone),
    toMs: instantOf(next, 0, timeZone),
  }
}

/** Keys of the present month of a place and of those before it, newest first. */
export function monthsUntil(nowMs: number, timeZone: string, count = 24): readonly string[] {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(nowMs)
  const [year = 0, month = 1] = parts.split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  )
}

function nextKey(key: string): string {
  const [, year = '0', month = '1'] = KEY.exec(key) ?? []
  return new Date(Date.UTC(Number(year), Number(month), 1)).toISOString().slice(0, 7)
}
