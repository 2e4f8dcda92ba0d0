import type { CreditHoldId } from '@onhand/domain/ids'
import type { CreditHold } from '@onhand/domain/marketing/credit'
import type { HoldOutcome } from '@onhand/service/marketing/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { endExpiredHolds, recount, takeTurn } from './credit-rows.ts'

/** Constraints that say "there is not that much". */
const GUARDS = new Set(['credit_account_covered', 'credit_hold.amount_minor'])

/** Runs a batch whose guards may refuse: false then, and nothing was written. */
export async function isCovered(engine: SqlEngine, statements: readonly Statement[]): Promise<boolean> {
  try {
    await engine.atomic(statements)
    return true
  } catch (error) {
    if (error instanceof ConstraintViolation && GUARDS.has(error.subject)) return false
    throw error
  }
}

/** Holds credit of one account. The amount becomes NULL when the credit's time is over, which its column refuses. */
export async function holdCredit(
  engine: SqlEngine,
  hold: CreditHold,
  at: { readonly expiresAtMs: number; readonly nowMs: number },
): Promise<HoldOutcome> {
  const { dialect } = engine
  const { id, vendorId, personId, currency, amountMinor } = hold
  const isGood = sql`exists (select 1 from credit_account where vendor_id = ${vendorId} and person_id = ${personId}
    and currency = ${currency} and (expires_at_ms is null or expires_at_ms > cast(${at.nowMs} as bigint)))`
  const insert = sql`insert into credit_hold (id, vendor_id, person_id, currency, amount_minor, state, expires_at_ms)
    select ${id}, ${vendorId}, ${personId}, ${currency}, case when ${isGood} then cast(${amountMinor} as bigint) end, 'held',
      cast(${at.expiresAtMs} as bigint)
    where true on conflict (id) do nothing`.compile(sqlFor(dialect))
  const isHeld = await isCovered(engine, [
    takeTurn(dialect, hold),
    endExpiredHolds(dialect, hold, at.nowMs),
    insert,
    recount(dialect, hold),
  ])
  if (!isHeld) return 'too_much'
  const [row] = await engine.query(
    sqlFor(dialect)
      .selectFrom('credit_hold')
      .select(['state', 'amount_minor', 'person_id'])
      .where('id', '=', id)
      .compile(),
  )
  const isSame = row?.amount_minor === amountMinor && row.person_id === personId
  return isSame && (row.state === 'held' || row.state === 'secured') ? 'held' : 'id_used'
}

/** Makes holds last. One that expired in between is taken again when it is still covered. */
export async function secureHolds(engine: SqlEngine, holds: readonly CreditHold[], nowMs: number): Promise<boolean> {
  const { dialect } = engine
  return isCovered(
    engine,
    holds.flatMap((hold) => [
      takeTurn(dialect, hold),
      endExpiredHolds(dialect, hold, nowMs),
      sqlFor(dialect)
        .updateTable('credit_hold')
        .set({ state: 'secured' })
        .where('id', '=', hold.id)
        .where('state', 'in', ['held', 'released'])
        .compile(),
      recount(dialect, hold),
    ]),
  )
}

/** Gives holds back; what was spent stays spent. */
export async function releaseHolds(engine: SqlEngine, ids: readonly CreditHoldId[]): Promise<void> {
  const { dialect } = engine
  const db = sqlFor(dialect)
  const holds = await engine.query(
    db.selectFrom('credit_hold').selectAll().where('id', 'in', textList(dialect, ids)).compile(),
  )
  const open = holds.filter((hold) => hold.state === 'held' || hold.state === 'secured')
  for (const row of open) {
    const owner = ownerOf(row)
    await engine.atomic([
      takeTurn(dialect, owner),
      db
        .updateTable('credit_hold')
        .set({ state: 'released' })
        .where('id', '=', row.id)
        .where('state', 'in', ['held', 'secured'])
        .compile(),
      recount(dialect, owner),
    ])
  }
}

/** Whose a row is. */
export function ownerOf(row: { readonly vendor_id: string; readonly person_id: string; readonly currency: string }) {
  return {
    vendorId: row.vendor_id as CreditHold['vendorId'],
    personId: row.person_id as CreditHold['personId'],
    currency: row.currency,
  }
}
