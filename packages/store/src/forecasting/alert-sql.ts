import type { AlertQuery } from '@onhand/service/forecasting/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'

/** Columns of every alert. */
export type AlertColumns = {
  readonly sku_id: string
  readonly location_id: string
  readonly kind: string
  readonly units: number
  readonly expiry_date: string | null
  readonly available_units: number
  readonly incoming_units: number
  readonly safety_stock_units: number
  readonly sold_7_days: number
  readonly sold_28_days: number
  readonly sudden_change: string
  readonly daily_units: number
  readonly until_ms: number | null
}

// A month says whether something sells at all; what came yesterday is not too much of anything.
const HISTORY_DAYS_MIN = 28

/** Every alert of a shop as rows of AlertColumns [FCT-5] [FCT-6] [FCT-7]; those put off, or those that are not. */
export function alertSql(dialect: SqlEngine['dialect'], query: AlertQuery): RawBuilder<AlertColumns> {
  const { vendorId, locationId, kind, isSnoozed, nowMs } = query
  const place = locationId === null ? sql`` : sql`and sku_forecast.location_id = ${locationId}`
  const base = sql`select sku_forecast.sku_id, sku_forecast.location_id, sku_forecast.safety_stock_units, sku_forecast.sold_7_days,
      sku_forecast.sold_28_days, sku_forecast.sudden_change, sku_forecast.history_days,
      sku_forecast.protection_mean / sku_forecast.protection_days as daily_units,
      coalesce(stock_level.available_units, 0) as available_units, coalesce(stock_level.incoming_units, 0) as incoming_units,
      coalesce(replenishment_override.mode, 'forecast') as mode
    from sku_forecast join stock_level on stock_level.sku_id = sku_forecast.sku_id and stock_level.location_id = sku_forecast.location_id
    left join replenishment_override on replenishment_override.sku_id = sku_forecast.sku_id
    where sku_forecast.vendor_id = ${vendorId} ${place}`
  const kinds = [
    { kind: 'below_safety', part: belowSafety() },
    { kind: 'overstock', part: overstock(query.overstockDays) },
    { kind: 'expiring', part: expiring(dialect, query.today) },
    {
      kind: 'sudden_change',
      part: sql`select base.*, 'sudden_change' as kind, 0 as units, cast(null as text) as expiry_date from base where sudden_change <> 'none'`,
    },
  ].filter((one) => kind === null || one.kind === kind)
  const union = sql.join(
    kinds.map((one) => one.part),
    sql` union all `,
  )
  const state = isSnoozed ? sql`alert_snooze.until_ms is not null` : sql`alert_snooze.until_ms is null`
  return sql<AlertColumns>`with base as (${base}) select alert.*, alert_snooze.until_ms from (${union}) as alert
    left join alert_snooze on alert_snooze.sku_id = alert.sku_id and alert_snooze.location_id = alert.location_id
      and alert_snooze.kind = alert.kind and alert_snooze.until_ms > cast(${nowMs} as bigint)
    where ${state}`
}

/** What is there and on its way is less than the safety stock: the missing units. */
function belowSafety(): RawBuilder<unknown> {
  return sql`select base.*, 'below_safety' as kind, cast(safety_stock_units - available_units - incoming_units as bigint) as units,
      cast(null as text) as expiry_date
    from base where mode in ('forecast', 'floor') and available_units + incoming_units < safety_stock_units`
}

/** What is there lasts longer than the shop wants: the units beyond. */
function overstock(days: number): RawBuilder<unknown> {
  const wanted = sql`daily_units * ${sql.lit(days)}`
  return sql`select base.*, 'overstock' as kind, cast(floor(available_units - ${wanted}) as bigint) as units, cast(null as text) as expiry_date
    from base where history_days >= ${sql.lit(HISTORY_DAYS_MIN)} and available_units - ${wanted} >= 1`
}

/** Lots in the order they expire: what is left of them on their last day when sales go as expected. */
function expiring(dialect: SqlEngine['dialect'], today: string): RawBuilder<unknown> {
  const daysLeft =
    dialect === 'sqlite'
      ? sql`julianday(stock_lot.expiry_date) - julianday(${today})`
      : sql`(cast(stock_lot.expiry_date as date) - cast(${today} as date))`
  const lots = sql`select base.sku_id, base.location_id, stock_lot.expiry_date, base.daily_units, ${daysLeft} as days_left,
      sum(stock_lot.on_hand_units) over (partition by base.sku_id, base.location_id order by stock_lot.expiry_date, stock_lot.lot_id) as until_units
    from base join stock_lot on stock_lot.sku_id = base.sku_id and stock_lot.location_id = base.location_id
    where stock_lot.expiry_date is not null and stock_lot.on_hand_units > 0 and stock_lot.is_quarantined = 0`
  // A lot can still be sold on its last day.
  const left = sql`select sku_id, location_id, min(expiry_date) as expiry_date,
      max(floor(until_units - daily_units * case when days_left < 0 then 0 else days_left + 1 end)) as units
    from (${lots}) as lots where until_units - daily_units * case when days_left < 0 then 0 else days_left + 1 end >= 1 group by sku_id, location_id`
  return sql`select base.*, 'expiring' as kind, cast(leaving.units as bigint) as units, leaving.expiry_date
    from base join (${left}) as leaving on leaving.sku_id = base.sku_id and leaving.location_id = base.location_id`
}
