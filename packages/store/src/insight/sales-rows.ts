import type { ProductId } from '@onhand/domain/ids'
import type { ProductSales, ProductSort, SalesDay } from '@onhand/domain/insight/sales'
import type { HourCount } from '@onhand/domain/insight/series'
import type { InsightPort, ShopSpan } from '@onhand/service/insight/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { dateOfDay, dayNumber, hourOfWeek, weekHour } from './clock-sql.ts'

/** Orders of a shop that count as sales [INS-2]; every column of it stands in one index. */
export function soldOrders({ vendorId, currency, fromMs, toMs }: Omit<ShopSpan, 'clock'>): RawBuilder<unknown> {
  return sql`orders.vendor_id = ${vendorId} and orders.placed_at_ms >= cast(${fromMs} as bigint)
    and orders.placed_at_ms < cast(${toMs} as bigint) and orders.status <> 'cancelled' and orders.method_currency = ${currency}`
}

/** A product's name in the reader's language. */
export const PRODUCT_TITLE = sql<string>`coalesce(nullif(product_translation.title, ''), product.title)`

/** Orders, units and money by day. */
export async function readSalesByDay(engine: SqlEngine, span: ShopSpan): Promise<readonly SalesDay[]> {
  const days = sql<{ day: number; orders: number; units: number; sales_minor: number; refunded_minor: number }>`
    select ${dayNumber('orders.placed_at_ms', span.clock)} as day, cast(count(*) as bigint) as orders,
      cast(sum(orders.unit_count) as bigint) as units, cast(sum(orders.total_minor) as bigint) as sales_minor,
      cast(sum(orders.refunded_minor) as bigint) as refunded_minor
    from customer_order as orders where ${soldOrders(span)} group by 1 order by 1`
  const rows = await engine.query(days.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    date: dateOfDay(row.day),
    orders: row.orders,
    units: row.units,
    salesMinor: row.sales_minor,
    refundedMinor: row.refunded_minor,
  }))
}

/** Orders by weekday and hour; hours without any are left out. */
export async function readOrdersByHour(engine: SqlEngine, span: ShopSpan): Promise<readonly HourCount[]> {
  const hours = sql<{ hour: number; orders: number }>`
    select ${hourOfWeek('orders.placed_at_ms', span.clock)} as hour, cast(count(*) as bigint) as orders
    from customer_order as orders where ${soldOrders(span)} group by 1 order by 1`
  const rows = await engine.query(hours.compile(sqlFor(engine.dialect)))
  return rows.map(({ hour, orders }) => ({ ...weekHour(hour), orders }))
}

const RANKED_BY: Readonly<Record<ProductSort, RawBuilder<unknown>>> = {
  sales: sql`sales_minor desc`,
  units: sql`units desc`,
  rising: sql`sales_minor - sales_before_minor desc`,
  falling: sql`sales_minor - sales_before_minor`,
}

type ProductRow = {
  readonly product_id: string
  readonly title: string
  readonly orders: number
  readonly units: number
  readonly sales_minor: number
  readonly margin_minor: number
  readonly costless_count: number
  readonly units_before: number
  readonly sales_before_minor: number
}

/** Products by what they sold, beside what they sold in the period before. Units that were given back count in neither. */
export async function readProductSales(
  engine: SqlEngine,
  query: Parameters<InsightPort['products']>[0],
): Promise<readonly ProductSales[]> {
  const { fromMs, beforeFromMs, sort, locale, limit } = query
  const isNow = sql`orders.placed_at_ms >= cast(${fromMs} as bigint)`
  const kept = sql`(line.units - line.refunded_units)`
  const money = (minor: RawBuilder<unknown>) => sql`${minor} * ${kept} / line.units`
  const sum = (condition: RawBuilder<unknown>, value: RawBuilder<unknown>) =>
    sql`cast(coalesce(sum(case when ${condition} then ${value} else 0 end), 0) as bigint)`
  const was = sql`not ${isNow}`
  const margin = sql`(line.total_minor - line.tax_minor - line.unit_cost_minor * line.units)`
  const ranked = sql<ProductRow>`
    select ranked.*, coalesce(${PRODUCT_TITLE}, ranked.line_title) as title from (
      select line.product_id, max(line.title) as line_title, cast(count(distinct case when ${isNow} then orders.id end) as bigint) as orders,
        ${sum(isNow, kept)} as units, ${sum(isNow, money(sql`line.total_minor`))} as sales_minor,
        ${sum(isNow, money(margin))} as margin_minor, ${sum(sql`${isNow} and line.unit_cost_minor = 0`, sql`1`)} as costless_count,
        ${sum(was, kept)} as units_before, ${sum(was, money(sql`line.total_minor`))} as sales_before_minor
      from customer_order as orders join order_line as line on line.order_id = orders.id
      where ${soldOrders({ ...query, fromMs: beforeFromMs })} group by line.product_id
    ) as ranked
    left join product on product.id = ranked.product_id
    left join product_translation on product_translation.product_id = ranked.product_id and product_translation.locale = ${locale}
    where ${moved(sort)}
    order by ${RANKED_BY[sort]}, ranked.product_id limit ${limit}`
  const rows = await engine.query(ranked.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    productId: row.product_id as ProductId,
    title: row.title,
    orders: row.orders,
    units: row.units,
    salesMinor: row.sales_minor,
    marginMinor: row.costless_count > 0 ? null : row.margin_minor,
    unitsBefore: row.units_before,
    salesBeforeMinor: row.sales_before_minor,
  }))
}

/** What does not belong in a ranking: what was not sold, what did not rise or fall. */
function moved(sort: ProductSort): RawBuilder<unknown> {
  if (sort === 'rising') return sql`sales_minor > sales_before_minor`
  return sort === 'falling' ? sql`sales_minor < sales_before_minor` : sql`units > 0`
}
