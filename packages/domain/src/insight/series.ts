import { addDays, weekdayOf } from '../local-time.ts'
import { type DayRange, daysBetween, daysOf } from './period.ts'

/** A number against what it is compared with: the difference in ten-thousandths of `before`, null when there was nothing to compare with [INS-3]. */
export type Change = { readonly now: number; readonly before: number; readonly changeBps: number | null }

const BPS = 10_000

/** Compares two numbers. */
export function changeOf(now: number, before: number): Change {
  return { now, before, changeBps: before === 0 ? null : Math.round(((now - before) / Math.abs(before)) * BPS) }
}

/** One entry for each day of the range: what there is, or `empty` for days that have none [INS-1]. */
export function filledDays<Row extends { readonly date: string }>(
  range: DayRange,
  rows: readonly Row[],
  empty: (date: string) => Row,
): readonly Row[] {
  const byDate = new Map(rows.map((row) => [row.date, row]))
  return daysOf(range).map((date) => byDate.get(date) ?? empty(date))
}

/** Above this many days a chart shows weeks: a line through a year of single days says nothing. */
const DAILY_MAX = 42
const WEEK_DAYS = 7

/** A stretch of days that a chart shows as one point. */
export type Bucket = { readonly fromDate: string; readonly toDate: string; readonly dayCount: number }

/** The points of a chart over a range: its days, or its weeks counted back from its last day, so that no week is cut short at the end. */
export function bucketsOf(range: DayRange): readonly Bucket[] {
  if (range.dayCount <= DAILY_MAX) return daysOf(range).map((date) => ({ fromDate: date, toDate: date, dayCount: 1 }))
  const buckets: Bucket[] = []
  for (let toDate = range.toDate; toDate >= range.fromDate; toDate = addDays(toDate, -WEEK_DAYS)) {
    const dayCount = Math.min(WEEK_DAYS, daysBetween(range.fromDate, toDate) + 1)
    buckets.unshift({ fromDate: addDays(toDate, 1 - dayCount), toDate, dayCount })
  }
  return buckets
}

/** The rows of each bucket. Both are in the order of their days. */
export function inBuckets<Row extends { readonly date: string }>(
  buckets: readonly Bucket[],
  rows: readonly Row[],
): readonly (readonly Row[])[] {
  return buckets.map(({ fromDate, toDate }) => rows.filter(({ date }) => date >= fromDate && date <= toDate))
}

/** Orders at one hour of one weekday (1 = Monday). */
export type HourCount = { readonly weekday: number; readonly hour: number; readonly orders: number }

/** How a weekday or month does against the mean day: 1 is as usual [INS-10]. Null when the period has none of it. */
export type SeasonIndex = { readonly key: number; readonly index: number | null; readonly dayCount: number }

/** The index of each weekday, Monday first. */
export function weekdayIndex(
  days: readonly { readonly date: string; readonly value: number }[],
): readonly SeasonIndex[] {
  return indexBy(days, { keys: 7, keyOf: ({ date }) => weekdayOf(date) })
}

/** The index of each month, January first. */
export function monthIndex(days: readonly { readonly date: string; readonly value: number }[]): readonly SeasonIndex[] {
  return indexBy(days, { keys: 12, keyOf: ({ date }) => Number(date.slice(5, 7)) })
}

function indexBy<Day extends { readonly value: number }>(
  days: readonly Day[],
  { keys, keyOf }: { readonly keys: number; readonly keyOf: (day: Day) => number },
): readonly SeasonIndex[] {
  const total = days.reduce((sum, { value }) => sum + value, 0)
  const mean = days.length === 0 ? 0 : total / days.length
  return Array.from({ length: keys }, (_, position) => {
    const own = days.filter((day) => keyOf(day) === position + 1)
    const ownMean = own.reduce((sum, { value }) => sum + value, 0) / own.length
    return { key: position + 1, index: own.length === 0 || mean === 0 ? null : ownMean / mean, dayCount: own.length }
  })
}
