import type { DueDay, ServiceDay } from '@onhand/domain/insight/service-level'
import type { ShopSpan } from '@onhand/service/insight/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { dateOfDay, dayNumber } from './clock-sql.ts'
import { demandedOrders, UNSERVED_UNITS } from './demand-sql.ts'

type PunctualityRow = {
  readonly day: number
  readonly due: number
  readonly on_time: number
  readonly in_full: number
  readonly both: number
  readonly hours_2: number
  readonly day_1: number
  readonly days_3: number
  readonly later: number
  readonly missing: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * How orders stood to their promise by the day they were placed [INS-5]. Goods have arrived when they were delivered, or when they were ready at the counter. Orders typed in by hand promise no day,
 * so they are not due.
 */
export async function readPunctuality(
  engine: SqlEngine,
  span: Omit<ShopSpan, 'currency'> & { readonly nowMs: number },
): Promise<readonly (DueDay & Pick<ServiceDay, 'late'>)[]> {
  // We hear of a delivery after it: one that we heard of in time was in time, and its events need not be read.
  const arrived = sql`case when orders.status = 'delivered' and orders.status_at_ms <= orders.promise_to_ms then orders.status_at_ms else coalesce((
    select min(order_event.at_ms) from order_event where order_event.order_group_id = orders.order_group_id and order_event.order_id = orders.id
      and (order_event.type = 'delivered' or (order_event.type = 'ready_for_pickup' and orders.method_kind = 'pickup'))),
    case when orders.status = 'delivered' then orders.status_at_ms end) end`
  const unserved = sql`(select coalesce(sum(${UNSERVED_UNITS}), 0) from order_line where order_line.order_id = orders.id
    and order_line.replaces_line_id is null and order_line.refunded_units > 0)`
  const count = (condition: ReturnType<typeof sql>) =>
    sql`cast(sum(case when ${condition} then 1 else 0 end) as bigint)`
  const late = (overMs: number, upToMs: number) =>
    count(sql`late_ms > ${sql.lit(overMs)} and late_ms <= ${sql.lit(upToMs)}`)
  const days = sql<PunctualityRow>`
    select day, cast(count(*) as bigint) as due, ${count(sql`late_ms <= 0`)} as on_time, ${count(sql`unserved = 0`)} as in_full,
      ${count(sql`late_ms <= 0 and unserved = 0`)} as both, ${late(0, 2 * HOUR_MS)} as hours_2, ${late(2 * HOUR_MS, DAY_MS)} as day_1,
      ${late(DAY_MS, 3 * DAY_MS)} as days_3, ${count(sql`late_ms > ${sql.lit(3 * DAY_MS)}`)} as later, ${count(sql`late_ms is null`)} as missing
    from (
      select ${dayNumber('orders.placed_at_ms', span.clock)} as day, ${arrived} - orders.promise_to_ms as late_ms, ${unserved} as unserved
      from customer_order as orders
      where ${demandedOrders(span)} and orders.source <> 'manual' and orders.promise_to_ms <= cast(${span.nowMs} as bigint)
    ) as due_order group by day order by day`
  const rows = await engine.query(days.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    date: dateOfDay(row.day),
    due: row.due,
    onTime: row.on_time,
    inFull: row.in_full,
    both: row.both,
    late: {
      on_time: row.on_time,
      hours_2: row.hours_2,
      day_1: row.day_1,
      days_3: row.days_3,
      later: row.later,
      missing: row.missing,
    },
  }))
}
