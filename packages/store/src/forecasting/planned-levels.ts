import type { PageBounds } from '@onhand/service/forecasting/ports'
import type { VendorId } from '@onhand/domain/ids'
import { type RawBuilder, sql } from 'kysely'

/** Which SKUs at places: of a shop (null: of all), within a page's bounds when there are any. */
export type PlannedQuery = { readonly vendorId: VendorId | null; readonly bounds?: Pick<PageBounds, 'from' | 'to'> }

/** Where a shop keeps what it has never kept: the first of its open places. */
export function mainPlace(vendorId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select home.id from stock_location as home where home.vendor_id = ${vendorId} and home.supply_days = 0 and home.closed_at_ms is null
    order by home.position, home.id limit 1)`
}

/** True where a SKU has a stock level at one of the shop's own places. */
export function isStocked(skuId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from stock_level as kept join stock_location as own on own.id = kept.location_id and own.supply_days = 0
    where kept.sku_id = ${skuId})`
}

/**
 * What the night plans, as rows of `sku_id`, `location_id`, `available_units` and `is_stocked`: every SKU on sale at each of the shop's own places that keeps it,
 * and once, at the shop's main place, what is offered and was never stocked anywhere [FCT-27]. What the shop decided not to stock is no such thing.
 */
export function plannedLevels({ vendorId, bounds }: PlannedQuery): RawBuilder<unknown> {
  const ofShop = vendorId === null ? sql`true` : sql`sku.vendor_id = ${vendorId}`
  const kept = { sku: sql`stock_level.sku_id`, place: sql`stock_level.location_id` }
  const never = { sku: sql`sku.id`, place: sql`main.id` }
  return sql`select stock_level.sku_id, stock_level.location_id, stock_level.available_units, 1 as is_stocked from stock_level
      join sku on sku.id = stock_level.sku_id
      join stock_location as place on place.id = stock_level.location_id and place.supply_days = 0
      where sku.is_sold = 1 and ${ofShop} and ${within(bounds, kept)}
    union all select sku.id, main.id, 0, 0 from sku
      join product on product.id = sku.product_id and product.is_published = 1 and product.archived_at_ms is null
      join (select id, vendor_id, row_number() over (partition by vendor_id order by position, id) as place from stock_location
        where supply_days = 0 and closed_at_ms is null) as main on main.vendor_id = sku.vendor_id and main.place = 1
      left join replenishment_override as decided on decided.sku_id = sku.id
      where sku.is_sold = 1 and ${ofShop} and ${within(bounds, never)} and coalesce(decided.mode, 'forecast') in ('forecast', 'floor')
        and not ${isStocked(sql`sku.id`)}`
}

/** SKUs at places after `from`, up to and with `to`. The first column alone lets the key's index be used on both engines. */
function within(
  bounds: PlannedQuery['bounds'],
  { sku, place }: { readonly sku: RawBuilder<unknown>; readonly place: RawBuilder<unknown> },
): RawBuilder<unknown> {
  if (!bounds) return sql`true`
  const { from, to } = bounds
  return sql`${sku} >= ${from[0]} and ${sku} <= ${to[0]}
    and (${sku}, ${place}) > (${from[0]}, ${from[1]}) and (${sku}, ${place}) <= (${to[0]}, ${to[1]})`
}
