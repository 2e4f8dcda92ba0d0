import type { PurchaseOrder, PurchasePort } from '@onhand/service/purchasing/ports'
import { type RawBuilder, sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { purchaseLineRow, purchaseRow } from './purchase-rows.ts'

type Parts = Parameters<PurchasePort['insert']>[1]

/**
 * Writes an order with its lines and messages in one batch [BUY-8]. A second order under the id stops the batch at the key, so nothing of it is written.
 * An order of a rule takes the rule's turn first and is written only within its limit of the day [BUY-15]: the status becomes NULL otherwise, which its column refuses.
 */
export async function insertPurchase(engine: SqlEngine, order: PurchaseOrder, parts: Parts): Promise<boolean | null> {
  const { dialect } = engine
  try {
    await engine.atomic([
      ...(parts.rule ? [takeTurn(engine, order, parts.rule)] : []),
      insertHead(engine, order, parts.rule),
      ...insertRows(dialect, {
        table: 'purchase_order_line',
        rows: order.lines.map((line) => purchaseLineRow(order, line)),
        onConflict: 'fail',
      }),
      ...insertRows(dialect, {
        table: 'outbox',
        rows: parts.outbox.map(({ message, dueAtMs }) => ({
          ...outboxRow(message, order.createdAtMs),
          next_at_ms: dueAtMs,
        })),
        onConflict: 'nothing',
      }),
      ...auditStatements(dialect, parts.audit),
    ])
    return true
  } catch (error) {
    if (!(error instanceof ConstraintViolation)) throw error
    if (error.kind === 'unique' && /purchase_order(\.id|_pkey)$/.test(error.subject)) return false
    if (error.kind === 'not_null' && ['purchase_order.status', 'purchase_rule.turn'].includes(error.subject))
      return null
    throw error
  }
}

function takeTurn(engine: SqlEngine, order: PurchaseOrder, rule: NonNullable<Parts['rule']>): Statement {
  return sql`update purchase_rule set turn = case when turn = ${rule.turn} and is_active = 1 then turn + 1 else null end
    where id = ${order.ruleId}`.compile(sqlFor(engine.dialect))
}

function insertHead(engine: SqlEngine, order: PurchaseOrder, rule: Parts['rule']): Statement {
  const db = sqlFor(engine.dialect)
  const row = purchaseRow(order)
  const status: RawBuilder<string> | string = rule ? withinLimit(order, rule.sinceMs) : row.status
  return db
    .insertInto('purchase_order')
    .values({ ...row, status })
    .compile()
}

/** `sent` while what the rule has ordered today and this order stay within its limit, else NULL. */
function withinLimit(order: PurchaseOrder, sinceMs: number): RawBuilder<string> {
  return sql<string>`(select case when purchase_rule.daily_limit_minor >= cast(${order.totalMinor} as bigint) + coalesce((select sum(total_minor)
      from purchase_order where rule_id = ${order.ruleId} and created_at_ms >= cast(${sinceMs} as bigint)
        and status not in ('declined', 'cancelled')), 0)
    then 'sent' else null end from purchase_rule where id = ${order.ruleId})`
}
