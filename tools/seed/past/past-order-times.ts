import { dice } from '../dice.ts'
import { dayStartMs } from './past-calendar.ts'
import type { PastOrder } from './past-orders.ts'

/** When an order was promised, left the house and arrived; null for what had not happened yet by now. */
export type OrderTimes = {
  readonly promiseFromMs: number
  readonly promiseToMs: number
  readonly shippedAtMs: number
  readonly arrivedAtMs: number | null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Goods leave on the day they are ordered; by bike they come that evening, or the next when it is too late for that, by parcel within two days. */
export function timesOf(order: PastOrder, nowMs: number): OrderTimes {
  const roll = dice(`times ${order.key}`)
  const midnightMs = dayStartMs(nowMs, order.dayIndex)
  const shippedAtMs = order.placedAtMs + roll.between(20, 90) * MINUTE_MS
  const promise = promiseOf(order, midnightMs)
  const span = promise.toMs - promise.fromMs
  const inTimeMs = promise.fromMs + (span * roll.between(5, 95)) / 100
  const lateMs = promise.toMs + roll.between(20, 40 * 60) * MINUTE_MS
  const arrivedAtMs = Math.round(order.outcome === 'late' ? lateMs : Math.max(inTimeMs, shippedAtMs + 10 * MINUTE_MS))
  return {
    promiseFromMs: promise.fromMs,
    promiseToMs: promise.toMs,
    shippedAtMs,
    arrivedAtMs: arrivedAtMs < nowMs ? arrivedAtMs : null,
  }
}

function promiseOf(order: PastOrder, midnightMs: number): { readonly fromMs: number; readonly toMs: number } {
  const isEarly = order.placedAtMs - midnightMs < order.method.cutOffMinute * MINUTE_MS
  if (order.method.kind === 'pickup') {
    const fromMs = order.placedAtMs + order.method.handlingMinutes * MINUTE_MS
    return { fromMs, toMs: Math.max(fromMs + 2 * HOUR_MS, midnightMs + 20 * HOUR_MS) }
  }
  const dayMs = midnightMs + (isEarly ? 0 : DAY_MS) + order.method.transitDaysMax * DAY_MS
  return {
    fromMs:
      dayMs -
      (order.method.transitDaysMax - order.method.transitDaysMin) * DAY_MS +
      order.method.windowFromMinute * MINUTE_MS,
    toMs: dayMs + order.method.windowToMinute * MINUTE_MS,
  }
}
