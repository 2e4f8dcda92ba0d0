import { addDays, instantOf, localTime } from '../local-time.ts'
import type { DeliveryPromise } from '../ordering/types.ts'
import { isOpenDay, type OpenPeriod, openPeriods } from './opening.ts'
import type { ServingLocation, ServingMethod } from './types.ts'

// A location that does not open within this is not open for orders.
const LOOK_AHEAD_DAYS = 42
const LOOK_FIRST_DAYS = 4
const MINUTE_MS = 60_000
/** Promised times start on the quarter hour, and a pickup slot lasts at most an hour. */
const ROUND_MS = 15 * MINUTE_MS
const PICKUP_SLOT_MS = 60 * MINUTE_MS
// A courier's window shorter than this at the end of the day is not worth promising.
const WINDOW_MS_MIN = 30 * MINUTE_MS

/**
 * When goods ordered at `nowMs` are with the shopper, on the location's wall clock, and why. Null when the location does not open
 * in the coming weeks. Does not ask whether the method serves the place or the goods are in stock.
 */
export function promiseOf(method: ServingMethod, location: ServingLocation, nowMs: number): DeliveryPromise | null {
  const { supplyDays = 0 } = location
  // Goods at a supplier are there from the opening of the day on which it can have them here [FUL-8].
  const fromMs =
    supplyDays === 0
      ? nowMs
      : instantOf(addDays(localTime(nowMs, location.timeZone).date, supplyDays), 0, location.timeZone)
  return method.kind === 'pickup' ? pickupPromise(method, location, fromMs) : deliveryPromise(method, location, fromMs)
}

/** First open day on which the order can be made ready and go out; then transit; then the window [FUL-1, FUL-2]. */
function deliveryPromise(method: ServingMethod, location: ServingLocation, nowMs: number): DeliveryPromise | null {
  const { hours, timeZone } = location
  const today = localTime(nowMs, timeZone).date
  const isAfterCutOff = nowMs >= instantOf(today, method.cutOffMinute, timeZone)
  let closedDaysSkipped = 0
  for (let offset = 0; offset <= LOOK_AHEAD_DAYS; offset += 1) {
    const date = addDays(today, offset)
    if (!isOpenDay(hours, date)) {
      closedDaysSkipped += 1
      continue
    }
    if (offset === 0 && isAfterCutOff) continue
    const readyAtMs = readyAt(openPeriods(hours, timeZone, { fromDate: date, days: 0 }), method.handlingMinutes, nowMs)
    if (readyAtMs === null) continue
    const window = windowOf(method, timeZone, { date, readyAtMs })
    if (window === null) continue
    const { cutOffMinute, transitDaysMax } = method
    return {
      ...window,
      timeZone,
      reason: { cutOffMinute, isAfterCutOff, transitDays: transitDaysMax, closedDaysSkipped },
    }
  }
  return null
}

function windowOf(
  method: ServingMethod,
  timeZone: string,
  out: { readonly date: string; readonly readyAtMs: number },
): { readonly fromMs: number; readonly toMs: number } | null {
  const opensMs = instantOf(addDays(out.date, method.transitDaysMin), method.windowFromMinute, timeZone)
  const toMs = instantOf(addDays(out.date, method.transitDaysMax), method.windowToMinute, timeZone)
  const fromMs = method.transitDaysMin === 0 ? Math.max(opensMs, roundUp(out.readyAtMs)) : opensMs
  return fromMs === opensMs || fromMs + WINDOW_MS_MIN <= toMs ? { fromMs, toMs } : null
}

/** The earliest slot within opening hours by which the goods were made ready in open time [FUL-3]. */
function pickupPromise(method: ServingMethod, location: ServingLocation, nowMs: number): DeliveryPromise | null {
  // Nearly always within days: the further look, which costs several times as much, is for long closures.
  for (const days of [LOOK_FIRST_DAYS, LOOK_AHEAD_DAYS]) {
    const promise = pickupWithin(method, location, { nowMs, days })
    if (promise) return promise
  }
  return null
}

function pickupWithin(
  method: ServingMethod,
  location: ServingLocation,
  { nowMs, days }: { readonly nowMs: number; readonly days: number },
): DeliveryPromise | null {
  const { hours, timeZone } = location
  const { date: today } = localTime(nowMs, timeZone)
  const isAfterCutOff = nowMs >= instantOf(today, method.cutOffMinute, timeZone)
  // A shop open past midnight is still in yesterday's period.
  const coming = openPeriods(hours, timeZone, { fromDate: addDays(today, -1), days }).filter(
    (period) => !(isAfterCutOff && period.date <= today),
  )
  const readyAtMs = readyAt(coming, method.handlingMinutes, nowMs)
  if (readyAtMs === null) return null
  for (const period of coming) {
    const fromMs = roundUp(Math.max(readyAtMs, period.opensAtMs))
    if (fromMs + ROUND_MS > period.closesAtMs) continue
    const { date } = localTime(fromMs, timeZone)
    return {
      fromMs,
      toMs: Math.min(fromMs + PICKUP_SLOT_MS, period.closesAtMs),
      timeZone,
      reason: {
        cutOffMinute: method.cutOffMinute,
        isAfterCutOff,
        transitDays: 0,
        closedDaysSkipped: closedDays(location, today, date),
      },
    }
  }
  return null
}

/** The instant by which `handlingMinutes` of open time have passed since `nowMs`; null when the periods end before. */
function readyAt(periods: readonly OpenPeriod[], handlingMinutes: number, nowMs: number): number | null {
  let missingMs = handlingMinutes * MINUTE_MS
  for (const period of periods) {
    const startMs = Math.max(nowMs, period.opensAtMs)
    if (startMs >= period.closesAtMs) continue
    if (startMs + missingMs <= period.closesAtMs) return startMs + missingMs
    missingMs -= period.closesAtMs - startMs
  }
  return null
}

function closedDays(location: ServingLocation, fromDate: string, toDate: string): number {
  let count = 0
  for (let date = fromDate; date < toDate; date = addDays(date, 1)) if (!isOpenDay(location.hours, date)) count += 1
  return count
}

function roundUp(atMs: number): number {
  return Math.ceil(atMs / ROUND_MS) * ROUND_MS
}
