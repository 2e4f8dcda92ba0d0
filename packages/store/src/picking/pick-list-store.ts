import type { OrderGroupId, OrderId, PickListId } from '@onhand/domain/ids'
import { statusesBefore } from '@onhand/domain/ordering/order-lifecycle'
import type { PickLineKey, PickListPlan, PickListPort } from '@onhand/service/ordering/desk-ports'
import { type RawBuilder, sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { eventRows } from '../orders/event-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { findSubstitutes } from './substitutes.ts'
import { findPickList, listPickLists } from './read-pick-lists.ts'

/** Walks through the shelves, in the database. */
export function pickListStore(engine: SqlEngine): PickListPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const line = ({ pickListId, orderLineId, position }: PickLineKey) =>
    db
      .updateTable('pick_list_line')
      .where('pick_list_id', '=', pickListId)
      .where('order_line_id', '=', orderLineId)
      .where('position', '=', position)
  const isOurs = ({ vendorId, pickListId }: Pick<PickLineKey, 'vendorId' | 'pickListId'>): RawBuilder<boolean> =>
    sql<boolean>`exists (select 1 from pick_list where id = ${pickListId} and vendor_id = ${vendorId})`

  return {
    create: (plan) => createPickList(engine, plan),
    list: (vendorId, page) => listPickLists(engine, vendorId, page),
    find: (vendorId, pickListId) => findPickList(engine, vendorId, pickListId),

    substitutes: (query) => findSubstitutes(engine, query),

    async assign(vendorId, pickListId, { assignedTo, audit }) {
      const assign = db
        .updateTable('pick_list')
        .set({ assigned_to: assignedTo })
        .where('id', '=', pickListId)
        .where('vendor_id', '=', vendorId)
        .returning('id')
        .compile()
      const [touched] = await engine.atomic([assign, ...auditStatements(dialect, [audit])])
      return { isFound: touched.length > 0 }
    },

    async mark(key, pickedUnits) {
      const mark = line(key)
        .set({ picked_units: pickedUnits })
        .where(isOurs(key))
        .where(sql<boolean>`short_units + cast(${pickedUnits} as bigint) <= units`)
        .returning('position')
        .compile()
      return { isApplied: (await engine.query(mark)).length > 0 }
    },

    async markShort(key, short) {
      const fits = sql`(short_units = 0 or (short_units = cast(${short.units} as bigint) and short_action = ${short.action}))
        and picked_units + cast(${short.units} as bigint) <= units`
      const mark = line(key)
        // NULL, which the column refuses, undoes the batch.
        .set({
          short_units: sql<number>`case when ${fits} then cast(${short.units} as bigint) else null end`,
          short_action: short.action,
        })
        .where(isOurs(key))
        .returning('position')
        .compile()
      try {
        const [touched] = await engine.atomic([mark, ...auditStatements(dialect, [short.audit])])
        return { isApplied: touched.length > 0 }
      } catch (error) {
        if (error instanceof ConstraintViolation && error.subject === 'pick_list_line.short_units')
          return { isApplied: false }
        throw error
      }
    },

    async markPacked(pickListId, orderId, atMs) {
      const unpacked = sql`exists (select 1 from pick_list_order where pick_list_id = ${pickListId} and packed_at_ms is null)`
      await engine.atomic([
        db
          .updateTable('pick_list_order')
          .set({ packed_at_ms: sql<number>`coalesce(packed_at_ms, ${atMs})` })
          .where('pick_list_id', '=', pickListId)
          .where('order_id', '=', orderId)
          .compile(),
        sql`update pick_list set finished_at_ms = coalesce(finished_at_ms, cast(${atMs} as bigint))
          where id = ${pickListId} and not ${unpacked}`.compile(db),
      ])
    },
  }
}

/** Constraints that say "one of these orders does not wait any more". */
const GUARDS = new Set(['customer_order.status', 'pick_list_order.order_id', 'pick_list_order_pkey'])

async function createPickList(engine: SqlEngine, plan: PickListPlan): Promise<{ readonly isMade: boolean }> {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const [known] = await engine.query(
    db.selectFrom('pick_list').select('vendor_id').where('id', '=', plan.pickListId).compile(),
  )
  if (known) return { isMade: known.vendor_id === plan.vendorId }
  const list = {
    id: plan.pickListId,
    vendor_id: plan.vendorId,
    assigned_to: plan.assignedTo,
    created_at_ms: plan.createdAtMs,
    finished_at_ms: null,
  }
  const orders = plan.orders.map(({ orderId }, position) => ({
    order_id: orderId,
    pick_list_id: plan.pickListId,
    position,
    packed_at_ms: null,
  }))
  const lines = plan.lines.map((one) => ({
    order_line_id: one.orderLineId,
    position: one.position,
    pick_list_id: plan.pickListId,
    order_id: one.orderId,
    location_id: one.locationId,
    lot_id: one.lotId,
    expiry_date: one.expiryDate,
    units: one.units,
  }))
  try {
    await engine.atomic([
      ...insertRows(dialect, { table: 'pick_list', rows: [list], onConflict: 'fail' }),
      ...plan.orders.flatMap((order) => startPicking(dialect, order, plan)),
      ...insertRows(dialect, { table: 'pick_list_order', rows: orders, onConflict: 'fail' }),
      ...insertRows(dialect, { table: 'pick_list_line', rows: lines, onConflict: 'fail' }),
      ...auditStatements(dialect, [plan.audit]),
    ])
    return { isMade: true }
  } catch (error) {
    if (error instanceof ConstraintViolation && (error.kind === 'unique' || GUARDS.has(error.subject)))
      return { isMade: false }
    throw error
  }
}

/** The order becomes `picking`, or stays it; NULL, which the column refuses, when it may not. */
function startPicking(
  dialect: SqlEngine['dialect'],
  { orderId, orderGroupId }: { readonly orderId: OrderId; readonly orderGroupId: OrderGroupId },
  plan: { readonly createdAtMs: number; readonly pickListId: PickListId },
): Statement[] {
  const from = [...statusesBefore('picking'), 'picking']
  const atMs = plan.createdAtMs
  const event = { key: `picking:${orderId}`, type: 'picking' as const, orderId, atMs, data: {} }
  return [
    sqlFor(dialect)
      .updateTable('customer_order')
      .set({
        status: sql<string>`case when status in (${sql.join(from)}) then 'picking' else null end`,
        status_at_ms: atMs,
        changed_at_ms: atMs,
      })
      .where('id', '=', orderId)
      .compile(),
    ...insertRows(dialect, { table: 'order_event', rows: eventRows(orderGroupId, [event]), onConflict: 'nothing' }),
  ]
}
