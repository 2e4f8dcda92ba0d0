import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import type { LocationId } from '@onhand/domain/ids'
import { OPEN_PURCHASE_STATUSES } from '@onhand/domain/purchasing/purchase-order'
import type { NeedRow, PurchasePort } from '@onhand/service/purchasing/ports'
import { type CompiledQuery, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { isStocked } from '../forecasting/planned-levels.ts'
import { FACTS, factJoins, type FactRow, toFacts } from '../stock/sku-facts.ts'

type NeedLine = FactRow & {
  readonly location_id: string
  readonly price_minor: number | null
  readonly available_units: number
  readonly incoming_units: number
  readonly made_at_ms: number
  readonly protection_days: number
  readonly protection_mean: number
  readonly protection_quantiles_json: string
  readonly safety_stock_units: number
  readonly reorder_point_units: number
  readonly order_up_to_units: number
  readonly sold_7_days: number
  readonly sold_28_days: number
  readonly sold_365_days: number
  readonly sudden_change: 'none' | 'up' | 'down'
  readonly is_dismissed: number
  readonly daily_mean_json: string
  readonly plan_json: string
  readonly review_days: number
  readonly lots: string | null
  readonly asked_people: number | null
  readonly searches: number | null
}

const ASKED_DAYS = 14
const DAY_MS = 86_400_000

/**
 * SKUs at places that have fallen to their reorder point, most sold first; what expires before an order could bring more is taken off in full here, and as it
 * sells by who proposes [BUY-21]. What orders are still to bring is read from the orders too: the projection of the
 * keepers is seconds behind, and what was just ordered must not be proposed again.
 */
export function needQuery(engine: SqlEngine, query: Parameters<PurchasePort['needs']>[0]): CompiledQuery<NeedLine> {
  const { vendorId, locale, nowMs, today, withDismissed, limit } = query
  const open = sql.join(OPEN_PURCHASE_STATUSES.map((status) => sql.lit(status)))
  const ordered = sql`coalesce((select sum(case when coalesce(line.confirmed_units, line.units) > line.received_units
        then coalesce(line.confirmed_units, line.units) - line.received_units else 0 end)
      from purchase_order_line as line join purchase_order as orders on orders.id = line.purchase_order_id
      where line.sku_id = forecast.sku_id and orders.location_id = forecast.location_id and orders.status in (${open})), 0)`
  const incoming = sql`case when ${ordered} > coalesce(level.incoming_units, 0) then ${ordered} else coalesce(level.incoming_units, 0) end`
  const dismissed = sql`exists (select 1 from purchase_dismissal where vendor_id = forecast.vendor_id and sku_id = forecast.sku_id
      and location_id = forecast.location_id and until_ms > cast(${nowMs} as bigint))`
  const isSqlite = engine.dialect === 'sqlite'
  const lot = sql`from stock_lot where stock_lot.sku_id = forecast.sku_id and stock_lot.location_id = forecast.location_id
      and stock_lot.expiry_date is not null and stock_lot.is_quarantined = 0
      and stock_lot.on_hand_units > stock_lot.reserved_units + stock_lot.allocated_units and stock_lot.expiry_date >= ${today}`
  const free = sql`(stock_lot.on_hand_units - stock_lot.reserved_units - stock_lot.allocated_units)`
  const packed = sql`stock_lot.expiry_date || ':' || ${free}`
  const lots = isSqlite ? sql`group_concat(${packed}, ' ')` : sql`string_agg(${packed}, ' ')`
  const endDay = isSqlite
    ? sql`date(${today}, '+' || forecast.protection_days || ' days')`
    : sql`cast(cast(${today} as date) + forecast.protection_days as text)`
  const sinceMs = nowMs - ASKED_DAYS * DAY_MS
  const askedPeople = sql`(select count(distinct shortage.cart_id) from checkout_shortage as shortage where shortage.vendor_id = forecast.vendor_id
      and shortage.at_ms >= cast(${sinceMs} as bigint) and shortage.sku_id = forecast.sku_id)`
  // Goods that sold have been kept, whatever the stock of today says.
  const isNew = sql`(level.sku_id is null and not exists (select 1 from demand_day as sold where sold.sku_id = forecast.sku_id and sold.sold_units > 0))`
  // Searches are counted by their words: those that stand in its name.
  const searches = sql`case when need.asked_people is not null then (select cast(coalesce(sum(found.search_count), 0) as bigint) from search_count as found
      join vendor on vendor.id = ${vendorId} where found.day >= ${new Date(sinceMs).toISOString().slice(0, 10)} and found.vendor_slug in ('', vendor.slug)
      and ' ' || lower(product.title) || ' ' like '% ' || found.term || ' %') end`
  const leaving = sql`coalesce((select cast(sum(${free}) as bigint) ${lot} and stock_lot.expiry_date < ${endDay}), 0)`
  return sql<NeedLine>`select ${FACTS}, offer.price_minor, need.*, ${searches} as searches from (
      select forecast.sku_id as need_sku_id, forecast.location_id, forecast.made_at_ms, forecast.protection_days, forecast.protection_mean,
        forecast.protection_quantiles_json, forecast.safety_stock_units, forecast.reorder_point_units, forecast.order_up_to_units,
        forecast.sold_7_days, forecast.sold_28_days, forecast.sold_365_days, forecast.sudden_change,
        coalesce(level.available_units, 0) as available_units, ${incoming} as incoming_units,
        case when ${dismissed} then 1 else 0 end as is_dismissed, forecast.daily_mean_json, forecast.plan_json, coalesce(setting.review_days, 1) as review_days,
        (select ${lots} ${lot}) as lots, case when ${isNew} then ${askedPeople} end as asked_people
      from sku_forecast as forecast left join stock_level as level on level.sku_id = forecast.sku_id and level.location_id = forecast.location_id
      join stock_location as place on place.id = forecast.location_id and place.supply_days = 0
      left join replenishment_override as override on override.sku_id = forecast.sku_id
      left join replenishment_setting as setting on setting.vendor_id = forecast.vendor_id
      where forecast.vendor_id = ${vendorId} and forecast.order_up_to_units > 0
        and coalesce(level.available_units, 0) + coalesce(level.incoming_units, 0) - ${leaving} <= forecast.reorder_point_units
        and coalesce(override.mode, 'forecast') not in ('back_to_back', 'none')
        and (level.sku_id is not null or (not ${isStocked(sql`forecast.sku_id`)} and (not ${isNew} or ${askedPeople} > 0)))
        ${withDismissed ? sql`` : sql`and not ${dismissed}`}
      order by forecast.sold_28_days desc, forecast.sku_id, forecast.location_id limit ${limit}
    ) as need ${factJoins(locale, sql`need.need_sku_id`)} where sku.is_sold = 1 and product.archived_at_ms is null
    order by need.sold_28_days desc, need.need_sku_id, need.location_id`.compile(sqlFor(engine.dialect))
}

/** A row as the need it tells of. */
export function toNeed(row: NeedLine): NeedRow {
  return {
    ...toFacts(row),
    locationId: row.location_id as LocationId,
    priceMinor: Number(row.price_minor ?? 0),
    availableUnits: Number(row.available_units),
    incomingUnits: Number(row.incoming_units),
    madeAtMs: Number(row.made_at_ms),
    protectionDays: Number(row.protection_days),
    protectionMean: Number(row.protection_mean),
    quantiles: JSON.parse(row.protection_quantiles_json) as readonly number[],
    safetyStockUnits: Number(row.safety_stock_units),
    reorderPointUnits: Number(row.reorder_point_units),
    orderUpToUnits: Number(row.order_up_to_units),
    sold7Days: Number(row.sold_7_days),
    sold28Days: Number(row.sold_28_days),
    sold365Days: Number(row.sold_365_days),
    suddenChange: row.sudden_change,
    isDismissed: Number(row.is_dismissed) === 1,
    dailyMean: JSON.parse(row.daily_mean_json) as readonly number[],
    plan: JSON.parse(row.plan_json) as readonly PlanNote[],
    reviewDays: Number(row.review_days),
    neverStocked:
      row.asked_people === null ? null : { peopleAsked: Number(row.asked_people), searches: Number(row.searches ?? 0) },
    lots: (row.lots ?? '').split(' ').flatMap((text) => {
      const [expiryDate, units] = text.split(':')
      return expiryDate && units ? [{ expiryDate, units: Number(units) }] : []
    }),
  }
}
