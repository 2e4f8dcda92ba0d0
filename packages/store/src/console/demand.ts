import type { DayDemand } from '@onhand/domain/operator/fill-rate'
import type { ConsolePort } from '@onhand/service/operator/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type Row = {
  day: number
  units: number
  served_units: number
  line_count: number
  served_lines: number
  order_count: number
  served_orders: number
}

const DAY_MS = 86_400_000

/**
 * Demand by day, and what of it was served [OPS-5]. Units of a line were not served when their money went back before the goods left: a return afterwards
 * was served first. Lines of which nothing went back, nearly all, cost no look at refunds.
 */
export async function readDemand(
  engine: SqlEngine,
  query: Parameters<ConsolePort['demand']>[0],
): Promise<readonly DayDemand[]> {
  const ofVendor = query.vendorId === null ? sql`` : sql`and orders.vendor_id = ${query.vendorId}`
  const leftAt = sql`case when orders.shipped_at_ms is not null then orders.shipped_at_ms
    when orders.status in ('delivered', 'refunded') then orders.status_at_ms end`
  const demand = sql<Row>`
    select day, cast(sum(units) as bigint) as units, cast(sum(units - unserved) as bigint) as served_units,
      cast(sum(line_count) as bigint) as line_count, cast(sum(line_count - short_lines) as bigint) as served_lines,
      cast(count(*) as bigint) as order_count, cast(sum(case when short_lines = 0 then 1 else 0 end) as bigint) as served_orders
    from (
      select order_id, day, sum(units) as units, sum(unserved) as unserved, count(*) as line_count,
        sum(case when unserved > 0 then 1 else 0 end) as short_lines
      from (
        select orders.id as order_id, cast(orders.placed_at_ms / ${sql.lit(DAY_MS)} as bigint) as day, order_line.units,
          case when order_line.refunded_units = 0 then 0 else coalesce((
            select sum(refund_line.units) from refund_line join refund on refund.id = refund_line.refund_id
            where refund_line.order_line_id = order_line.id and refund.status <> 'failed'
              and (${leftAt} is null or refund.created_at_ms < ${leftAt})), 0) end as unserved
        from customer_order as orders join order_line on order_line.order_id = orders.id
        where orders.placed_at_ms >= cast(${query.fromMs} as bigint) and orders.placed_at_ms < cast(${query.toMs} as bigint) ${ofVendor}
      ) as each_line group by order_id, day
    ) as each_order group by day order by day`
  const rows = await engine.query(demand.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    date: new Date(row.day * DAY_MS).toISOString().slice(0, 10),
    units: row.units,
    servedUnits: row.served_units,
    lines: row.line_count,
    servedLines: row.served_lines,
    orders: row.order_count,
    servedOrders: row.served_orders,
  }))
}
