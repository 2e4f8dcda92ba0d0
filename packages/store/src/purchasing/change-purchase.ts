import type { PurchaseOrderId } from '@onhand/domain/ids'
import type { PurchaseChange } from '@onhand/service/purchasing/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { statusIf } from '../stock/guarded.ts'
import { changedColumns, receiptRow } from './purchase-rows.ts'

/**
 * Applies a change in one batch, when the order still stands where it starts from [BUY-7]: the status becomes NULL otherwise, which its column refuses.
 * A receipt that is there already stops the batch at its key, so goods are added once [BUY-10].
 */
export async function changePurchase(engine: SqlEngine, id: PurchaseOrderId, change: PurchaseChange): Promise<boolean> {
  const { dialect } = engine
  try {
    await engine.atomic([
      moveHead(engine, id, change),
      ...insertRows(dialect, {
        table: 'supplier_receipt',
        rows: change.receipt ? [receiptRow(change.receipt)] : [],
        onConflict: 'fail',
      }),
      ...(change.lines ?? []).map((line) => moveLine(engine, id, line)),
      ...insertRows(dialect, {
        table: 'outbox',
        rows: (change.outbox ?? []).map(({ message, dueAtMs }) => ({
          ...outboxRow(message, change.atMs),
          next_at_ms: dueAtMs,
        })),
        onConflict: 'nothing',
      }),
      ...auditStatements(dialect, change.audit),
    ])
    return true
  } catch (error) {
    if (!(error instanceof ConstraintViolation)) throw error
    if (error.kind === 'not_null' && error.subject === 'purchase_order.status') return false
    if (error.kind === 'unique' && /supplier_receipt(\.id|_pkey)$/.test(error.subject)) return false
    throw error
  }
}

function moveHead(engine: SqlEngine, id: PurchaseOrderId, change: PurchaseChange): Statement {
  const { from, to, revision, atMs, set = {} } = change
  const stands = sql`status in ${textList(engine.dialect, from)} and ${revision === undefined ? sql`true` : sql`revision = ${revision}`}`
  return sqlFor(engine.dialect)
    .updateTable('purchase_order')
    .set({
      ...changedColumns(set),
      status: statusIf(stands, to === null ? sql`status` : sql`${to}`),
      changed_at_ms: atMs,
      // What changes neither what is incoming nor what people act upon is no new state.
      revision: to === null ? sql<number>`revision` : sql<number>`revision + 1`,
    })
    .where('id', '=', id)
    .compile()
}

function moveLine(engine: SqlEngine, id: PurchaseOrderId, line: NonNullable<PurchaseChange['lines']>[number]) {
  const { position, confirmedUnits, shippedUnits, addReceivedUnits } = line
  return sqlFor(engine.dialect)
    .updateTable('purchase_order_line')
    .set({
      position,
      ...(confirmedUnits === undefined ? {} : { confirmed_units: confirmedUnits }),
      ...(shippedUnits === undefined ? {} : { shipped_units: shippedUnits }),
      ...(addReceivedUnits === undefined
        ? {}
        : { received_units: sql<number>`received_units + cast(${addReceivedUnits} as bigint)` }),
    })
    .where('purchase_order_id', '=', id)
    .where('position', '=', position)
    .compile()
}
