import { type CreditEntry, type CreditHold, type CreditOwner, isGiven } from '@onhand/domain/marketing/credit'
import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'

type Dialect = SqlEngine['dialect']

/** Takes the account's turn, making it when it is new: whoever writes next waits here on PostgreSQL, and then sees this write. */
export function takeTurn(dialect: Dialect, { vendorId, personId, currency }: CreditOwner): Statement {
  return sql`insert into credit_account (vendor_id, person_id, currency, balance_minor, held_minor, turn)
    values (${vendorId}, ${personId}, ${currency}, 0, 0, 1)
    on conflict (vendor_id, person_id, currency) do update set turn = credit_account.turn + 1`.compile(sqlFor(dialect))
}

/** Holds whose time is over are none. */
export function endExpiredHolds(dialect: Dialect, owner: CreditOwner, nowMs: number): Statement {
  return sqlFor(dialect)
    .updateTable('credit_hold')
    .set({ state: 'released' })
    .where('vendor_id', '=', owner.vendorId)
    .where('person_id', '=', owner.personId)
    .where('currency', '=', owner.currency)
    .where('state', '=', 'held')
    .where('expires_at_ms', '<=', nowMs)
    .compile()
}

/** Counts the account anew; its CHECK stops the batch when more is held than is there. */
export function recount(dialect: Dialect, { vendorId, personId, currency }: CreditOwner): Statement {
  const whose = sql`vendor_id = ${vendorId} and person_id = ${personId} and currency = ${currency}`
  return sql`update credit_account set
      balance_minor = (select cast(coalesce(sum(case when kind in ('earned', 'gift', 'returned') then amount_minor else -amount_minor end), 0) as bigint)
        from credit_entry where ${whose}),
      held_minor = (select cast(coalesce(sum(amount_minor), 0) as bigint) from credit_hold where ${whose} and state in ('held', 'secured'))
    where ${whose}`.compile(sqlFor(dialect))
}

/** An entry, once. */
export function entryStatement(dialect: Dialect, entry: CreditEntry): Statement[] {
  const row = {
    id: entry.id,
    kind: entry.kind,
    vendor_id: entry.vendorId,
    person_id: entry.personId,
    order_id: entry.orderId,
    debit_account: entry.debitAccount,
    credit_account: entry.creditAccount,
    amount_minor: entry.amountMinor,
    currency: entry.currency,
    reason: entry.reason,
    at_ms: entry.atMs,
  }
  return insertRows(dialect, { table: 'credit_entry', rows: [row], onConflict: 'nothing' })
}

/** Credit given begins the account's time anew; what is over has none. Only when the entry is new: a repeat moves no date. */
export function expiryStatement(dialect: Dialect, entry: CreditEntry, expiresAtMs: number | null): Statement[] {
  if (!isGiven(entry.kind) && entry.kind !== 'expired') return []
  return [
    sqlFor(dialect)
      .updateTable('credit_account')
      .set({ expires_at_ms: expiresAtMs })
      .where('vendor_id', '=', entry.vendorId)
      .where('person_id', '=', entry.personId)
      .where('currency', '=', entry.currency)
      .where(sql<boolean>`not exists (select 1 from credit_entry where id = ${entry.id})`)
      .compile(),
  ]
}

/** What a placed order was paid with: its hold becomes an entry, in the batch that writes the order [CRE-3]. */
export function spendStatements(
  dialect: Dialect,
  spent: readonly { readonly hold: CreditHold; readonly entry: CreditEntry }[],
): Statement[] {
  return spent.flatMap(({ hold, entry }) => [
    takeTurn(dialect, hold),
    sqlFor(dialect).updateTable('credit_hold').set({ state: 'spent' }).where('id', '=', hold.id).compile(),
    ...entryStatement(dialect, entry),
    recount(dialect, hold),
  ])
}

/** Credit that comes back with a refund, in the refund's own batch [CRE-4]. */
export function giveBackStatements(
  dialect: Dialect,
  { entry, expiresAtMs }: { readonly entry: CreditEntry; readonly expiresAtMs: number | null },
): Statement[] {
  return [
    takeTurn(dialect, entry),
    ...expiryStatement(dialect, entry, expiresAtMs),
    ...entryStatement(dialect, entry),
    recount(dialect, entry),
  ]
}
