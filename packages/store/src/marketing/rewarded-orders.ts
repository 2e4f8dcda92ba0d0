import type { OrderId } from '@onhand/domain/ids'
import type { CreditPort } from '@onhand/service/marketing/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { ownerOf } from './credit-holds.ts'

type Row = {
  readonly order_id: string
  readonly vendor_id: string
  readonly person_id: string
  readonly currency: string
  readonly items_minor: number
  readonly credit_minor: number
  readonly refunded_minor: number
  readonly changed_at_ms: number
  readonly earned_minor: number
  readonly taken_back_minor: number
}

/**
 * Orders of people that arrived and changed in a span: those that earned nothing yet, and those that earned and of which something went back. The index of
 * changes is walked; whatever was rewarded and kept is passed over.
 */
export async function changedOrders(
  engine: SqlEngine,
  query: Parameters<CreditPort['changedOrders']>[0],
): ReturnType<CreditPort['changedOrders']> {
  const moved = (kind: 'earned' | 'taken_back') =>
    sql`coalesce((select sum(amount_minor) from credit_entry where order_id = orders.id and kind = ${kind}), 0)`
  const statement = sql<Row>`
    select orders.id as order_id, orders.vendor_id, order_group.person_id, order_group.currency, orders.items_minor,
      orders.credit_minor, orders.refunded_minor, orders.changed_at_ms,
      cast(${moved('earned')} as bigint) as earned_minor, cast(${moved('taken_back')} as bigint) as taken_back_minor
    from customer_order as orders
    join order_group on order_group.id = orders.order_group_id
    join credit_rule on credit_rule.vendor_id = orders.vendor_id
    where orders.vendor_id = ${query.vendorId}
      and orders.changed_at_ms > cast(${query.fromMs} as bigint) and orders.changed_at_ms <= cast(${query.untilMs} as bigint)
      and orders.placed_at_ms >= credit_rule.since_ms
      and orders.source = 'checkout' and order_group.person_id is not null
      and ((orders.status in ('shipped', 'delivered') and ${moved('earned')} = 0)
        or (orders.refunded_minor > 0 and ${moved('earned')} > 0))
    order by orders.changed_at_ms, orders.id limit ${query.limit}`
  const rows = await engine.query(statement.compile(sqlFor(engine.dialect)))
  return rows.map((row) => ({
    ...ownerOf(row),
    orderId: row.order_id as OrderId,
    itemsMinor: row.items_minor,
    creditMinor: row.credit_minor,
    refundedMinor: row.refunded_minor,
    earnedMinor: Number(row.earned_minor),
    takenBackMinor: Number(row.taken_back_minor),
    changedAtMs: row.changed_at_ms,
  }))
}
