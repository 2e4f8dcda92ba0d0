import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import type { SkuMode } from '@onhand/domain/forecasting/types'
import type { PackedSeries } from '@onhand/service/forecasting/ports'
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** A series as one row: its days and stock-outs as text, so that a page is one small answer. */
export type SeriesRow = {
  readonly vendor_id: string
  readonly sku_id: string
  readonly location_id: string
  readonly time_zone: string
  readonly days: string | null
  readonly stock_outs: string | null
  readonly first_stocked_at_ms: number | string | null
  readonly available_units: number
  readonly price_minor: number
  readonly unit_cost_minor: number
  readonly mode: string | null
  readonly floor_units: number | null
  readonly lead_time_days: number
  readonly category_id: string | null
  readonly parent_category_id: string | null
}

/**
 * The series of the levels that `levels` selects (`plannedLevels`), in the order of their ids. Of what was never stocked every day counts, wherever it was asked
 * for or sold, and no goods ever came.
 */
export function seriesQuery(
  dialect: SqlEngine['dialect'],
  levels: RawBuilder<unknown>,
  since: { readonly day: string; readonly atMs: number },
): CompiledQuery<SeriesRow> {
  const gather = (value: RawBuilder<unknown>) =>
    dialect === 'sqlite' ? sql`group_concat(${value}, ' ')` : sql`string_agg(${value}, ' ')`
  const day = sql`replace(demand_day.day, '-', '') || ':' || demand_day.sold_units || ':' || demand_day.lost_units`
  const period = sql`stock_out_period.from_ms || '-' || coalesce(cast(stock_out_period.to_ms as text), '')`
  return sql<SeriesRow>`select sku.vendor_id, level.sku_id, level.location_id, stock_location.time_zone, level.available_units,
      (select ${gather(day)} from demand_day where demand_day.sku_id = level.sku_id
        and (demand_day.location_id = level.location_id or level.is_stocked = 0) and demand_day.day >= ${since.day}) as days,
      (select ${gather(period)} from stock_out_period where stock_out_period.sku_id = level.sku_id
        and stock_out_period.location_id = level.location_id
        and (stock_out_period.to_ms is null or stock_out_period.to_ms > cast(${since.atMs} as bigint))) as stock_outs,
      case when level.is_stocked = 1 then (select min(at_ms) from stock_movement where stock_movement.sku_id = level.sku_id) end as first_stocked_at_ms,
      coalesce(offer.price_minor, 0) as price_minor, coalesce(offer.unit_cost_minor, 0) as unit_cost_minor,
      replenishment_override.mode, replenishment_override.floor_units, supplier.lead_time_days,
      product.category_id, category.parent_id as parent_category_id
    from (${levels}) as level join sku on sku.id = level.sku_id
    join vendor on vendor.id = sku.vendor_id join supplier on supplier.id = vendor.supplier_id
    join stock_location on stock_location.id = level.location_id
    left join offer on offer.sku_id = level.sku_id
    left join product on product.id = sku.product_id left join category on category.id = product.category_id
    left join replenishment_override on replenishment_override.sku_id = level.sku_id
    order by level.sku_id, level.location_id`.compile(sqlFor(dialect))
}

/** A row as its series. */
export function toSeries(row: SeriesRow): PackedSeries {
  return {
    vendorId: row.vendor_id as VendorId,
    skuId: row.sku_id as SkuId,
    locationId: row.location_id as LocationId,
    timeZone: row.time_zone,
    days: row.days ?? '',
    stockOuts: row.stock_outs ?? '',
    firstStockedAtMs: row.first_stocked_at_ms === null ? null : Number(row.first_stocked_at_ms),
    availableUnits: Number(row.available_units),
    priceMinor: Number(row.price_minor),
    unitCostMinor: Number(row.unit_cost_minor),
    mode: (row.mode ?? 'forecast') as SkuMode,
    floorUnits: Number(row.floor_units ?? 0),
    leadTimeDays: row.lead_time_days,
    groups: [row.category_id, row.parent_category_id].filter((id) => id !== null),
  }
}
