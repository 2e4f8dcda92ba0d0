import type { Actor } from '@onhand/domain/identity/actor'
import type { ComparedRange } from '@onhand/domain/insight/period'
import { noSales, type SalesDay, type SalesSum, sumOfSales, wasSelling } from '@onhand/domain/insight/sales'
import {
  type Bucket,
  bucketsOf,
  filledDays,
  type HourCount,
  inBuckets,
  monthIndex,
  type SeasonIndex,
  weekdayIndex,
} from '@onhand/domain/insight/series'
import { trendPerWeek } from '@onhand/domain/insight/trend'
import { ok, type Result } from '@onhand/domain/result'
import {
  type InsightDeps,
  type InsightRefusal,
  type InsightRequest,
  openInsight,
  type ShownPeriod,
  shownPeriod,
  spanOf,
} from './open-insight.ts'

/** A point of the chart: its days beside those before and a year ago. */
export type SalesPoint = Bucket &
  SalesSum & { readonly beforeSalesMinor: number; readonly lastYearSalesMinor: number | null }

/** A shop's sales over time [INS-2], [INS-3], and when its buyers come [INS-10]. */
export type SalesInsight = {
  readonly period: ShownPeriod
  readonly currency: string
  readonly points: readonly SalesPoint[]
  readonly total: SalesSum
  readonly before: SalesSum
  /** False when the shop began to sell during the days before: growth against them would be none. */
  readonly isBeforeWhole: boolean
  /** Null when the shop sold nothing a year ago. */
  readonly lastYear: SalesSum | null
  /** By how much sales grow from week to week, in minor units; null when there are too few days to say. */
  readonly trendPerWeekMinor: number | null
  readonly hours: readonly HourCount[]
  readonly weekdays: readonly SeasonIndex[]
  readonly months: readonly SeasonIndex[]
}

/** Sales by day, with what they are compared with. */
export async function viewSales(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest,
): Promise<Result<SalesInsight, InsightRefusal>> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { range, before, lastYear, vendor } = opened.value
  const read = (days: ComparedRange['range']) => deps.insight.salesByDay(spanOf(opened.value, days))
  const [now, former, yearAgo, hours] = await Promise.all([
    read(range),
    read(before),
    read(lastYear),
    deps.insight.ordersByHour(spanOf(opened.value, range)),
  ])
  const days = filledDays(range, now, noSales)
  const values = days.map(({ date, salesMinor }) => ({ date, value: salesMinor }))
  return ok({
    period: shownPeriod(opened.value),
    currency: vendor.currency,
    points: salesPoints(opened.value, { days, former, yearAgo: wasSelling(lastYear, yearAgo) ? yearAgo : [] }),
    total: sumOfSales(now),
    before: sumOfSales(former),
    isBeforeWhole: wasSelling(before, former),
    lastYear: wasSelling(lastYear, yearAgo) ? sumOfSales(yearAgo) : null,
    // Today is not over: it would look like a fall.
    trendPerWeekMinor: trendPerWeek(values.filter(({ date }) => date < opened.value.today).map(({ value }) => value)),
    hours,
    weekdays: weekdayIndex(values),
    months: monthIndex(values),
  })
}

type Read = {
  readonly days: readonly SalesDay[]
  readonly former: readonly SalesDay[]
  readonly yearAgo: readonly SalesDay[]
}

/** The three ranges have as many days each, so their points stand for the same days of the week. */
function salesPoints({ range, before, lastYear }: ComparedRange, read: Read): readonly SalesPoint[] {
  const buckets = bucketsOf(range)
  const now = inBuckets(buckets, read.days)
  const former = inBuckets(bucketsOf(before), read.former)
  const yearAgo = inBuckets(bucketsOf(lastYear), read.yearAgo)
  return buckets.map((bucket, index) => ({
    ...bucket,
    ...sumOfSales(now[index] ?? []),
    beforeSalesMinor: sumOfSales(former[index] ?? []).salesMinor,
    lastYearSalesMinor: read.yearAgo.length === 0 ? null : sumOfSales(yearAgo[index] ?? []).salesMinor,
  }))
}
