import type { CustomerId, LocationId, OrderGroupId, OrderId, PickListId } from '@onhand/domain/ids'
import { isBeforeShipping } from '@onhand/domain/ordering/order-lifecycle'
import { nextSteps } from '@onhand/domain/ordering/order-steps'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import type { Selectable } from 'kysely'
import { type Sql, sqlFor } from '../engine/sql.ts'
import type { SqlEngine } from '../engine/engine.ts'
import type { Database } from '../schema/database.ts'

/** A vendor's order with what stands beside it: buyer, customer record, pick list. */
export function deskRows(dialect: SqlEngine['dialect']) {
  const db: Sql = sqlFor(dialect)
  return db
    .selectFrom('customer_order')
    .innerJoin('order_group', 'order_group.id', 'customer_order.order_group_id')
    .leftJoin('customer_email', (join) =>
      join
        .onRef('customer_email.vendor_id', '=', 'customer_order.vendor_id')
        .onRef('customer_email.email_key', '=', 'customer_order.buyer_email_key'),
    )
    .leftJoin('pick_list_order', 'pick_list_order.order_id', 'customer_order.id')
    .selectAll('customer_order')
    .select([
      'order_group.contact_name',
      'order_group.contact_email',
      'order_group.currency',
      'customer_email.customer_id',
      'pick_list_order.pick_list_id',
    ])
}

type DeskRow = Selectable<Database['customer_order']> & {
  readonly contact_name: string
  readonly contact_email: string
  readonly currency: string
  readonly customer_id: string | null
  readonly pick_list_id: string | null
}

/** A row as the table shows it. */
export function toDeskRow(row: DeskRow): VendorOrderRow {
  const status = row.status as OrderStatus
  return {
    orderId: row.id as OrderId,
    orderGroupId: row.order_group_id as OrderGroupId,
    number: row.number,
    source: row.source === 'manual' ? 'manual' : 'checkout',
    status,
    placedAtMs: row.placed_at_ms,
    changedAtMs: row.changed_at_ms,
    buyer: { name: row.contact_name, email: row.contact_email, customerId: row.customer_id as CustomerId | null },
    delivery: {
      kind: row.method_kind === 'pickup' ? 'pickup' : 'delivery',
      name: row.method_name,
      locationId: row.location_id as LocationId,
      locationName: row.location_name,
    },
    promise: { fromMs: row.promise_from_ms, toMs: row.promise_to_ms, timeZone: row.promise_time_zone },
    currency: row.currency,
    totalMinor: row.total_minor,
    refundedMinor: row.refunded_minor,
    unitCount: row.unit_count,
    summary: row.summary,
    remittedAtMs: row.remitted_at_ms,
    shippedAtMs: row.shipped_at_ms,
    remitByMs: row.remit_by_ms,
    pickListId: row.pick_list_id as PickListId | null,
    steps: nextSteps({ status, remittedAtMs: row.remitted_at_ms }),
    mayCancel: isBeforeShipping(status),
  }
}
