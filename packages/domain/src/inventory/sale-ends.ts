import { addDays, instantOf } from '../local-time.ts'

// A pure function's results: a SKU's lots are asked about on every reservation.
const known = new Map<string, number>()
const KNOWN_MAX = 2_000

/**
 * The instant from which a lot may no longer be sold: the start of the day after its expiry date, in its location's time zone [INV-4].
 * Infinity when it does not expire. This is the only place that decides it.
 */
export function saleEndsAtMs(expiryDate: string | null, timeZone: string): number {
  if (expiryDate === null) return Number.POSITIVE_INFINITY
  const key = `${expiryDate} ${timeZone}`
  const found = known.get(key)
  if (found !== undefined) return found
  const endsAtMs = instantOf(addDays(expiryDate, 1), 0, timeZone)
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(key, endsAtMs)
  return endsAtMs
}

/** True while a lot may be sold: through its expiry date in its location's time zone [INV-4]. */
export function mayBeSold(expiryDate: string | null, timeZone: string, nowMs: number): boolean {
  return nowMs < saleEndsAtMs(expiryDate, timeZone)
}
