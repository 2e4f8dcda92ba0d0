import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { type DayRange, dayRange, daysBetween } from '@onhand/domain/insight/period'
import type { StockDay } from '@onhand/domain/insight/stock-days'
import { type Bucket, bucketsOf, inBuckets } from '@onhand/domain/insight/series'
import {
  latenessOf,
  type OnTime,
  onTimeOf,
  type Punctuality,
  type ServiceDay,
  type Shortfall,
} from '@onhand/domain/insight/service-level'
import { addDays, localTime } from '@onhand/domain/local-time'
import { type FillRate, fillRateOf } from '@onhand/domain/operator/fill-rate'
import { ok, type Result } from '@onhand/domain/result'
import {
  type InsightDeps,
  type InsightRefusal,
  type InsightRequest,
  type OpenInsight,
  openInsight,
  serviceQuery,
  type ShownPeriod,
  shownPeriod,
  spanOf,
  stockSpanOf,
} from './open-insight.ts'
import type { MissedProduct } from './ports.ts'
import { stockDays } from './view-stock.ts'

/** A stretch of days: what was demanded and served, and the stock it took. */
export type ServicePoint = Bucket & {
  readonly units: number
  readonly servedUnits: number
  readonly onTime: OnTime['onTime']
  readonly stockValueMinor: number | null
}

/** Fill rate and mean stock over some days. */
export type FillAndStock = {
  readonly fromDate: string
  readonly toDate: string
  readonly fill: FillRate
  readonly stockValueMinor: number | null
}

/** How well a shop served what was asked of it [INS-4], [INS-5]. */
export type ServiceInsight = {
  readonly period: ShownPeriod
  readonly currency: string
  readonly points: readonly ServicePoint[]
  readonly fill: FillRate
  readonly fillBefore: FillRate
  readonly demandedUnits: number
  readonly onTime: OnTime
  readonly onTimeBefore: OnTime
  readonly dueOrders: number
  readonly lateness: Readonly<Record<Punctuality, number>>
  readonly shortfalls: readonly Shortfall[]
  readonly missed: readonly MissedProduct[]
  /** Before and since stock was first ordered as suggested; null when it never was [INS-13]. */
  readonly effect: {
    readonly sinceDate: string
    readonly before: FillAndStock
    readonly since: FillAndStock
  } | null
}

const MISSED_MAX = 10

/** Fill rate, promises kept, what was missed, and what replenishment changed about it. */
export async function viewService(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest & { readonly locale: Locale },
): Promise<Result<ServiceInsight, InsightRefusal>> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { range, before, vendor } = opened.value
  const span = spanOf(opened.value, range)
  const both = serviceQuery(opened.value, { fromDate: before.fromDate, toDate: range.toDate })
  const [service, shortfalls, missed, totals, sinceMs] = await Promise.all([
    deps.insight.serviceDays(both),
    deps.insight.shortfalls(span),
    deps.insight.missed({ ...span, locale: request.locale, limit: MISSED_MAX }),
    deps.insight.stockTotals(stockSpanOf(opened.value)),
    deps.insight.replenishedSinceMs(vendor.id),
  ])
  const stock = await stockDays(deps, opened.value, { totals, days: range })
  const within = (days: DayRange) => service.filter(({ date }) => date >= days.fromDate && date <= days.toDate)
  const now = within(range)
  const former = within(before)
  return ok({
    period: shownPeriod(opened.value),
    currency: vendor.currency,
    points: points(range, { service: now, stock }),
    fill: fillRateOf(now),
    fillBefore: fillRateOf(former),
    demandedUnits: now.reduce((sum, day) => sum + day.units, 0),
    onTime: onTimeOf(now),
    onTimeBefore: onTimeOf(former),
    dueOrders: now.reduce((sum, day) => sum + day.due, 0),
    lateness: latenessOf(now),
    shortfalls,
    missed,
    effect: sinceMs === null ? null : await effectOf(deps, opened.value, { sinceMs, totals }),
  })
}

type Rows = {
  readonly service: readonly ServiceDay[]
  readonly stock: readonly StockDay[]
}

function points(range: DayRange, rows: Rows): readonly ServicePoint[] {
  const buckets = bucketsOf(range)
  const service = inBuckets(buckets, rows.service)
  const stock = inBuckets(buckets, rows.stock)
  return buckets.map((bucket, index) => {
    const days = service[index] ?? []
    return {
      ...bucket,
      units: days.reduce((sum, day) => sum + day.units, 0),
      servedUnits: days.reduce((sum, day) => sum + day.servedUnits, 0),
      onTime: onTimeOf(days).onTime,
      stockValueMinor: meanValue(stock[index] ?? []),
    }
  })
}

// A season ago the shop was another one.
const EFFECT_DAYS_MAX = 90

/** As many days before the first suggested order as there are since, at most ninety. */
async function effectOf(
  deps: InsightDeps,
  opened: OpenInsight,
  { sinceMs, totals }: { readonly sinceMs: number; readonly totals: Parameters<typeof stockDays>[2]['totals'] },
): Promise<ServiceInsight['effect']> {
  const { timeZone, today } = opened
  const sinceDate = localTime(sinceMs, timeZone).date
  const dayCount = Math.min(EFFECT_DAYS_MAX, daysBetween(sinceDate, today) + 1)
  const since = dayRange(sinceDate, addDays(sinceDate, dayCount - 1), timeZone)
  const before = dayRange(addDays(sinceDate, -dayCount), addDays(sinceDate, -1), timeZone)
  const whole = dayRange(before.fromDate, since.toDate, timeZone)
  const [service, stock] = await Promise.all([
    deps.insight.serviceDays(serviceQuery(opened, whole)),
    stockDays(deps, opened, { totals, days: whole }),
  ])
  const part = ({ fromDate, toDate }: DayRange): FillAndStock => {
    const isIn = ({ date }: { readonly date: string }) => date >= fromDate && date <= toDate
    return { fromDate, toDate, fill: fillRateOf(service.filter(isIn)), stockValueMinor: meanValue(stock.filter(isIn)) }
  }
  return { sinceDate, before: part(before), since: part(since) }
}

function meanValue(days: readonly StockDay[]): number | null {
  if (days.length === 0) return null
  return Math.round(days.reduce((sum, day) => sum + day.valueMinor, 0) / days.length)
}
