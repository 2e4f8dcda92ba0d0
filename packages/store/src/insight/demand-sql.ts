import type { MarketSpan } from '@onhand/service/insight/ports'
import { type RawBuilder, sql } from 'kysely'

/** The instant at which an order's goods left the house; null while they are there. */
const LEFT_AT = sql`(case when orders.shipped_at_ms is not null then orders.shipped_at_ms
  when orders.status in ('delivered', 'refunded') then orders.status_at_ms end)`

/** Refunds that say "not served": their money went back before the goods left. A return afterwards was served first. */
export const IS_UNSERVED = sql`refund.status <> 'failed' and (${LEFT_AT} is null or refund.created_at_ms < ${LEFT_AT})`

/** Units of `order_line` that were not served [INS-4]. Lines of which nothing went back, nearly all, cost no look at refunds. */
export const UNSERVED_UNITS = sql`case when order_line.refunded_units = 0 then 0 else coalesce((
  select sum(refund_line.units) from refund_line join refund on refund.id = refund_line.refund_id
  where refund_line.order_line_id = order_line.id and ${IS_UNSERVED}), 0) end`

/**
 * The orders of a span that are demand: not those that were cancelled because their buyer did not pay in time. What stands in for other goods was not asked for:
 * lines that replace others are left out where lines are joined.
 */
export function demandedOrders({ vendorId, fromMs, toMs }: Omit<MarketSpan, 'clock'>): RawBuilder<unknown> {
  return sql`${ofVendor('orders', vendorId)} and orders.placed_at_ms >= cast(${fromMs} as bigint) and orders.placed_at_ms < cast(${toMs} as bigint)
    and (orders.status <> 'cancelled' or not exists (
      select 1 from refund where refund.order_id = orders.id and refund.reason = 'remittance_overdue'))`
}

// An order that came of a refused checkout later than this is another wish.
const CAME_AFTER_ALL_MS = 7 * 86_400_000

/**
 * What checkouts were refused for want of stock and the same cart did not get after all [INS-4], one row per cart and SKU: `order_key` is the order that came of
 * the cart, or the cart itself.
 */
export function shortages({ vendorId, fromMs, toMs }: Omit<MarketSpan, 'clock'>): RawBuilder<unknown> {
  return sql`(select wanted.* from (
      select coalesce(orders.id, shortage.cart_id || ' ' || shortage.vendor_id) as order_key, coalesce(orders.placed_at_ms, shortage.at_ms) as at_ms,
        shortage.sku_id, shortage.asked_units - coalesce((select sum(got.units) from order_line as got
          where got.order_id = orders.id and got.sku_id = shortage.sku_id), 0) as missing_units
      from checkout_shortage as shortage
      left join order_group on order_group.cart_id = shortage.cart_id
      left join customer_order as orders on orders.order_group_id = order_group.id and orders.vendor_id = shortage.vendor_id
      where ${ofVendor('shortage', vendorId)} and shortage.at_ms >= cast(${fromMs - CAME_AFTER_ALL_MS} as bigint) and shortage.at_ms < cast(${toMs} as bigint)
    ) as wanted where wanted.missing_units > 0 and wanted.at_ms >= cast(${fromMs} as bigint) and wanted.at_ms < cast(${toMs} as bigint))`
}

function ofVendor(table: string, vendorId: string | null): RawBuilder<unknown> {
  return vendorId === null ? sql`true` : sql`${sql.ref(`${table}.vendor_id`)} = ${vendorId}`
}
