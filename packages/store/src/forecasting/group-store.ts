import type { GroupSums, SpanSums } from '@onhand/domain/forecasting/group-sums'
import type { CategoryId, LocationId, VendorId } from '@onhand/domain/ids'
import type { ForecastGroupPort, GroupScope } from '@onhand/service/forecasting/group-ports'
import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type SumRow = {
  readonly vendor_id: string
  readonly location_id: string
  readonly category_id: string | null
  readonly currency: string
  readonly sku_count: number
  readonly waiting_count: number
  readonly first_day: string
  readonly horizon_days: number
} & Readonly<
  Record<'sold_7' | 'sold_28' | SpanColumn<'next_7'> | SpanColumn<'next_28'> | SpanColumn<'horizon'>, number>
>
type SpanColumn<Span extends string> = `${Span}_units` | `${Span}_variance` | `${Span}_value`

// A night's run and the one before it are a day apart; what neither renewed is no longer planned.
const CURRENT_MS = 36 * 3_600_000
const MILLI = 1000

/** Sums over forecasts, read from the index `sku_forecast_sums` alone. */
export function groupStore(engine: SqlEngine): ForecastGroupPort {
  const db = sqlFor(engine.dialect)
  return {
    async shopSums(vendorId) {
      const sums = sql<SumRow>`select forecast.vendor_id, forecast.location_id, product.category_id, vendor.currency, ${SUMS}
        from ${currentForecasts(vendorId)} join vendor on vendor.id = forecast.vendor_id
        left join sku on sku.id = forecast.sku_id left join product on product.id = sku.product_id
        group by forecast.vendor_id, forecast.location_id, product.category_id, vendor.currency`
      return (await engine.query(sums.compile(db))).map((row) => ({
        ...toSums(row),
        categoryId: row.category_id as CategoryId | null,
        locationId: row.location_id as LocationId,
      }))
    },

    async marketSums() {
      // Shops and their currency are joined to the sums, not to each SKU.
      const sums = sql<SumRow>`select summed.*, vendor.currency from (
          select forecast.vendor_id, forecast.location_id, ${SUMS} from ${currentForecasts(null)}
          group by forecast.vendor_id, forecast.location_id
        ) as summed join vendor on vendor.id = summed.vendor_id`
      return (await engine.query(sums.compile(db))).map((row) => ({
        ...toSums(row),
        vendorId: row.vendor_id as VendorId,
        locationId: row.location_id as LocationId,
      }))
    },

    async marketNames(locale) {
      const [shops, places] = await engine.read([
        sql<{
          id: string
          slug: string
          name: string | null
        }>`select vendor.id, vendor.slug, translation.name from vendor
          left join vendor_translation as translation on translation.vendor_id = vendor.id and translation.locale = ${locale}`.compile(
          db,
        ),
        sql<{ id: string; city: string; country: string }>`select id, city, country from stock_location`.compile(db),
      ])
      return {
        shops: new Map(shops.map((row) => [row.id as VendorId, row.name || row.slug])),
        cities: new Map(places.map(({ id, city, country }) => [id as LocationId, { city, country }])),
      }
    },

    async weekSums(vendorIds, { fromDay, toDay }) {
      if (vendorIds.length === 0) return []
      const sums = sql<{ vendor_id: string; day: string; actual: number; forecast: number }>`select vendor_id, day,
          cast(sum(actual_units) as bigint) as actual, cast(sum(forecast_milli_units) as bigint) as forecast
        from forecast_score where vendor_id in (${sql.join(vendorIds)}) and span_days = 7 and day >= ${fromDay} and day <= ${toDay}
        group by vendor_id, day order by vendor_id, day`
      return (await engine.query(sums.compile(db))).map((row) => ({
        vendorId: row.vendor_id as VendorId,
        day: row.day,
        actualUnits: Number(row.actual),
        forecastUnits: Number(row.forecast) / MILLI,
      }))
    },

    async groupSold(vendorId, scope, { fromDay, toDay }) {
      const sold = sql<{
        day: string
        units: number
      }>`select demand_day.day, cast(sum(demand_day.sold_units + demand_day.lost_units) as bigint) as units
        from ${currentForecasts(vendorId)} ${productOf(scope)}
        join demand_day on demand_day.sku_id = forecast.sku_id and demand_day.location_id = forecast.location_id
          and demand_day.day >= ${fromDay} and demand_day.day <= ${toDay}
        where ${within(scope)} group by demand_day.day order by demand_day.day`
      return (await engine.query(sold.compile(db))).map(({ day, units }) => ({ day, units: Number(units) }))
    },

    async groupComing(vendorId, scope, { cursor, limit }) {
      const [place, sku] = readCursor(cursor, 2) ?? []
      const after =
        place === undefined
          ? sql`true`
          : sql`(forecast.location_id, forecast.sku_id) > (${String(place)}, ${String(sku)})`
      const coming = sql<{
        location_id: string
        sku_id: string
        first_day: string
        daily_mean_json: string
      }>`select forecast.location_id, forecast.sku_id, forecast.first_day, forecast.daily_mean_json
        from ${currentForecasts(vendorId)} ${productOf(scope)} where ${within(scope)} and ${after}
        order by forecast.location_id, forecast.sku_id limit ${limit + 1}`
      const found = await engine.query(coming.compile(db))
      const rows = found.slice(0, limit)
      const last = rows.at(-1)
      return {
        rows: rows.map((row) => ({ firstDay: row.first_day, dailyMean: JSON.parse(row.daily_mean_json) as number[] })),
        nextCursor: found.length > limit && last ? writeCursor([last.location_id, last.sku_id]) : null,
      }
    },
  }
}

/** The forecasts that count, of a shop or of all. */
function currentForecasts(vendorId: VendorId | null): RawBuilder<unknown> {
  // The place is named so that SQLite takes the index of sums here, too.
  const ofShop = vendorId === null ? sql`true` : sql`vendor_id = ${vendorId} and location_id > ''`
  const one = vendorId === null ? sql`` : sql`and forecast.vendor_id = ${vendorId}`
  return sql`(select vendor_id, max(made_at_ms) as made_at_ms from sku_forecast where ${ofShop} group by vendor_id) as newest
    join sku_forecast as forecast on forecast.vendor_id = newest.vendor_id
      and forecast.made_at_ms >= newest.made_at_ms - cast(${CURRENT_MS} as bigint) ${one}`
}

/** Where a group is told by its category, what each SKU's is. */
function productOf({ kind }: GroupScope): RawBuilder<unknown> {
  return kind === 'category' || kind === 'uncategorised'
    ? sql`left join sku on sku.id = forecast.sku_id left join product on product.id = sku.product_id`
    : sql``
}

function within(scope: GroupScope): RawBuilder<unknown> {
  if (scope.kind === 'total') return sql`true`
  if (scope.kind === 'place') return sql`forecast.location_id = ${scope.locationId}`
  if (scope.kind === 'uncategorised') return sql`product.category_id is null`
  if (scope.isAlone) return sql`product.category_id = ${scope.categoryId}`
  return sql`product.category_id in (with recursive below(id) as (
      select category.id from category where category.id = ${scope.categoryId}
      union select category.id from category join below on category.parent_id = below.id
    ) select id from below)`
}

const total = (column: string) => sql`cast(sum(${sql.ref(`forecast.${column}`)}) as bigint)`
const SUMS = sql`cast(count(*) as bigint) as sku_count, max(forecast.first_day) as first_day, min(forecast.horizon_days) as horizon_days,
  cast(sum(case when forecast.next_28_milli_variance = 0 then 1 else 0 end) as bigint) as waiting_count,
  ${total('sold_7_days')} as sold_7, ${total('sold_28_days')} as sold_28,
  ${total('next_7_milli_units')} as next_7_units, ${total('next_7_milli_variance')} as next_7_variance, ${total('next_7_value_minor')} as next_7_value,
  ${total('next_28_milli_units')} as next_28_units, ${total('next_28_milli_variance')} as next_28_variance, ${total('next_28_value_minor')} as next_28_value,
  ${total('horizon_milli_units')} as horizon_units, ${total('horizon_milli_variance')} as horizon_variance, ${total('horizon_value_minor')} as horizon_value`

function toSums(row: SumRow): GroupSums {
  const span = (milliUnits: number, milliVariance: number, valueMinor: number): SpanSums => ({
    milliUnits: Number(milliUnits),
    milliVariance: Number(milliVariance),
    values: Number(valueMinor) === 0 ? [] : [{ currency: row.currency, valueMinor: Number(valueMinor) }],
  })
  return {
    skuCount: Number(row.sku_count),
    waitingCount: Number(row.waiting_count),
    firstDay: row.first_day,
    horizonDays: row.horizon_days,
    sold7Units: Number(row.sold_7),
    sold28Units: Number(row.sold_28),
    next7: span(row.next_7_units, row.next_7_variance, row.next_7_value),
    next28: span(row.next_28_units, row.next_28_variance, row.next_28_value),
    horizon: span(row.horizon_units, row.horizon_variance, row.horizon_value),
  }
}
