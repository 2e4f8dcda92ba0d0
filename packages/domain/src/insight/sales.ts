import type { ProductId } from '../ids.ts'
import { type DayRange, daysBetween } from './period.ts'

/** What was ordered on a day of the shop's calendar, cancelled orders left out [INS-2]. */
export type SalesDay = {
  readonly date: string
  readonly orders: number
  readonly units: number
  readonly salesMinor: number
  readonly refundedMinor: number
}

/** Sums over some days. */
export type SalesSum = Omit<SalesDay, 'date'>

/** A product's sales in a period and in the one before, without what was given back. */
export type ProductSales = {
  readonly productId: ProductId
  readonly title: string
  readonly orders: number
  readonly units: number
  readonly salesMinor: number
  /** What is left of the sales after tax and what the goods cost; null where a cost is not known. */
  readonly marginMinor: number | null
  readonly unitsBefore: number
  readonly salesBeforeMinor: number
}

/** How products are ranked. */
export const PRODUCT_SORTS = ['sales', 'units', 'rising', 'falling'] as const
export type ProductSort = (typeof PRODUCT_SORTS)[number]

/** A day without orders. */
export function noSales(date: string): SalesDay {
  return { date, orders: 0, units: 0, salesMinor: 0, refundedMinor: 0 }
}

/** Adds days up. */
export function sumOfSales(days: readonly SalesSum[]): SalesSum {
  const sum = (pick: (day: SalesSum) => number) => days.reduce((total, day) => total + pick(day), 0)
  return {
    orders: sum((day) => day.orders),
    units: sum((day) => day.units),
    salesMinor: sum((day) => day.salesMinor),
    refundedMinor: sum((day) => day.refundedMinor),
  }
}

// Shorter ones are compared as they are: a small shop has days without sales.
const WHOLE_DAYS_MIN = 28

/**
 * True when a shop was selling all through a range that others are compared with [INS-3]: of one that began in the middle of it, growth would be told that is none.
 * The first quarter must have sales; `days` are those with sales, in order.
 */
export function wasSelling(range: DayRange, days: readonly Pick<SalesDay, 'date'>[]): boolean {
  const [first] = days
  if (!first) return false
  return range.dayCount < WHOLE_DAYS_MIN || daysBetween(range.fromDate, first.date) <= range.dayCount / 4
}
