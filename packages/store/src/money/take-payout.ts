import type { MoneyPort, PayoutRecord } from '@onhand/service/money/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { availableNow } from './balance-sql.ts'
import { transferStatement } from './payout-rows.ts'

/**
 * Takes a payout in one batch [PAY-11]. Its first statement takes the vendor's turn: on PostgreSQL a second payout waits at that row and then sees the first;
 * D1 runs batches one after the other anyway. The amount becomes NULL when less may be paid out, which its column refuses.
 */
export async function takePayout(
  engine: SqlEngine,
  payout: PayoutRecord,
  parts: Parameters<MoneyPort['takePayout']>[1],
): Promise<{ readonly isTaken: boolean }> {
  const { dialect } = engine
  try {
    await engine.atomic([
      takeTurn(dialect, payout),
      insertGuarded(dialect, payout, parts.at),
      transferStatement(dialect, parts.transfer, 'due'),
      ...insertRows(dialect, {
        table: 'outbox',
        rows: [outboxRow(parts.message, payout.requestedAtMs)],
        onConflict: 'nothing',
      }),
      ...auditStatements(dialect, parts.audit),
    ])
    return { isTaken: true }
  } catch (error) {
    if (error instanceof ConstraintViolation && error.subject === 'payout.amount_minor') return { isTaken: false }
    throw error
  }
}

function takeTurn(dialect: SqlEngine['dialect'], payout: PayoutRecord): Statement {
  return sql`insert into payout_rule (vendor_id, turn) values (${payout.vendorId}, 1)
    on conflict (vendor_id) do update set turn = payout_rule.turn + 1`.compile(sqlFor(dialect))
}

function insertGuarded(
  dialect: SqlEngine['dialect'],
  payout: PayoutRecord,
  at: Parameters<MoneyPort['takePayout']>[1]['at'],
): Statement {
  const { id, vendorId, currency, amountMinor, toAccount, origin, requestedAtMs } = payout
  const amount = sql`cast(${amountMinor} as bigint)`
  return sql`insert into payout (id, vendor_id, currency, amount_minor, to_account, origin, status, requested_at_ms)
    select ${id}, ${vendorId}, ${currency}, case when ${amount} <= ${availableNow(vendorId, currency, at)} then ${amount} else null end,
      ${toAccount}, ${origin}, 'due', cast(${requestedAtMs} as bigint)
    where true on conflict (id) do nothing`.compile(sqlFor(dialect))
}
