import type { NoteId, OrderId } from '@onhand/domain/ids'
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

/** What a shop's people see of its orders and write about them. */
export function orderDeskStore(engine: SqlEngine): OrderDeskPort {
  const { dialect } = engine
  const db = sqlFor(dialect)
  return {
    list: (query) => listOrders(engine, query),
    counts: (vendorId, countMax) => countOrders(engine, vendorId, countMax),
    skus: (query) => orderableSkus(engine, query),
    completeOldRows: (limit) => completeOldRows(engine, limit),

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

    async notes(orderId) {
      const statement = db
        .selectFrom('order_note')
        .leftJoin('user', 'user.id', 'order_note.author_id')
        .selectAll('order_note')
        .select('user.name as author_name')
        .where('order_note.order_id', '=', orderId)
        .orderBy('order_note.at_ms')
        .orderBy('order_note.id')
      return (await engine.query(statement.compile())).map((row) => ({
        noteId: row.id as NoteId,
        text: row.body,
        isForBuyer: row.is_for_buyer === 1,
        authorName: row.author_name ?? '',
        atMs: row.at_ms,
      }))
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
