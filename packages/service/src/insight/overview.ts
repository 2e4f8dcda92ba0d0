import type { Actor } from '@onhand/domain/identity/actor'
import { noSales, sumOfSales, wasSelling } from '@onhand/domain/insight/sales'
import { type Change, bucketsOf, changeOf, filledDays, inBuckets } from '@onhand/domain/insight/series'
import { onTimeOf } from '@onhand/domain/insight/service-level'
import { fillRateOf } from '@onhand/domain/operator/fill-rate'
import { ok, type Result } from '@onhand/domain/result'
import {
  type InsightDeps,
  type InsightRefusal,
  type InsightRequest,
  openInsight,
  type ShownPeriod,
  serviceQuery,
  shownPeriod,
  spanOf,
  stockSpanOf,
} from './open-insight.ts'
import { type CoverBasis, coverBasisOf, coverOf } from './view-stock.ts'

/** A share now and in the period before; null when there was nothing to share. */
export type ShareChange = { readonly now: number | null; readonly before: number | null }

/** A shop at a glance: six numbers, each against the period before. */
export type InsightOverview = {
  readonly period: ShownPeriod
  readonly currency: string
  readonly sales: Change
  readonly orders: Change
  readonly unitFill: ShareChange
  readonly onTimeInFull: ShareChange
  readonly coverDays: number | null
  readonly coverBasis: CoverBasis
  readonly stockValueMinor: number
  readonly staleValueMinor: number
  readonly waste: Change
  /** Sales of each point of the period, for a small line. */
  readonly salesLine: readonly number[]
}

/** Six numbers that say how a shop is doing. */
export async function viewOverview(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest,
): Promise<Result<InsightOverview, InsightRefusal>> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { range, before, vendor } = opened.value
  const both = spanOf(opened.value, { fromMs: before.fromMs, toMs: range.toMs })
  const [sales, service, totals] = await Promise.all([
    deps.insight.salesByDay(both),
    deps.insight.serviceDays(serviceQuery(opened.value, { fromDate: before.fromDate, toDate: range.toDate })),
    deps.insight.stockTotals(stockSpanOf(opened.value)),
  ])
  const split = <Row extends { readonly date: string }>(rows: readonly Row[]) => ({
    now: rows.filter(({ date }) => date >= range.fromDate),
    before: rows.filter(({ date }) => date < range.fromDate),
  })
  const salesOf = split(sales)
  const serviceOf = split(service)
  const now = sumOfSales(salesOf.now)
  const former = sumOfSales(wasSelling(before, salesOf.before) ? salesOf.before : [])
  const byPoint = inBuckets(bucketsOf(range), filledDays(range, salesOf.now, noSales))
  return ok({
    period: shownPeriod(opened.value),
    currency: vendor.currency,
    sales: changeOf(now.salesMinor, former.salesMinor),
    orders: changeOf(now.orders, former.orders),
    unitFill: { now: fillRateOf(serviceOf.now).unit, before: fillRateOf(serviceOf.before).unit },
    onTimeInFull: { now: onTimeOf(serviceOf.now).both, before: onTimeOf(serviceOf.before).both },
    coverDays: coverOf(totals),
    coverBasis: coverBasisOf(totals),
    stockValueMinor: totals.valueMinor,
    staleValueMinor: totals.staleValueMinor,
    waste: changeOf(totals.wasteValueMinor, totals.wasteBeforeMinor),
    salesLine: byPoint.map((days) => sumOfSales(days).salesMinor),
  })
}
