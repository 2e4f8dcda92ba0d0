import type { PayoutId, VendorId } from '@onhand/domain/ids'
import { PAYOUT_RULE_DEFAULT, type PayoutRule } from '@onhand/domain/payments/payout'
import type { LedgerTransfer } from '@onhand/domain/payments/payout'
import type { PayoutRecord } from '@onhand/service/money/ports'
import { type Selectable, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

/** A payout from its row. */
export function payoutOf(row: Selectable<Database['payout']>): PayoutRecord {
  return {
    id: row.id as PayoutId,
    vendorId: row.vendor_id as VendorId,
    currency: row.currency,
    amountMinor: row.amount_minor,
    toAccount: row.to_account,
    origin: row.origin as PayoutRecord['origin'],
    status: row.status as PayoutRecord['status'],
    requestedAtMs: row.requested_at_ms,
    settledAtMs: row.settled_at_ms,
    transactionNumber: row.transaction_number,
    failureCode: row.failure_code,
  }
}

/** A vendor's terms from their row, or the terms of everybody. */
export function ruleOf(row: Selectable<Database['payout_rule']> | undefined): PayoutRule {
  if (!row) return PAYOUT_RULE_DEFAULT
  return {
    schedule: row.schedule as PayoutRule['schedule'],
    minimumMinor: row.minimum_minor,
    holdDays: row.hold_days,
  }
}

/** Writes a transfer of the ledger, only while its payout stands in `status`; once. */
export function transferStatement(
  dialect: SqlEngine['dialect'],
  transfer: LedgerTransfer,
  status: PayoutRecord['status'],
): Statement {
  const { id, kind, payoutId, debitAccount, creditAccount, amountMinor, currency, atMs } = transfer
  return sql`insert into ledger_transfer (id, kind, payout_id, debit_account, credit_account, amount_minor, currency, at_ms)
    select ${id}, ${kind}, payout.id, ${debitAccount}, ${creditAccount}, cast(${amountMinor} as bigint), ${currency}, cast(${atMs} as bigint)
    from payout where payout.id = ${payoutId} and payout.status = ${status}
    on conflict (id) do nothing`.compile(sqlFor(dialect))
}
