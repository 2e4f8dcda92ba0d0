import { orderSearchText, orderSummary } from '@onhand/domain/ordering/order-words'
import type { OrderGroupId } from '@onhand/domain/ids'
import { sql } from 'kysely'
import { customerOfOrder } from '../customers/customer-of-order.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { loadGroups } from './load-groups.ts'
import { orderRecord } from './order-record.ts'

/** Gives orders that were written before shops had an order table what it needs: what is searched, and their buyer as a customer. */
export async function completeOldRows(engine: SqlEngine, limit: number): Promise<number> {
  const db = sqlFor(engine.dialect)
  const old = await engine.query(
    db
      .selectFrom('customer_order')
      .select(['id', 'order_group_id'])
      .where('buyer_email_key', '=', '')
      .orderBy('buyer_email_key')
      .limit(limit)
      .compile(),
  )
  if (old.length === 0) return 0
  const groupIds = [...new Set(old.map((row) => row.order_group_id as OrderGroupId))]
  const loaded = await loadGroups(engine, groupIds)
  const wanted = new Set(old.map((row) => row.id))
  const statements = loaded.groups
    .flatMap((group) => orderRecord(loaded, group)?.group ?? [])
    .flatMap((group) =>
      group.orders
        .filter((order) => wanted.has(order.id))
        .flatMap((order) => [
          db
            .updateTable('customer_order')
            .set({
              buyer_email_key: group.contact.email.toLowerCase(),
              search_text: orderSearchText(order, group.contact),
              summary: orderSummary(order.lines),
              unit_count: order.lines.reduce((units, line) => units + line.units, 0),
              changed_at_ms: sql<number>`case when changed_at_ms = 0 then placed_at_ms else changed_at_ms end`,
              // The last that is known of the order stands for its present status.
              status_at_ms: sql<number>`case when status_at_ms = 0 then coalesce((select max(order_event.at_ms) from order_event
                where order_event.order_id = customer_order.id), placed_at_ms) else status_at_ms end`,
            })
            .where('id', '=', order.id)
            .compile(),
          ...customerOfOrder(engine.dialect, group, order),
        ]),
    )
  await engine.atomic(statements)
  return old.length
}
