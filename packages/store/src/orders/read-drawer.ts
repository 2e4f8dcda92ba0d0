import type { NoteId, OrderId, VendorId } from '@onhand/domain/ids'
import type { OrderNote } from '@onhand/domain/ordering/vendor-order-views'
import type { OrderDeskPort } from '@onhand/service/ordering/desk-ports'
import { type CompiledQuery, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { deskRows, toDeskRow } from './desk-rows.ts'
import { groupStatements, toGroups } from './load-groups.ts'
import { orderRecord } from './order-record.ts'

/** Everything a shop sees of one of its orders, as of one moment: its row, its checkout, its notes. */
export async function readDrawer(
  engine: SqlEngine,
  vendorId: VendorId,
  orderId: OrderId,
): ReturnType<OrderDeskPort['drawer']> {
  const { dialect } = engine
  const ids = sql<string>`(select order_group_id from customer_order where id = ${orderId} and vendor_id = ${vendorId})`
  const row = deskRows(dialect)
    .where('customer_order.vendor_id', '=', vendorId)
    .where('customer_order.id', '=', orderId)
    .compile()
  const [[found], noteRows, ...groupRows] = await engine.read([
    row,
    notesOf(dialect, orderId),
    ...groupStatements(dialect, ids),
  ] as const)
  const loaded = toGroups(groupRows)
  const [group] = loaded.groups
  const record = group ? orderRecord(loaded, group) : null
  return found && record ? { row: toDeskRow(found), record, notes: noteRows.map(toNote) } : null
}

type NoteRow = {
  readonly id: string
  readonly body: string
  readonly is_for_buyer: number
  readonly at_ms: number
  readonly author_name: string | null
}

/** The notes of an order, oldest first. */
export function notesOf(dialect: SqlEngine['dialect'], orderId: OrderId): CompiledQuery<NoteRow> {
  return sqlFor(dialect)
    .selectFrom('order_note')
    .leftJoin('user', 'user.id', 'order_note.author_id')
    .select(['order_note.id', 'order_note.body', 'order_note.is_for_buyer', 'order_note.at_ms'])
    .select('user.name as author_name')
    .where('order_note.order_id', '=', orderId)
    .orderBy('order_note.at_ms')
    .orderBy('order_note.id')
    .compile()
}

/** A note as its shop sees it. */
export function toNote(row: NoteRow): OrderNote {
  return {
    noteId: row.id as NoteId,
    text: row.body,
    isForBuyer: row.is_for_buyer === 1,
    authorName: row.author_name ?? '',
    atMs: row.at_ms,
  }
}
