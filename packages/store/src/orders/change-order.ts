import type { OrderChange } from '@onhand/service/ordering/ports'
import { type CompiledQuery, sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { insertJournals } from '../ledger/ledger-rows.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { eventRows } from './event-rows.ts'
import { refundStatements } from './refund-rows.ts'

/** Constraints that say "this change does not fit what is stored" rather than "we are wrong". */
const GUARDS = new Set([
  'customer_order.status',
  'refund.amount_minor',
  'customer_order_refunded',
  'order_line_refunded',
])

/**
 * Applies a change in one batch. Its first statement locks the order and sets the status to NULL when the present one
 * is none of `from`: the column refuses that, and nothing of the batch is written. Refunds beyond what was paid are
 * refused by CHECKs in the same way.
 */
export async function changeOrder(
  engine: SqlEngine,
  change: OrderChange,
  nowMs: number,
): Promise<{ readonly isApplied: boolean }> {
  try {
    const [touched] = await engine.atomic([touchOrder(engine, change), ...rest(engine.dialect, change, nowMs)])
    if (touched.length === 0) throw new Error('order is not in the database')
    return { isApplied: true }
  } catch (error) {
    if (error instanceof ConstraintViolation && GUARDS.has(error.subject)) return { isApplied: false }
    throw error
  }
}

function touchOrder(
  engine: SqlEngine,
  { orderId, orderGroupId, status, remittedAtMs, shippedAtMs }: OrderChange,
): CompiledQuery<{ id: string }> {
  const next = status
    ? sql<string>`case when status in (${sql.join(status.from)}) then ${status.to} else null end`
    : sql<string>`status`
  return sqlFor(engine.dialect)
    .updateTable('customer_order')
    .set({
      status: next,
      // The first time is kept: a repeated webhook does not move the date.
      ...(remittedAtMs === undefined ? {} : { remitted_at_ms: sql<number>`coalesce(remitted_at_ms, ${remittedAtMs})` }),
      ...(shippedAtMs === undefined ? {} : { shipped_at_ms: sql<number>`coalesce(shipped_at_ms, ${shippedAtMs})` }),
    })
    .where('id', '=', orderId)
    .where('order_group_id', '=', orderGroupId)
    .returning('id')
    .compile()
}

function rest(dialect: SqlEngine['dialect'], change: OrderChange, nowMs: number): Statement[] {
  const events = eventRows(change.orderGroupId, change.events)
  const messages = change.outbox.map((message) => outboxRow(message, nowMs))
  const exists = sql`exists (select 1 from customer_order where id = ${change.orderId})`
  return [
    ...(change.refund ? refundStatements(dialect, change.refund, { orderId: change.orderId, nowMs }) : []),
    ...supplierOrderStatements(dialect, change),
    ...shipmentStatements(dialect, change, nowMs),
    ...insertRows(dialect, { table: 'order_event', rows: events, onConflict: 'nothing', onlyIf: exists }),
    ...insertJournals(dialect, change.journals),
    ...insertRows(dialect, { table: 'outbox', rows: messages, onConflict: 'nothing', onlyIf: exists }),
  ]
}

function supplierOrderStatements(dialect: SqlEngine['dialect'], { orderId, supplierOrder }: OrderChange): Statement[] {
  if (!supplierOrder) return []
  const { id, status, shipDate, transactionNumber } = supplierOrder
  return [
    sqlFor(dialect)
      .updateTable('supplier_order')
      .set({
        status,
        ...(shipDate === undefined ? {} : { ship_date: shipDate }),
        ...(transactionNumber === undefined ? {} : { transaction_number: transactionNumber }),
      })
      .where('id', '=', id)
      .where('order_id', '=', orderId)
      .compile(),
  ]
}

function shipmentStatements(
  dialect: SqlEngine['dialect'],
  { orderId, shipment }: OrderChange,
  nowMs: number,
): Statement[] {
  if (!shipment) return []
  const { id, carrier, trackingNumber, trackingUrl, status } = shipment
  return [
    sqlFor(dialect)
      .insertInto('shipment')
      .values({
        id,
        order_id: orderId,
        carrier,
        tracking_number: trackingNumber,
        tracking_url: trackingUrl,
        status,
        created_at_ms: nowMs,
      })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ carrier, tracking_number: trackingNumber, tracking_url: trackingUrl, status }),
      )
      .compile(),
  ]
}
