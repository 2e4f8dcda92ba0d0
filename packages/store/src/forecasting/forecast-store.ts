import type { SuddenChange, ValueClass } from '@onhand/domain/forecasting/types'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import type { ForecastPort, ForecastRow, ScoreRow } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { FACT_SKU_TITLE, FACT_TITLE, FACTS, factJoins, type FactRow } from '../stock/sku-facts.ts'
import { alertStore } from './alert-store.ts'
import { toForecast } from './forecast-rows.ts'
import { groupStore } from './group-store.ts'
import { settingStore } from './setting-store.ts'

type Row = FactRow & {
  readonly location_id: string
  readonly protection_days: number
  readonly horizon_days: number
  readonly protection_mean: number
  readonly safety_stock_units: number
  readonly reorder_point_units: number
  readonly order_up_to_units: number
  readonly target_permille: number
  readonly demand_class: string
  readonly value_class: string
  readonly sold_7_days: number
  readonly sold_28_days: number
  readonly sudden_change: string
  readonly available_units: number
  readonly incoming_units: number
  readonly daily_mean_json: string
}
type ScoreSums = {
  vendor_id: string
  day: string
  value_class: string
  sku_count: number
  actual: number
  forecast: number
  error: number
  within_50: number
  within_90: number
  below_95: number
}

const MILLI = 1000
const WEEK_DAYS = 7

/** Forecasts, settings, alerts and accuracy over one engine. */
export function forecastStore(engine: SqlEngine): ForecastPort {
  const db = sqlFor(engine.dialect)
  return {
    ...alertStore(engine),
    ...groupStore(engine),
    ...settingStore(engine),

    async rows({ vendorId, locale, locationId, valueClass, words, cursor, limit }) {
      const conditions = [sql`forecast.vendor_id = ${vendorId}`]
      if (locationId !== null) conditions.push(sql`forecast.location_id = ${locationId}`)
      if (valueClass !== null) conditions.push(sql`forecast.value_class = ${valueClass}`)
      for (const word of words.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)) {
        conditions.push(
          sql`lower(${FACT_TITLE} || ' ' || sku.title || ' ' || ${FACT_SKU_TITLE} || ' ' || sku.code) like ${like(word)} escape '!'`,
        )
      }
      const [sold, sku, place] = readCursor(cursor, 3) ?? []
      if (sold !== undefined) {
        conditions.push(
          sql`(forecast.sold_28_days, forecast.sku_id, forecast.location_id) < (cast(${Number(sold) || 0} as bigint), ${String(sku)}, ${String(place)})`,
        )
      }
      const page = sql<Row>`select forecast.location_id, forecast.protection_days, forecast.horizon_days, forecast.protection_mean, forecast.safety_stock_units,
          forecast.reorder_point_units, forecast.order_up_to_units, forecast.target_permille, forecast.demand_class, forecast.value_class,
          forecast.sold_7_days, forecast.sold_28_days, forecast.sudden_change, forecast.daily_mean_json,
          coalesce(stock_level.available_units, 0) as available_units, coalesce(stock_level.incoming_units, 0) as incoming_units, ${FACTS}
        from sku_forecast as forecast ${factJoins(locale, sql`forecast.sku_id`)}
        left join stock_level on stock_level.sku_id = forecast.sku_id and stock_level.location_id = forecast.location_id
        where ${sql.join(conditions, sql` and `)}
        order by forecast.sold_28_days desc, forecast.sku_id desc, forecast.location_id desc limit ${limit + 1}`
      const rows = await engine.query(page.compile(db))
      const items = rows.slice(0, limit).map(toRow)
      const last = items.at(-1)
      const hasMore = rows.length > limit && last !== undefined
      return { items, nextCursor: hasMore ? writeCursor([last.sold28Days, last.skuId, last.locationId]) : null }
    },

    async of(vendorId, keys) {
      if (keys.length === 0) return []
      const isOne = keys.map(({ skuId, locationId }) => sql`(sku_id = ${skuId} and location_id = ${locationId})`)
      const forecasts = db
        .selectFrom('sku_forecast')
        .selectAll()
        .where('vendor_id', '=', vendorId)
        .where(sql<boolean>`(${sql.join(isOne, sql` or `)})`)
      return (await engine.query(forecasts.compile())).map(toForecast)
    },

    async before({ from, to }, vendorId) {
      const forecasts = db
        .selectFrom('sku_forecast')
        .selectAll()
        .where('sku_id', '>=', from[0])
        .where('sku_id', '<=', to[0])
        .where(
          sql<boolean>`(sku_id, location_id) > (${from[0]}, ${from[1]}) and (sku_id, location_id) <= (${to[0]}, ${to[1]})`,
        )
      const ofShop = vendorId === null ? forecasts : forecasts.where('vendor_id', '=', vendorId)
      return (await engine.query(ofShop.compile())).map(toForecast)
    },

    async scores({ vendorId, spanDays, fromDay, toDay }) {
      const sum = (column: string) => sql`cast(sum(${sql.ref(column)}) as bigint)`
      const sums = sql<ScoreSums>`select vendor_id, day, value_class, ${sum('sku_count')} as sku_count, ${sum('actual_units')} as actual,
          ${sum('forecast_milli_units')} as forecast, ${sum('absolute_error_milli_units')} as error,
          ${sum('within_50_count')} as within_50, ${sum('within_90_count')} as within_90, ${sum('below_95_count')} as below_95
        from forecast_score where ${vendorId === null ? sql`true` : sql`vendor_id = ${vendorId}`} and span_days = ${spanDays}
          and day >= ${fromDay} and day <= ${toDay}
        group by vendor_id, day, value_class order by vendor_id, day, value_class`
      return (await engine.query(sums.compile(db))).map((row) => toScore(row, spanDays))
    },
  }
}

function like(word: string): string {
  return `%${word.replace(/[!%_]/g, (letter) => `!${letter}`)}%`
}

function toRow(row: Row): ForecastRow {
  const dailyMean = JSON.parse(row.daily_mean_json) as readonly number[]
  return {
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    title: row.title,
    skuTitle: row.sku_title,
    code: row.code,
    currency: row.currency ?? '',
    unitCostMinor: Number(row.unit_cost_minor ?? 0),
    protectionDays: row.protection_days,
    horizonDays: row.horizon_days,
    protectionMean: row.protection_mean,
    safetyStockUnits: Number(row.safety_stock_units),
    reorderPointUnits: Number(row.reorder_point_units),
    orderUpToUnits: Number(row.order_up_to_units),
    targetPermille: row.target_permille,
    demandClass: row.demand_class,
    valueClass: row.value_class as ValueClass,
    sold7Days: Number(row.sold_7_days),
    sold28Days: Number(row.sold_28_days),
    suddenChange: row.sudden_change as SuddenChange,
    availableUnits: Number(row.available_units),
    incomingUnits: Number(row.incoming_units),
    nextWeekUnits: Math.round(dailyMean.slice(0, WEEK_DAYS).reduce((sum, units) => sum + units, 0) * 10) / 10,
  }
}

function toScore(row: ScoreSums, spanDays: 1 | 7): ScoreRow {
  return {
    vendorId: row.vendor_id as VendorId,
    day: row.day,
    spanDays,
    valueClass: row.value_class as ValueClass,
    skuCount: Number(row.sku_count),
    actualUnits: Number(row.actual),
    forecastUnits: Number(row.forecast) / MILLI,
    absoluteErrorUnits: Number(row.error) / MILLI,
    within50Count: Number(row.within_50),
    within90Count: Number(row.within_90),
    below95Count: Number(row.below_95),
  }
}
