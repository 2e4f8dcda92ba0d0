import type { OrderGroupId, OrderId, VendorId } from '@onhand/domain/ids'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { Page } from '@onhand/service/money/ports'
import type { ConsolePort, MarketOrder } from '@onhand/service/operator/ports'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type Row = {
  id: string
  order_group_id: string
  number: string
  vendor_id: string
  name: string | null
  status: string
  placed_at_ms: number
  shipped_at_ms: number | null
  promise_to_ms: number
  total_minor: number
  refunded_minor: number
  commission_minor: number
  currency: string
}

/** Orders of all shops, newest first: by time, by shop and time, or one by its number, each from an index. */
export async function readMarketOrders(
  engine: SqlEngine,
  query: Parameters<ConsolePort['orders']>[0],
): Promise<Page<MarketOrder>> {
  const after = readCursor(query.cursor, 2)
  const conditions = [
    sql`orders.placed_at_ms >= cast(${query.fromMs ?? 0} as bigint)`,
    ...(query.toMs === null ? [] : [sql`orders.placed_at_ms < cast(${query.toMs} as bigint)`]),
    ...(query.vendorId === null ? [] : [sql`orders.vendor_id = ${query.vendorId}`]),
    ...(query.statuses.length === 0 ? [] : [sql`orders.status in (${sql.join(query.statuses)})`]),
    ...(query.number === '' ? [] : [sql`orders.number = ${query.number.trim().toUpperCase()}`]),
    ...(after
      ? [sql`(orders.placed_at_ms, orders.id) < (cast(${Number(after[0])} as bigint), ${String(after[1])})`]
      : []),
  ]
  const page = sql<Row>`
    select orders.*, translation.name, order_group.currency from (
      select id, order_group_id, number, vendor_id, status, placed_at_ms, shipped_at_ms, promise_to_ms, total_minor, refunded_minor, commission_minor
      from customer_order as orders where ${sql.join(conditions, sql` and `)}
      order by placed_at_ms desc, id desc limit ${query.limit + 1}) as orders
    join order_group on order_group.id = orders.order_group_id
    left join vendor_translation as translation on translation.vendor_id = orders.vendor_id and translation.locale = ${query.locale}
    order by orders.placed_at_ms desc, orders.id desc`
  const rows = await engine.query(page.compile(sqlFor(engine.dialect)))
  const last = rows[query.limit - 1]
  return {
    items: rows.slice(0, query.limit).map((row) => ({
      orderId: row.id as OrderId,
      orderGroupId: row.order_group_id as OrderGroupId,
      number: row.number,
      vendorId: row.vendor_id as VendorId,
      vendorName: row.name ?? row.vendor_id,
      status: row.status as OrderStatus,
      placedAtMs: row.placed_at_ms,
      shippedAtMs: row.shipped_at_ms,
      promiseToMs: row.promise_to_ms,
      totalMinor: row.total_minor,
      refundedMinor: row.refunded_minor,
      commissionMinor: row.commission_minor,
      currency: row.currency,
    })),
    nextCursor: rows.length > query.limit && last ? writeCursor([last.placed_at_ms, last.id]) : null,
  }
}
