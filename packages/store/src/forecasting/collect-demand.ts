import type { VendorId } from '@onhand/domain/ids'
import type { ZoneDay } from '@onhand/service/forecasting/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { mainPlace } from './planned-levels.ts'

/**
 * What was sold on these days, written anew from the placed orders in one statement [FCT-1]: units by the place whose stock they took, by the place's own
 * day. A buyer who cancelled on the day they ordered took the demand back; what the shop could not give was demand all the same.
 */
export function collectDemand(
  dialect: SqlEngine['dialect'],
  vendorId: VendorId | null,
  days: readonly ZoneDay[],
): Statement {
  const least = dialect === 'sqlite' ? sql`min` : sql`least`
  const greatest = dialect === 'sqlite' ? sql`max` : sql`greatest`
  const vendor = vendorId === null ? sql`` : sql`and orders.vendor_id = ${vendorId}`
  const sold = sql`select orders.vendor_id, order_line.sku_id, coalesce(order_allocation.location_id, orders.location_id) as location_id,
      day.day, day.start_ms, day.end_ms,
      sum(coalesce(order_allocation.units, order_line.units)) as units,
      max(order_line.unit_price_minor) as price_minor
    from ${zoneDays(dialect, days)} as day
    join customer_order as orders on orders.placed_at_ms >= day.start_ms and orders.placed_at_ms < day.end_ms ${vendor}
    join order_line on order_line.order_id = orders.id
    left join order_allocation on order_allocation.order_line_id = order_line.id
    join stock_location on stock_location.id = coalesce(order_allocation.location_id, orders.location_id)
      and stock_location.time_zone = day.time_zone
    where not exists (select 1 from order_event where order_event.order_group_id = orders.order_group_id
      and order_event.event_key = 'cancelled:' || orders.id and order_event.at_ms < day.end_ms)
    group by orders.vendor_id, order_line.sku_id, coalesce(order_allocation.location_id, orders.location_id), day.day, day.start_ms, day.end_ms`
  const outMs = sql`coalesce((select sum(${least}(coalesce(period.to_ms, sold.end_ms), sold.end_ms) - ${greatest}(period.from_ms, sold.start_ms))
    from stock_out_period as period where period.sku_id = sold.sku_id and period.location_id = sold.location_id
      and period.from_ms < sold.end_ms and coalesce(period.to_ms, sold.end_ms) > sold.start_ms), 0)`
  return sql`insert into demand_day (sku_id, location_id, day, vendor_id, sold_units, stock_out_permille, price_minor)
    select sold.sku_id, sold.location_id, sold.day, sold.vendor_id, cast(sold.units as bigint),
      cast(${least}(1000, ${outMs} * 1000 / (sold.end_ms - sold.start_ms)) as integer), sold.price_minor
    from (${sold}) as sold where true
    on conflict (sku_id, location_id, day) do update set sold_units = excluded.sold_units,
      stock_out_permille = excluded.stock_out_permille, price_minor = excluded.price_minor`.compile(sqlFor(dialect))
}

/**
 * What checkouts were refused on these days for want of stock, beside what was sold: units that were asked for and not there [FCT-1]. A checkout names no
 * place, so they count at the first one that keeps the SKU, and at the shop's main one when none ever did [FCT-27].
 */
export function collectLost(
  dialect: SqlEngine['dialect'],
  vendorId: VendorId | null,
  days: readonly ZoneDay[],
): Statement {
  const vendor = vendorId === null ? sql`` : sql`and shortage.vendor_id = ${vendorId}`
  const place = sql`coalesce((select min(stock_level.location_id) from stock_level join stock_location as kept on kept.id = stock_level.location_id
      and kept.supply_days = 0 where stock_level.sku_id = shortage.sku_id), ${mainPlace(sql`shortage.vendor_id`)})`
  return sql`insert into demand_day (sku_id, location_id, day, vendor_id, sold_units, lost_units, price_minor)
    select shortage.sku_id, stock_location.id, day.day, shortage.vendor_id, 0,
      cast(sum(shortage.asked_units - shortage.available_units) as bigint), coalesce(max(offer.price_minor), 0)
    from ${zoneDays(dialect, days)} as day
    join checkout_shortage as shortage on shortage.at_ms >= day.start_ms and shortage.at_ms < day.end_ms
      and shortage.asked_units > shortage.available_units ${vendor}
    join stock_location on stock_location.id = ${place} and stock_location.time_zone = day.time_zone
    left join offer on offer.sku_id = shortage.sku_id
    group by shortage.sku_id, stock_location.id, day.day, shortage.vendor_id
    on conflict (sku_id, location_id, day) do update set lost_units = excluded.lost_units`.compile(sqlFor(dialect))
}

/** The days as rows of one parameter. */
function zoneDays(dialect: SqlEngine['dialect'], days: readonly ZoneDay[]): RawBuilder<unknown> {
  const json = JSON.stringify(
    days.map((day) => ({ time_zone: day.timeZone, day: day.day, start_ms: day.startMs, end_ms: day.endMs })),
  )
  return dialect === 'sqlite'
    ? sql`(select value ->> '$.time_zone' as time_zone, value ->> '$.day' as day, value ->> '$.start_ms' as start_ms,
        value ->> '$.end_ms' as end_ms from json_each(${json}))`
    : sql`(select * from jsonb_to_recordset(cast(${json} as jsonb)) as given(time_zone text, day text, start_ms bigint, end_ms bigint))`
}
