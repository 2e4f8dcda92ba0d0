import { dayNumber } from './demand-days.ts'

const DAY_MS = 86_400_000
const CENSORED_SHARE = 0.1

/** A SKU's days at a place, the last of them the last closed one. */
export type DemandHistory = {
  /** Units sold and known to be lost, from the first day on which it could be had. */
  readonly units: Float64Array
  /** 1 on days before goods of it came, and when it was out of stock for a tenth of the day or more: demand was at least what was sold. */
  readonly censored: Uint8Array
}

/** What a history is unpacked from. */
export type PackedDays = {
  /** `20261120:3:0` separated by blanks: day, sold, lost. */
  readonly days: string
  /** `from-to` in milliseconds separated by blanks; an open period has no `to`. */
  readonly stockOuts: string
  readonly firstStockedAtMs: number | null
}

/** The local days that a history spans. */
export type HistoryDays = {
  readonly firstDay: string
  /** Instants at which the days begin, and that at which the last one ends. */
  readonly startsMs: Float64Array
}

/**
 * Unpacks a series [FCT-2]. It begins with the first day on which it was sold or asked for, or with the first goods, whichever came first; days before it are
 * not known. Until it could be had, what was asked for is the least that was wanted.
 */
export function demandHistory(packed: PackedDays, { firstDay, startsMs }: HistoryDays): DemandHistory {
  const length = startsMs.length - 1
  const units = new Float64Array(length)
  const first = dayNumber(firstDay)
  let knownFrom = packed.firstStockedAtMs === null ? length : dayIndex(startsMs, packed.firstStockedAtMs)
  let start = knownFrom
  for (const entry of packed.days === '' ? [] : packed.days.split(' ')) {
    const [day = '', sold = '0', lost = '0'] = entry.split(':')
    const index = packedDayNumber(day) - first
    if (index < 0 || index >= length) continue
    units[index] = (units[index] ?? 0) + Number(sold) + Number(lost)
    start = Math.min(start, index)
    if (Number(sold) > 0) knownFrom = Math.min(knownFrom, index)
  }
  const censored = censoredDays(packed.stockOuts, startsMs).fill(1, 0, knownFrom)
  return { units: units.subarray(start), censored: censored.subarray(start) }
}

/** Sum of the last `days` days. */
export function sumOfLast(units: Float64Array, days: number): number {
  let sum = 0
  for (let index = Math.max(0, units.length - days); index < units.length; index += 1) sum += units[index] ?? 0
  return sum
}

function censoredDays(stockOuts: string, startsMs: Float64Array): Uint8Array {
  const length = startsMs.length - 1
  const censored = new Uint8Array(length)
  if (stockOuts === '') return censored
  const outMs = new Float64Array(length)
  for (const entry of stockOuts.split(' ')) {
    const [from = '', to = ''] = entry.split('-')
    const fromMs = Number(from)
    const toMs = to === '' ? Number.POSITIVE_INFINITY : Number(to)
    for (let index = dayIndex(startsMs, fromMs); index < length; index += 1) {
      const startMs = startsMs[index] ?? 0
      if (startMs >= toMs) break
      outMs[index] = (outMs[index] ?? 0) + Math.min(toMs, startsMs[index + 1] ?? 0) - Math.max(fromMs, startMs)
    }
  }
  for (let index = 0; index < length; index += 1) {
    const dayMs = (startsMs[index + 1] ?? 0) - (startsMs[index] ?? 0)
    if ((outMs[index] ?? 0) >= dayMs * CENSORED_SHARE) censored[index] = 1
  }
  return censored
}

/** The day an instant lies in; the first one for what was before, the number of days for what comes after. */
function dayIndex(startsMs: Float64Array, atMs: number): number {
  let low = 0
  let high = startsMs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((startsMs[middle] ?? 0) <= atMs) low = middle
    else high = middle - 1
  }
  return low
}

/** Days since 1970-01-01 of a day written `20261120`. */
export function packedDayNumber(day: string): number {
  const number = Number(day)
  return Date.UTC(Math.floor(number / 10_000), (Math.floor(number / 100) % 100) - 1, number % 100) / DAY_MS
}
