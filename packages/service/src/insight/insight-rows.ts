import type { Locale } from '@onhand/domain/catalog/views'
import { decimalOf } from '@onhand/domain/data-import/decimal'
import { basketsOf } from '@onhand/domain/insight/baskets'
import { accuracyOf } from '@onhand/domain/insight/forecast-score'
import type { InsightKind } from '@onhand/domain/insight/insight-kinds'
import { noSales } from '@onhand/domain/insight/sales'
import { filledDays } from '@onhand/domain/insight/series'
import { daysOfCover } from '@onhand/domain/insight/stock-days'
import { holdingMonthMinor } from '@onhand/domain/purchasing/holding'
import type { StockListKind } from '@onhand/domain/insight/stock-items'
import type { Cell } from '@onhand/domain/reports/table'
import type { InsightDeps, OpenInsight } from './open-insight.ts'
import { serviceQuery, spanOf, stockSpanOf } from './open-insight.ts'
import { stockCost } from './stock-cost.ts'
import { stockDays } from './view-stock.ts'

// A table for a spreadsheet, not a copy of the database.
const ROWS_MAX = 5_000

type Rows = readonly (readonly Cell[])[]
type Asked = {
  readonly deps: Pick<InsightDeps, 'insight'>
  readonly opened: OpenInsight
  readonly locale: Locale
  readonly money: (minor: number | null) => string | null
}

/** The rows of a table behind a chart [INS-14]: what the chart shows, day by day where it shows weeks. */
export async function insightRows(
  deps: Pick<InsightDeps, 'insight'>,
  opened: OpenInsight,
  { kind, locale }: { readonly kind: InsightKind; readonly locale: Locale },
): Promise<Rows> {
  const { currency } = opened.vendor
  const money = (minor: number | null) => (minor === null ? null : decimalOf(minor, currency))
  return await ROWS[kind]({ deps, opened, locale, money })
}

const ROWS: Readonly<Record<InsightKind, (asked: Asked) => Promise<Rows>>> = {
  async insight_sales({ deps, opened, money }) {
    const days = await deps.insight.salesByDay(spanOf(opened, opened.range))
    return filledDays(opened.range, days, noSales).map((day) => [
      day.date,
      day.orders,
      day.units,
      money(day.salesMinor),
      money(day.refundedMinor),
      opened.vendor.currency,
    ])
  },

  async insight_hours({ deps, opened }) {
    const hours = await deps.insight.ordersByHour(spanOf(opened, opened.range))
    return [...hours]
      .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour)
      .map(({ weekday, hour, orders }) => [weekday, hour, orders])
  },

  async insight_products({ deps, opened, locale, money }) {
    const query = { ...spanOf(opened, opened.range), beforeFromMs: opened.before.fromMs, locale, limit: ROWS_MAX }
    return (await deps.insight.products({ ...query, sort: 'sales' })).map((row) => [
      row.title,
      row.orders,
      row.units,
      money(row.salesMinor),
      money(row.marginMinor),
      row.unitsBefore,
      money(row.salesBeforeMinor),
      opened.vendor.currency,
    ])
  },

  async insight_baskets({ deps, opened, locale }) {
    const counts = await deps.insight.baskets({ ...spanOf(opened, opened.range), locale })
    return basketsOf(counts, ROWS_MAX).map((basket) => [
      counts.titles.get(basket.a) ?? '',
      counts.titles.get(basket.b) ?? '',
      basket.orders,
      percent(basket.support),
      percent(basket.confidence),
      basket.lift.toFixed(2),
    ])
  },

  async insight_value({ deps, opened, money }) {
    const totals = await deps.insight.stockTotals(stockSpanOf(opened))
    const days = await stockDays(deps, opened, { totals, days: opened.range })
    return days.map((day) => [day.date, day.units, money(day.valueMinor), opened.vendor.currency])
  },

  async insight_saving({ deps, opened, money }) {
    const { compared } = await stockCost(deps, opened, { valueMinor: 0 })
    const comparison = compared?.comparison
    if (!compared || !comparison) return []
    const row = (policy: string, valueMinor: number) => [
      policy,
      percent(comparison.fill),
      money(valueMinor),
      money(holdingMonthMinor(valueMinor)),
      comparison.skus,
      compared.throughDay,
      opened.vendor.currency,
    ]
    return [row('forecast', comparison.ourMinor), row('min_max', comparison.minMaxMinor)]
  },

  insight_cover: (asked) => stockRows(asked, 'cover'),
  insight_slow: (asked) => stockRows(asked, 'slow'),
  insight_stale: (asked) => stockRows(asked, 'stale'),
  insight_waste: (asked) => stockRows(asked, 'waste'),

  async insight_service({ deps, opened }) {
    const days = await deps.insight.serviceDays(serviceQuery(opened, opened.range))
    return days.map((day) => [
      day.date,
      day.units,
      day.servedUnits,
      percent(day.units === 0 ? null : day.servedUnits / day.units),
      day.lines,
      day.servedLines,
      day.orders,
      day.servedOrders,
      day.due,
      day.onTime,
      day.inFull,
      day.both,
    ])
  },

  async insight_missed({ deps, opened, locale, money }) {
    const missed = await deps.insight.missed({ ...spanOf(opened, opened.range), locale, limit: ROWS_MAX })
    return missed.map((row) => [row.title, row.units, money(row.valueMinor), opened.vendor.currency])
  },

  async insight_searches({ deps, opened }) {
    const { fromDate, toDate } = opened.range
    const { slug } = opened.vendor
    const asked = { vendorSlug: slug, fromDate, toDate, onlyMissed: false, limit: ROWS_MAX }
    return (await deps.insight.searches(asked)).map((row) => [row.term, row.searches, row.misses, row.lastDay])
  },

  async insight_forecasts({ deps, opened }) {
    const { fromDate, toDate } = opened.range
    const scores = await deps.insight.forecastScores({ vendorId: opened.vendor.id, fromDate, toDate })
    return scores.map((score) => {
      const { error, bias, within50, within90 } = accuracyOf([score])
      const units = [score.skuCount, score.actualUnits, score.forecastUnits.toFixed(1)]
      return [score.date, ...units, percent(error), percent(bias), percent(within50), percent(within90)]
    })
  },
}

async function stockRows({ deps, opened, locale, money }: Asked, list: StockListKind): Promise<Rows> {
  const items = await deps.insight.stockItems({ ...stockSpanOf(opened), list, locale, limit: ROWS_MAX })
  return items.map((item) => [
    item.code,
    item.title,
    item.variantTitle,
    item.onHandUnits,
    item.availableUnits,
    item.soldUnits,
    daysOfCover(item.availableUnits, item.expectedUnits)?.toFixed(1) ?? null,
    money(item.valueMinor),
    item.staleUnits,
    money(item.staleValueMinor),
    item.wasteUnits,
    money(item.wasteValueMinor),
    opened.vendor.currency,
  ])
}

function percent(share: number | null): string | null {
  return share === null ? null : (share * 100).toFixed(2)
}
