import type { ProductId } from '@onhand/domain/ids'
import { SHORTFALL_REASONS, type Shortfall } from '@onhand/domain/insight/service-level'
import type { DayDemand } from '@onhand/domain/operator/fill-rate'
import type { InsightPort, MarketSpan, MissedProduct } from '@onhand/service/insight/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { dateOfDay, dayNumber } from './clock-sql.ts'
import { demandedOrders, IS_UNSERVED, shortages, UNSERVED_UNITS } from './demand-sql.ts'
import { PRODUCT_TITLE } from './sales-rows.ts'

type DemandRow = {
  readonly day: number
  readonly units: number
  readonly served_units: number
  readonly line_count: number
  readonly served_lines: number
  readonly order_count: number
  readonly served_orders: number
}

/** Demand by day, and what of it was served [INS-4]: of one shop, or of all. What a checkout was refused is a line of its own. */
export async function readDemand(engine: SqlEngine, span: MarketSpan): Promise<readonly DayDemand[]> {
  const demand = sql<DemandRow>`
    select day, cast(sum(units) as bigint) as units, cast(sum(units - unserved) as bigint) as served_units,
      cast(sum(line_count) as bigint) as line_count, cast(sum(line_count - short_lines) as bigint) as served_lines,
      cast(count(*) as bigint) as order_count, cast(sum(case when short_lines = 0 then 1 else 0 end) as bigint) as served_orders
    from (
      select order_key, min(day) as day, sum(units) as units, sum(unserved) as unserved, count(*) as line_count,
        sum(case when unserved > 0 then 1 else 0 end) as short_lines
      from (
        select orders.id as order_key, ${dayNumber('orders.placed_at_ms', span.clock)} as day, order_line.units, ${UNSERVED_UNITS} as unserved
        from customer_order as orders join order_line on order_line.order_id = orders.id and order_line.replaces_line_id is null
        where ${demandedOrders(span)}
        union all
        select short.order_key, ${dayNumber('short.at_ms', span.clock)} as day, short.missing_units as units, short.missing_units as unserved
        from ${shortages(span)} as short
      ) as each_line group by order_key
    ) as each_order group by day order by day`
  const rows = await engine.query(demand.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    date: dateOfDay(row.day),
    units: row.units,
    servedUnits: row.served_units,
    lines: row.line_count,
    servedLines: row.served_lines,
    orders: row.order_count,
    servedOrders: row.served_orders,
  }))
}

/** Each unserved line with its reason: from the refunds, few beside the orders, none of which is older than its order. */
function unservedLines(span: MarketSpan) {
  const reason = sql`case when refund.reason in ('short_pick', 'supplier_declined') then refund.reason
    when orders.status = 'cancelled' then 'cancelled' else 'other' end`
  return sql`(
    select ${reason} as reason, order_line.product_id, refund_line.units, refund_line.units * order_line.unit_price_minor as value_minor
    from refund join customer_order as orders on orders.id = refund.order_id
    join refund_line on refund_line.refund_id = refund.id
    join order_line on order_line.id = refund_line.order_line_id and order_line.replaces_line_id is null
    where refund.status in ('due', 'done') and refund.created_at_ms >= cast(${span.fromMs} as bigint)
      and ${demandedOrders(span)} and ${IS_UNSERVED}
    union all
    select 'sold_out' as reason, sku.product_id, short.missing_units as units, short.missing_units * coalesce(offer.price_minor, 0) as value_minor
    from ${shortages(span)} as short join sku on sku.id = short.sku_id left join offer on offer.sku_id = short.sku_id)`
}

/** Units that were not served, by reason: what they would have brought. */
export async function readShortfalls(engine: SqlEngine, span: MarketSpan): Promise<readonly Shortfall[]> {
  const sums = sql<{ reason: string; units: number; value_minor: number }>`
    select reason, cast(sum(units) as bigint) as units, cast(sum(value_minor) as bigint) as value_minor
    from ${unservedLines(span)} as unserved group by reason`
  const rows = new Map((await engine.query(sums.compile(sqlFor(engine.dialect)))).map((row) => [row.reason, row]))
  return SHORTFALL_REASONS.map((reason) => ({
    reason,
    units: rows.get(reason)?.units ?? 0,
    valueMinor: rows.get(reason)?.value_minor ?? 0,
  }))
}

/** The products that fell short by most. */
export async function readMissed(
  engine: SqlEngine,
  span: Parameters<InsightPort['missed']>[0],
): Promise<readonly MissedProduct[]> {
  const missed = sql<{ product_id: string; title: string | null; units: number; value_minor: number }>`
    select missed.*, ${PRODUCT_TITLE} as title from (
      select product_id, cast(sum(units) as bigint) as units, cast(sum(value_minor) as bigint) as value_minor
      from ${unservedLines(span)} as unserved group by product_id order by 3 desc, product_id limit ${span.limit}
    ) as missed left join product on product.id = missed.product_id
    left join product_translation on product_translation.product_id = missed.product_id and product_translation.locale = ${span.locale}
    order by missed.value_minor desc, missed.product_id`
  return (await engine.query(missed.compile(sqlFor(engine.dialect)))).map((row) => ({
    productId: row.product_id as ProductId,
    title: row.title ?? '',
    units: row.units,
    valueMinor: row.value_minor,
  }))
}
