import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { OrderPort } from '@onhand/service/ordering/ports'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { customerOfOrder } from '../customers/customer-of-order.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { insertJournals } from '../ledger/ledger-rows.ts'
import { spendStatements } from '../marketing/credit-rows.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import type { Database } from '../schema/database.ts'
import { feedAgain } from '../forecasting/feed-again.ts'
import { eventRows } from './event-rows.ts'
import {
  allocationRows,
  customerOrderRow,
  orderGroupRow,
  orderLineRow,
  paymentRow,
  supplierOrderRow,
} from './order-rows.ts'

type Parts = Parameters<OrderPort['insertPlaced']>[1] & { readonly nowMs: number }

/**
 * Writes a placed checkout in one batch. Rows that are there stay as they are, so a repetition or the slower of two
 * racing calls changes nothing. Rows of *another* checkout that hold the same number or cart stop the batch: the
 * orders' foreign key then finds no group.
 */
export async function insertPlaced(
  engine: SqlEngine,
  group: PlacedOrderGroup,
  { nowMs, ...parts }: Parts,
): Promise<{ readonly isNew: boolean }> {
  const groupInsert = sqlFor(engine.dialect)
    .insertInto('order_group')
    .values(orderGroupRow(group))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .compile()
  const [inserted] = await engine.atomic([groupInsert, ...dependents(engine.dialect, group, { ...parts, nowMs })])
  return { isNew: inserted.length === 1 }
}

function dependents(dialect: SqlEngine['dialect'], group: PlacedOrderGroup, { nowMs, ...parts }: Parts): Statement[] {
  const insert = <Table extends keyof Database & string>(
    table: Table,
    rows: Parameters<typeof insertRows<Table>>[1]['rows'],
  ) => insertRows(dialect, { table, rows, onConflict: 'nothing' })
  const lines = group.orders.flatMap((order) => order.lines.map((line, position) => ({ order, line, position })))
  return [
    ...insert(
      'customer_order',
      group.orders.map((order, position) => customerOrderRow(group, order, { position, manual: parts.manual, nowMs })),
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
    ...group.orders.flatMap((order) => customerOfOrder(dialect, group, order)),
    ...auditStatements(dialect, parts.audit ?? []),
    ...feedAgain(dialect, group.placedAtMs, nowMs),
    ...insertJournals(dialect, parts.journals),
    ...spendStatements(dialect, parts.credits ?? []),
    ...insert(
      'outbox',
      parts.outbox.map((message) => outboxRow(message, group.placedAtMs)),
    ),
  ]
}
