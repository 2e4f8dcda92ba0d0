import type { OrderId } from '@onhand/domain/ids'
import type { RefundRecord } from '@onhand/service/ordering/ports'
import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'

/**
 * Writes a refund and counts it on its order and lines, where CHECKs keep the sum within what was paid. A refund that
 * is done stays done; the same id with another order or amount sets the amount to NULL, which the column refuses.
 */
export function refundStatements(
  dialect: SqlEngine['dialect'],
  refund: RefundRecord,
  { orderId, nowMs }: { readonly orderId: OrderId; readonly nowMs: number },
): Statement[] {
  const row = {
    id: refund.id,
    order_id: orderId,
    amount_minor: refund.amountMinor,
    reason: refund.reason,
    status: refund.status,
    transaction_number: refund.transactionNumber,
    created_at_ms: nowMs,
    credit_minor: refund.creditMinor ?? 0,
  }
  const lines = refund.lines.map((line) => ({
    refund_id: refund.id,
    order_line_id: line.orderLineId,
    units: line.units,
    amount_minor: line.amountMinor,
    is_restocked: line.isRestocked ? 1 : 0,
  }))
  const onConflict = sql`(id) do update set
    amount_minor = case when refund.amount_minor = excluded.amount_minor and refund.order_id = excluded.order_id then refund.amount_minor else null end,
    credit_minor = excluded.credit_minor,
    status = case when refund.status = 'done' then 'done' else excluded.status end,
    transaction_number = coalesce(refund.transaction_number, excluded.transaction_number)`
  return [
    ...insertRows(dialect, { table: 'refund', rows: [row], onConflict }),
    ...insertRows(dialect, { table: 'refund_line', rows: lines, onConflict: 'nothing' }),
    ...countRefunds(dialect, orderId),
  ]
}

function countRefunds(dialect: SqlEngine['dialect'], orderId: OrderId): Statement[] {
  const db = sqlFor(dialect)
  const units = sql`update order_line set refunded_units = (
      select coalesce(sum(refund_line.units), 0) from refund_line join refund on refund.id = refund_line.refund_id
      where refund_line.order_line_id = order_line.id and refund.status <> 'failed')
    where order_id = ${orderId}`
  const money = sql`update customer_order set refunded_minor = (
      select coalesce(sum(amount_minor), 0) from refund where order_id = customer_order.id and status <> 'failed')
    where id = ${orderId}`
  return [units.compile(db), money.compile(db)]
}
