import { type DemandHistory, sumOfLast } from '@onhand/domain/forecasting/demand-history'
import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import { BAND_LEVELS } from '@onhand/domain/forecasting/score'
import { suddenChange } from '@onhand/domain/forecasting/sudden-change'
import { HISTORY_DAYS, type ReplenishmentSetting } from '@onhand/domain/forecasting/types'
import { valueClassOf } from '@onhand/domain/forecasting/value-class'
import { addDays, weekdayOf } from '@onhand/domain/local-time'
import { LEVELS } from '@onhand/forecast'
import type { Distribution } from '@onhand/forecast/distributions/distribution'
import { ANY_QUANTITY } from '@onhand/forecast/policy/order-quantity'
import { planStock, type StockPlan } from '@onhand/forecast/policy/plan-stock'
import type { SeriesOutlook } from './outlook.ts'
import type { DemandMoments, RunRecord, SkuForecast, SupplyTerms, WatchedWeek } from './ports.ts'
import { isWeekOver } from './score-page.ts'
import type { DatedSeries } from './series-days.ts'
import { serviceLevelOf, type ShopPlan } from './shop-plan.ts'
import { demandUntil, protectionDays, supplyTimeOf } from './supply-time.ts'

const WEEK_DAYS = 7
const MONTH_DAYS = 28
const VALUE_DAYS = 91
const MILLI = 1000

/** What a series is planned with. */
export type PlanContext = {
  readonly run: Pick<RunRecord, 'id' | 'startedAtMs' | 'origin'>
  readonly setting: ReplenishmentSetting
  readonly shop: ShopPlan
  readonly terms: SupplyTerms | undefined
  readonly before: SkuForecast | undefined
  /** Which prices, promotions and holidays move it; absent: none. */
  readonly notes?: readonly PlanNote[]
}

/** The forecast of one series as it is kept: its days, the demand until the next delivery, and the stock that follows. */
export function planSeries(dated: DatedSeries, outlook: SeriesOutlook, context: PlanContext): SkuForecast {
  const { series, history, lastDay } = dated
  const { run, setting, shop } = context
  const firstDay = addDays(lastDay, 1)
  const supply = supplyTimeOf(series, context.terms, setting)
  const protection = demandUntil(outlook.demandOf, supply, supply.reviewDays)
  const level = serviceLevelOf(series, setting.targetOf, shop.multiplier)
  const periods = protectionDays(supply)
  const lasting = { untilArrival: demandUntil(outlook.demandOf, supply, 0), untilNext: protection }
  const plan = stockPlan(series, { lasting, periods, level })
  const { horizonDays } = setting
  const dailyMean = Array.from({ length: horizonDays }, (_, index) => rounded(outlook.dailyMean[index] ?? 0))
  return {
    vendorId: series.vendorId,
    skuId: series.skuId,
    locationId: series.locationId,
    runId: run.id,
    madeAtMs: run.startedAtMs,
    firstDay,
    horizonDays,
    dailyMean,
    dailyQuantiles: dailyBands(outlook, horizonDays),
    protectionDays: periods,
    protectionMean: rounded(protection.mean),
    protectionQuantiles: LEVELS.map((one) => rounded(protection.quantile(one))),
    safetyStockUnits: plan.safetyStockUnits,
    reorderPointUnits: plan.reorderPointUnits,
    orderUpToUnits: plan.orderUpToUnits,
    targetPermille: Math.round(level * 1000),
    demandClass: outlook.demandClass,
    valueClass: valueClassOf(sumOfLast(history.units, VALUE_DAYS) * series.priceMinor, shop),
    sold7Days: sumOfLast(history.units, WEEK_DAYS),
    sold28Days: sumOfLast(history.units, 28),
    sold365Days: sumOfLast(history.units, 365),
    weekday: weekdayMeans(dailyMean, firstDay),
    suddenChange: suddenChange(withoutPlan(history, outlook)),
    historyDays: history.units.length,
    week: watchedWeek(outlook, { firstDay, lastDay, context }),
    ahead: {
      next7: momentsOf(outlook.demandOf(WEEK_DAYS), series.priceMinor),
      next28: momentsOf(outlook.demandOf(MONTH_DAYS), series.priceMinor),
      horizon: momentsOf(outlook.demandOf(horizonDays), series.priceMinor),
    },
    plan: context.notes ?? [],
  }
}

/** The history as it would have been on plain days: a promotion that was planned is no sudden change. */
function withoutPlan(history: DemandHistory, { effects }: SeriesOutlook): DemandHistory {
  if (effects === undefined) return history
  const start = HISTORY_DAYS - history.units.length
  return { ...history, units: history.units.map((units, day) => units / (effects.all[start + day] ?? 1)) }
}

/** Nothing is kept of what the shop sells only when ordered, or not at all. */
function stockPlan(
  { mode, floorUnits }: DatedSeries['series'],
  demand: {
    readonly lasting: Record<'untilArrival' | 'untilNext', Distribution>
    readonly periods: number
    readonly level: number
  },
): Pick<StockPlan, 'safetyStockUnits' | 'reorderPointUnits' | 'orderUpToUnits'> {
  if (mode === 'none' || mode === 'back_to_back')
    return { safetyStockUnits: 0, reorderPointUnits: 0, orderUpToUnits: 0 }
  return planStock({
    protection: demand.lasting.untilNext,
    lasting: demand.lasting,
    protectionPeriods: demand.periods,
    serviceLevel: demand.level,
    position: { onHandUnits: 0, incomingUnits: 0, owedUnits: 0 },
    terms: ANY_QUANTITY,
    floorUnits: mode === 'floor' ? floorUnits : 0,
  })
}

function dailyBands(outlook: SeriesOutlook, horizonDays: number): readonly (readonly number[])[] {
  const days = Array.from({ length: horizonDays }, (_, index) => outlook.dayBand(index))
  return BAND_LEVELS.map((_, place) => days.map((band) => band[place] ?? 0))
}

/** The week that is watched goes on until it is over; a nightly run scores it then, and begins the next. */
function watchedWeek(
  outlook: SeriesOutlook,
  { firstDay, lastDay, context }: { firstDay: string; lastDay: string; context: PlanContext },
): WatchedWeek {
  const known = context.before?.week
  if (known && (context.run.origin !== 'nightly' || !isWeekOver(known.firstDay, lastDay))) return known
  const week = outlook.demandOf(WEEK_DAYS)
  return { firstDay, mean: rounded(week.mean), quantiles: BAND_LEVELS.map((level) => rounded(week.quantile(level))) }
}

function weekdayMeans(dailyMean: readonly number[], firstDay: string): readonly number[] {
  const first = weekdayOf(firstDay) - 1
  return Array.from({ length: WEEK_DAYS }, (_, weekday) => {
    const days = dailyMean.filter((__, index) => (first + index) % WEEK_DAYS === weekday)
    return rounded(days.reduce((sum, units) => sum + units, 0) / Math.max(1, days.length))
  })
}

/** Whole thousandths, so that sums over SKUs are exact. Nothing is certain: without a variance it is not known yet. */
function momentsOf({ mean, variance }: Distribution, priceMinor: number): DemandMoments {
  return {
    milliUnits: Math.round(mean * MILLI),
    milliVariance: Math.max(1, Math.round(variance * MILLI)),
    valueMinor: Math.round(mean * priceMinor),
  }
}

function rounded(units: number): number {
  return Math.round(units * 1000) / 1000
}
