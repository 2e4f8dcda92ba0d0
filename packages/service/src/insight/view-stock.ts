import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { DayRange } from '@onhand/domain/insight/period'
import { daysOfCover, sellThrough, type StockDay, stockByDay } from '@onhand/domain/insight/stock-days'
import type { StockItem, StockListKind, StockTotals } from '@onhand/domain/insight/stock-items'
import { type Bucket, bucketsOf, inBuckets } from '@onhand/domain/insight/series'
import { ok, type Result } from '@onhand/domain/result'
import {
  type InsightDeps,
  type InsightRefusal,
  type InsightRequest,
  type OpenInsight,
  openInsight,
  type ShownPeriod,
  shownPeriod,
  spanOf,
  stockSpanOf,
} from './open-insight.ts'
import { type StockCost, stockCost } from './stock-cost.ts'

/** Stock at the end of a stretch of days. */
export type StockPoint = Bucket & { readonly units: number | null; readonly valueMinor: number | null }

/** By forecasts, where there are some; else by what was sold. */
export type CoverBasis = 'forecast' | 'sales'

/** What a shop has lying, how long it lasts, what is old and what was thrown away. */
export type StockInsight = {
  readonly period: ShownPeriod
  readonly currency: string
  readonly totals: StockTotals
  /** How many days the value of the stock lasts at the cost of what is expected to sell; null when nothing is [INS-6]. */
  readonly coverDays: number | null
  readonly coverBasis: CoverBasis
  readonly sellThrough: number | null
  readonly points: readonly StockPoint[]
  readonly cost: StockCost
}

/** A line of one of the lists of stock. */
export type StockLine = StockItem & { readonly coverDays: number | null }

/** The numbers of a shop's stock, and its value over time. */
export async function viewStock(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest,
): Promise<Result<StockInsight, InsightRefusal>> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const totals = await deps.insight.stockTotals(stockSpanOf(opened.value))
  const [days, cost] = await Promise.all([
    stockDays(deps, opened.value, { totals, days: opened.value.range }),
    stockCost(deps, opened.value, totals),
  ])
  const buckets = bucketsOf(opened.value.range)
  const byBucket = inBuckets(buckets, days)
  return ok({
    period: shownPeriod(opened.value),
    currency: opened.value.vendor.currency,
    totals,
    cost,
    coverDays: coverOf(totals),
    coverBasis: coverBasisOf(totals),
    sellThrough: sellThrough(totals.soldUnits, totals.onHandUnits),
    points: buckets.map((bucket, index) => {
      const last = byBucket[index]?.at(-1)
      return { ...bucket, units: last?.units ?? null, valueMinor: last?.valueMinor ?? null }
    }),
  })
}

/** By value where costs are known: a tonne of salt says nothing about the saffron. */
export function coverOf(totals: StockTotals): number | null {
  if (totals.expectedValueMinor > 0) return daysOfCover(totals.valueMinor, totals.expectedValueMinor)
  return daysOfCover(totals.availableUnits, totals.expectedUnits)
}

/** What a number of days of cover goes by. */
export function coverBasisOf(totals: Pick<StockTotals, 'forecastCount'>): CoverBasis {
  return totals.forecastCount > 0 ? 'forecast' : 'sales'
}

/** Stock at the end of each of some days, up to today. */
export async function stockDays(
  deps: Pick<InsightDeps, 'insight'>,
  opened: OpenInsight,
  { totals, days }: { readonly totals: StockTotals; readonly days: DayRange },
): Promise<readonly StockDay[]> {
  const { fromMs } = days
  const changes = await deps.insight.stockChanges(spanOf(opened, { fromMs, toMs: opened.nowMs }))
  const now = { date: opened.today, units: totals.onHandUnits, valueMinor: totals.valueMinor }
  return stockByDay(days, now, changes)
}

/** SKUs by what matters about their stock. */
export async function listStock(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest & { readonly list: StockListKind; readonly locale: Locale; readonly limit: number },
): Promise<
  Result<
    { readonly period: ShownPeriod; readonly currency: string; readonly items: readonly StockLine[] },
    InsightRefusal
  >
> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { list, locale, limit } = request
  const items = await deps.insight.stockItems({ ...stockSpanOf(opened.value), list, locale, limit })
  return ok({
    period: shownPeriod(opened.value),
    currency: opened.value.vendor.currency,
    items: items.map((item) => ({ ...item, coverDays: daysOfCover(item.availableUnits, item.expectedUnits) })),
  })
}
