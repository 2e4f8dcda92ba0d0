import type { OrderId } from '@onhand/domain/ids'
import type { OrderDeskPort } from '@onhand/service/ordering/desk-ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { completeOldRows } from './complete-old-rows.ts'
import { countOrders } from './desk-counts.ts'
import { listOrders } from './desk-list.ts'
import { deskRows, toDeskRow } from './desk-rows.ts'
import { orderableSkus } from './orderable-skus.ts'
import { notesOf, readDrawer, toNote } from './read-drawer.ts'

/** What a shop's people see of its orders and write about them. */
export function orderDeskStore(engine: SqlEngine): OrderDeskPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    list: (query) => listOrders(engine, query),
    counts: (vendorId, countMax) => countOrders(engine, vendorId, countMax),
    skus: (query) => orderableSkus(engine, query),
    completeOldRows: (limit) => completeOldRows(engine, limit),
    drawer: (vendorId, orderId) => readDrawer(engine, vendorId, orderId),
    notes: async (orderId) => (await engine.query(notesOf(dialect, orderId))).map(toNote),

    async rows(vendorId, orderIds) {
      if (orderIds.length === 0) return []
      const statement = deskRows(dialect)
        .where('customer_order.vendor_id', '=', vendorId)
        .where('customer_order.id', 'in', textList(dialect, orderIds))
      return (await engine.query(statement.compile())).map(toDeskRow)
    },

    async changedSince(vendorId, sinceMs, limit) {
      const statement = deskRows(dialect)
        .where('customer_order.vendor_id', '=', vendorId)
        .where('customer_order.changed_at_ms', '>=', sinceMs)
        .orderBy('customer_order.changed_at_ms', 'desc')
        .limit(limit)
      return (await engine.query(statement.compile())).map(toDeskRow)
    },

    async addNote(note) {
      const { noteId, orderId, authorId, text, isForBuyer, atMs } = note
      const row = { id: noteId, order_id: orderId, author_id: authorId, body: text, at_ms: atMs }
      const messages = note.outbox.map((message) => outboxRow(message, atMs))
      await engine.atomic([
        // Before the note: one that is there already was told of already.
        ...insertRows(dialect, {
          table: 'outbox',
          rows: messages,
          onConflict: 'nothing',
          onlyIf: sql`not exists (select 1 from order_note where id = ${noteId})`,
        }),
        ...insertRows(dialect, {
          table: 'order_note',
          rows: [{ ...row, is_for_buyer: isForBuyer ? 1 : 0 }],
          onConflict: 'nothing',
        }),
        ...auditStatements(dialect, [note.audit]),
        db.updateTable('customer_order').set({ changed_at_ms: atMs }).where('id', '=', orderId).compile(),
      ])
    },

    async overdue(nowMs, limit) {
      const statement = db
        .selectFrom('customer_order')
        .select('id')
        .where('remit_by_ms', '<=', nowMs)
        .where('remitted_at_ms', 'is', null)
        .where('status', 'in', ['placed', 'confirmed', 'picking', 'ready'])
        .orderBy('remit_by_ms')
        .limit(limit)
      return (await engine.query(statement.compile())).map((row) => row.id as OrderId)
    },
  }
}
