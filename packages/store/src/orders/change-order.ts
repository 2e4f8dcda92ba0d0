import type { VendorId } from '@onhand/domain/ids'
import type { OrderChange, OrderPort } from '@onhand/service/ordering/ports'
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { insertJournals } from '../ledger/ledger-rows.ts'
import { giveBackStatements } from '../marketing/credit-rows.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { eventRows } from './event-rows.ts'
import { allocationRows, orderLineRow } from './order-rows.ts'
import { refundStatements } from './refund-rows.ts'

/** Constraints that say "this change does not fit what is stored" rather than "we are wrong". */
const GUARDS = new Set([
  'customer_order.status',
  'refund.amount_minor',
  'customer_order_refunded',
  'order_line_refunded',
  // Something else stands in already.
  'order_line.sku_id',
])

/**
 * Applies a change in one batch. Its first statement locks the order and sets the status to NULL when the present one
 * is none of `from` or the guard does not hold: the column refuses that, and nothing of the batch is written. Refunds beyond what was paid are
 * refused by CHECKs in the same way.
 */
export async function changeOrder(
  engine: SqlEngine,
  change: OrderChange,
  nowMs: number,
): ReturnType<OrderPort['change']> {
  try {
    const [[touched]] = await engine.atomic([touchOrder(engine, change, nowMs), ...rest(engine.dialect, change, nowMs)])
    if (!touched) throw new Error('order is not in the database')
    return { isApplied: true, vendorId: touched.vendor_id as VendorId }
  } catch (error) {
    if (error instanceof ConstraintViolation && GUARDS.has(error.subject)) return { isApplied: false }
    throw error
  }
}

function touchOrder(engine: SqlEngine, change: OrderChange, nowMs: number): CompiledQuery<{ vendor_id: string }> {
  const { orderId, orderGroupId, status, shippedAtMs } = change
  const next = status ? sql<string>`${status.to}` : sql<string>`status`
  const conditions = conditionsOf(change)
  return sqlFor(engine.dialect)
    .updateTable('customer_order')
    .set({
      status:
        conditions.length > 0
          ? sql<string>`case when ${sql.join(conditions, sql` and `)} then ${next} else null end`
          : next,
      changed_at_ms: nowMs,
      ...(status ? { status_at_ms: nowMs } : {}),
      // The first time is kept: a repeated webhook does not move the date.
      ...remitted(change),
      ...(shippedAtMs === undefined ? {} : { shipped_at_ms: sql<number>`coalesce(shipped_at_ms, ${shippedAtMs})` }),
    })
    .where('id', '=', orderId)
    .where('order_group_id', '=', orderGroupId)
    .returning('vendor_id')
    .compile()
}

function conditionsOf({ status, guard }: OrderChange): RawBuilder<unknown>[] {
  const { statuses, isRemitted, statusSinceMs, remittedSinceMs } = guard ?? {}
  return [
    ...(status ? [sql`status in (${sql.join(status.from)})`] : []),
    ...(statuses ? [sql`status in (${sql.join(statuses)})`] : []),
    ...(isRemitted === undefined ? [] : [isRemitted ? sql`remitted_at_ms is not null` : sql`remitted_at_ms is null`]),
    ...(statusSinceMs === undefined ? [] : [sql`status_at_ms >= cast(${statusSinceMs} as bigint)`]),
    ...(remittedSinceMs === undefined ? [] : [sql`remitted_at_ms >= cast(${remittedSinceMs} as bigint)`]),
  ]
}

function remitted({ remittedAtMs }: OrderChange) {
  if (remittedAtMs === undefined) return {}
  return { remitted_at_ms: remittedAtMs === null ? null : sql<number>`coalesce(remitted_at_ms, ${remittedAtMs})` }
}

/** A payment by remittance is captured when the seller says so; a payment at the bank is not touched. */
function remittanceStatements(dialect: SqlEngine['dialect'], { orderGroupId, remittedAtMs }: OrderChange): Statement[] {
  if (remittedAtMs === undefined) return []
  const payment = sqlFor(dialect)
    .updateTable('payment')
    .where('order_group_id', '=', orderGroupId)
    .where('provider', '=', 'remittance')
  return [
    remittedAtMs === null
      ? payment.set({ status: 'authorised', captured_at_ms: null }).compile()
      : payment
          .set({ status: 'captured', captured_at_ms: sql<number>`coalesce(captured_at_ms, ${remittedAtMs})` })
          .compile(),
  ]
}

function dropEvents(dialect: SqlEngine['dialect'], { orderGroupId, droppedEventKeys }: OrderChange): Statement[] {
  if (!droppedEventKeys || droppedEventKeys.length === 0) return []
  return [
    sqlFor(dialect)
      .deleteFrom('order_event')
      .where('order_group_id', '=', orderGroupId)
      .where('event_key', 'in', [...droppedEventKeys])
      .compile(),
  ]
}

function rest(dialect: SqlEngine['dialect'], change: OrderChange, nowMs: number): Statement[] {
  const events = eventRows(change.orderGroupId, change.events)
  const messages = change.outbox.map((message) => outboxRow(message, nowMs))
  const exists = sql`exists (select 1 from customer_order where id = ${change.orderId})`
  return [
    ...addedLineStatements(dialect, change),
    ...(change.refund ? refundStatements(dialect, change.refund, { orderId: change.orderId, nowMs }) : []),
    ...supplierPartStatements(dialect, change),
    ...supplierOrderStatements(dialect, change),
    ...supplyOverStatements(dialect, change),
    ...shipmentStatements(dialect, change, nowMs),
    ...remittanceStatements(dialect, change),
    ...dropEvents(dialect, change),
    ...auditStatements(dialect, change.audit ?? []),
    ...insertRows(dialect, { table: 'order_event', rows: events, onConflict: 'nothing', onlyIf: exists }),
    ...insertJournals(dialect, change.journals),
    ...(change.credit ? giveBackStatements(dialect, change.credit) : []),
    ...insertRows(dialect, { table: 'outbox', rows: messages, onConflict: 'nothing', onlyIf: exists }),
  ]
}

/** A line that stands in, its lots, and its place on the walk; once, and for one SKU only. */
function addedLineStatements(dialect: SqlEngine['dialect'], { orderId, addedLine }: OrderChange): Statement[] {
  if (!addedLine) return []
  const { line, position, pickListId } = addedLine
  const onConflict = sql`(id) do update set sku_id = case when order_line.sku_id = excluded.sku_id then order_line.sku_id end`
  const [lot] = line.allocations
  const parts = (line.allocations.length > 0 ? line.allocations : [null]).map((one, place) => ({
    order_line_id: line.id,
    position: place,
    pick_list_id: pickListId,
    order_id: orderId,
    location_id: one?.locationId ?? lot?.locationId ?? null,
    lot_id: one?.lotId ?? null,
    expiry_date: one?.expiryDate ?? null,
    units: one?.units ?? line.units,
  }))
  return [
    ...insertRows(dialect, {
      table: 'order_line',
      rows: [orderLineRow({ id: orderId }, line, position)],
      onConflict,
    }),
    ...insertRows(dialect, { table: 'order_allocation', rows: allocationRows(line), onConflict: 'nothing' }),
    ...insertRows(dialect, { table: 'pick_list_line', rows: parts, onConflict: 'nothing' }),
  ]
}

function supplierOrderStatements(dialect: SqlEngine['dialect'], { orderId, supplierOrder }: OrderChange): Statement[] {
  if (!supplierOrder) return []
  const { id, status, from, shipDate, transactionNumber, returnNumber } = supplierOrder
  const rows = sqlFor(dialect)
    .updateTable('supplier_order')
    .set({
      status,
      ...(shipDate === undefined ? {} : { ship_date: shipDate }),
      ...(transactionNumber === undefined ? {} : { transaction_number: transactionNumber }),
      ...(returnNumber === undefined ? {} : { return_number: returnNumber }),
    })
    .where('order_id', '=', orderId)
    .where('id', '=', id)
  const unpaid = transactionNumber === undefined ? rows : rows.where('transaction_number', 'is', null)
  return [(from ? unpaid.where('status', 'in', [...from]) : unpaid).compile()]
}

/** What nothing was paid for yet is not asked for any more. */
function supplyOverStatements(dialect: SqlEngine['dialect'], { orderId, isSupplyOver }: OrderChange): Statement[] {
  if (!isSupplyOver) return []
  const due = sqlFor(dialect).updateTable('supplier_order').where('order_id', '=', orderId).where('status', '=', 'due')
  return [due.set({ status: 'cancelled' }).compile()]
}

/** The parts of other suppliers, and what is left of the order's own; all of it only while the order's own was not divided. */
function supplierPartStatements(dialect: SqlEngine['dialect'], { orderId, supplierParts }: OrderChange): Statement[] {
  if (!supplierParts) return []
  const own = sql`select 1 from supplier_order where order_id = ${orderId} and lines = '' and status = 'due'`
  const rows = supplierParts.map(({ id, supplierId, totalMinor, lines }) => ({
    ...{ id, order_id: orderId, supplier_id: supplierId, status: 'due', total_minor: totalMinor },
    lines: JSON.stringify(lines),
  }))
  const turn = sql`update supplier_order set lines = lines where order_id = ${orderId}`
  // The order's own comes last: until then it tells that nothing was divided. Who comes at the same time waits for its row.
  const written = [...rows].reverse().flatMap((row) =>
    insertRows(dialect, {
      table: 'supplier_order',
      rows: [row],
      onConflict: sql`(id) do update set total_minor = excluded.total_minor, lines = excluded.lines where supplier_order.lines = ''`,
      onlyIf: sql`exists (${own})`,
    }),
  )
  return [turn.compile(sqlFor(dialect)), ...written]
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
