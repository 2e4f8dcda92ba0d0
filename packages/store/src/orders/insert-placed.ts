import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { OrderPort } from '@onhand/service/ordering/ports'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { insertJournals } from '../ledger/ledger-rows.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import type { Database } from '../schema/database.ts'
import { eventRows } from './event-rows.ts'
import {
  allocationRows,
  customerOrderRow,
  orderGroupRow,
  orderLineRow,
  paymentRow,
  supplierOrderRow,
} from './order-rows.ts'

/**
 * Writes a placed checkout in one batch. Rows that are there stay as they are, so a repetition or the slower of two
 * racing calls changes nothing. Rows of *another* checkout that hold the same number or cart stop the batch: the
 * orders' foreign key then finds no group.
 */
export async function insertPlaced(
  engine: SqlEngine,
  group: PlacedOrderGroup,
  parts: Parameters<OrderPort['insertPlaced']>[1],
): Promise<{ readonly isNew: boolean }> {
  const groupInsert = sqlFor(engine.dialect)
    .insertInto('order_group')
    .values(orderGroupRow(group))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .compile()
  const [inserted] = await engine.atomic([groupInsert, ...dependents(engine.dialect, group, parts)])
  return { isNew: inserted.length === 1 }
}

function dependents(
  dialect: SqlEngine['dialect'],
  group: PlacedOrderGroup,
  parts: Parameters<OrderPort['insertPlaced']>[1],
): Statement[] {
  const insert = <Table extends keyof Database & string>(
    table: Table,
    rows: Parameters<typeof insertRows<Table>>[1]['rows'],
  ) => insertRows(dialect, { table, rows, onConflict: 'nothing' })
  const lines = group.orders.flatMap((order) => order.lines.map((line, position) => ({ order, line, position })))
  return [
    ...insert(
      'customer_order',
      group.orders.map((order, position) => customerOrderRow(group, order, position)),
    ),
    ...insert(
      'order_line',
      lines.map(({ order, line, position }) => orderLineRow(order, line, position)),
    ),
    ...insert(
      'order_allocation',
      lines.flatMap(({ line }) => allocationRows(line)),
    ),
    ...insert('supplier_order', group.orders.map(supplierOrderRow)),
    ...insert('payment', [paymentRow(group)]),
    ...insert('order_event', eventRows(group.id, parts.events)),
    ...insertJournals(dialect, parts.journals),
    ...insert(
      'outbox',
      parts.outbox.map((message) => outboxRow(message, group.placedAtMs)),
    ),
  ]
}
