import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import type { SuddenChange, ValueClass } from '@onhand/domain/forecasting/types'
import type { ForecastRunId, LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import type { DemandMoments, FinishedPage, ScoreRow, SkuForecast, WatchedWeek } from '@onhand/service/forecasting/ports'
import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../schema/database.ts'

/** Expected units are kept in thousandths where they are summed. */
const MILLI = 1000

/** A forecast as its row. */
export function forecastRow(forecast: SkuForecast): Insertable<Database['sku_forecast']> {
  return {
    sku_id: forecast.skuId,
    location_id: forecast.locationId,
    vendor_id: forecast.vendorId,
    run_id: forecast.runId,
    made_at_ms: forecast.madeAtMs,
    first_day: forecast.firstDay,
    horizon_days: forecast.horizonDays,
    daily_mean_json: JSON.stringify(forecast.dailyMean),
    daily_quantiles_json: JSON.stringify(forecast.dailyQuantiles),
    protection_days: forecast.protectionDays,
    protection_mean: forecast.protectionMean,
    protection_quantiles_json: JSON.stringify(forecast.protectionQuantiles),
    safety_stock_units: forecast.safetyStockUnits,
    reorder_point_units: forecast.reorderPointUnits,
    order_up_to_units: forecast.orderUpToUnits,
    target_permille: forecast.targetPermille,
    demand_class: forecast.demandClass,
    value_class: forecast.valueClass,
    sold_7_days: forecast.sold7Days,
    sold_28_days: forecast.sold28Days,
    sold_365_days: forecast.sold365Days,
    weekday_json: JSON.stringify(forecast.weekday),
    sudden_change: forecast.suddenChange,
    history_days: forecast.historyDays,
    week_first_day: forecast.week.firstDay,
    week_json: JSON.stringify({ mean: forecast.week.mean, quantiles: forecast.week.quantiles }),
    next_7_milli_units: forecast.ahead.next7.milliUnits,
    next_7_milli_variance: forecast.ahead.next7.milliVariance,
    next_7_value_minor: forecast.ahead.next7.valueMinor,
    next_28_milli_units: forecast.ahead.next28.milliUnits,
    next_28_milli_variance: forecast.ahead.next28.milliVariance,
    next_28_value_minor: forecast.ahead.next28.valueMinor,
    horizon_milli_units: forecast.ahead.horizon.milliUnits,
    horizon_milli_variance: forecast.ahead.horizon.milliVariance,
    horizon_value_minor: forecast.ahead.horizon.valueMinor,
    plan_json: JSON.stringify(forecast.plan),
  }
}

/** A row as its forecast. */
export function toForecast(row: Selectable<Database['sku_forecast']>): SkuForecast {
  const week = JSON.parse(row.week_json) as Omit<WatchedWeek, 'firstDay'>
  return {
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    vendorId: row.vendor_id as VendorId,
    runId: row.run_id as ForecastRunId,
    madeAtMs: Number(row.made_at_ms),
    firstDay: row.first_day,
    horizonDays: row.horizon_days,
    dailyMean: JSON.parse(row.daily_mean_json) as number[],
    dailyQuantiles: JSON.parse(row.daily_quantiles_json) as number[][],
    protectionDays: row.protection_days,
    protectionMean: row.protection_mean,
    protectionQuantiles: JSON.parse(row.protection_quantiles_json) as number[],
    safetyStockUnits: Number(row.safety_stock_units),
    reorderPointUnits: Number(row.reorder_point_units),
    orderUpToUnits: Number(row.order_up_to_units),
    targetPermille: row.target_permille,
    demandClass: row.demand_class,
    valueClass: row.value_class as ValueClass,
    sold7Days: Number(row.sold_7_days),
    sold28Days: Number(row.sold_28_days),
    sold365Days: Number(row.sold_365_days),
    weekday: JSON.parse(row.weekday_json) as number[],
    suddenChange: row.sudden_change as SuddenChange,
    historyDays: row.history_days,
    week: { firstDay: row.week_first_day, ...week },
    ahead: {
      next7: moments(row.next_7_milli_units, row.next_7_milli_variance, row.next_7_value_minor),
      next28: moments(row.next_28_milli_units, row.next_28_milli_variance, row.next_28_value_minor),
      horizon: moments(row.horizon_milli_units, row.horizon_milli_variance, row.horizon_value_minor),
    },
    plan: JSON.parse(row.plan_json) as PlanNote[],
  }
}

function moments(milliUnits: number, milliVariance: number, valueMinor: number): DemandMoments {
  return { milliUnits: Number(milliUnits), milliVariance: Number(milliVariance), valueMinor: Number(valueMinor) }
}

/** A score as its row. */
export function scoreRow(page: FinishedPage, score: ScoreRow): Insertable<Database['forecast_score']> {
  return {
    vendor_id: score.vendorId,
    day: score.day,
    span_days: score.spanDays,
    value_class: score.valueClass,
    run_id: page.runId,
    position: page.position,
    sku_count: score.skuCount,
    actual_units: score.actualUnits,
    forecast_milli_units: Math.round(score.forecastUnits * MILLI),
    absolute_error_milli_units: Math.round(score.absoluteErrorUnits * MILLI),
    within_50_count: score.within50Count,
    within_90_count: score.within90Count,
    below_95_count: score.below95Count,
    is_backtest: score.isBacktest === true ? 1 : 0,
  }
}
