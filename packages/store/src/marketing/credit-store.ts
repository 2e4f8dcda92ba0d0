import type { CreditPort } from '@onhand/service/marketing/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { holdCredit, isCovered, ownerOf, releaseHolds, secureHolds } from './credit-holds.ts'
import { balanceOf, creditReads, ruleOf } from './credit-reads.ts'
import { endExpiredHolds, entryStatement, expiryStatement, recount, takeTurn } from './credit-rows.ts'
import { changedOrders } from './rewarded-orders.ts'

/** More shops than this do not give credit at once yet; the rest waits for the next run. */
const SHOPS_MAX = 500

/** Now, when a rule begins to give; else as it was. */
function beginning(column: 'since_ms' | 'watched_until_ms', nowMs: number) {
  const former = sql.ref<number>(`credit_rule.${column}`)
  return sql<number>`case when credit_rule.earn_bps = 0 and excluded.earn_bps > 0 then cast(${nowMs} as bigint) else ${former} end`
}

/** Credit of shops, in the database. */
export function creditStore(engine: SqlEngine): CreditPort {
  const { dialect } = engine
  const db = sqlFor(dialect)

  return {
    ...creditReads(engine),
    ...clockReads(engine),
    hold: (hold, at) => holdCredit(engine, hold, at),
    secure: (holds, nowMs) => secureHolds(engine, holds, nowMs),
    release: (ids) => releaseHolds(engine, ids),
    changedOrders: (query) => changedOrders(engine, query),

    async saveRule(vendorId, rule, { nowMs, audit }) {
      const terms = { earn_bps: rule.earnBps, spend_max_bps: rule.spendMaxBps, valid_days: rule.validDays }
      await engine.atomic([
        db
          .insertInto('credit_rule')
          .values({ vendor_id: vendorId, ...terms, since_ms: nowMs, watched_until_ms: nowMs })
          .onConflict((conflict) =>
            conflict.column('vendor_id').doUpdateSet({
              ...terms,
              // Earning that was off begins anew: orders of the time between earn nothing.
              since_ms: beginning('since_ms', nowMs),
              watched_until_ms: beginning('watched_until_ms', nowMs),
            }),
          )
          .compile(),
        ...auditStatements(dialect, audit),
      ])
    },

    async write(entry, { expiresAtMs, audit }) {
      const isNew = sql`not exists (select 1 from credit_entry where id = ${entry.id})`
      return isCovered(engine, [
        takeTurn(dialect, entry),
        endExpiredHolds(dialect, entry, entry.atMs),
        ...expiryStatement(dialect, entry, expiresAtMs),
        ...auditStatements(dialect, audit, isNew),
        ...entryStatement(dialect, entry),
        recount(dialect, entry),
      ])
    },

    async watched(vendorId, untilMs) {
      await engine.query(
        db
          .updateTable('credit_rule')
          .set({ watched_until_ms: untilMs })
          .where('vendor_id', '=', vendorId)
          .where('watched_until_ms', '<', untilMs)
          .compile(),
      )
    },
  }
}

/** What the minute run asks. */
function clockReads(engine: SqlEngine) {
  const db = sqlFor(engine.dialect)
  return {
    async earning() {
      const rows = await engine.query(
        db
          .selectFrom('credit_rule')
          .selectAll()
          .where('earn_bps', '>', 0)
          .orderBy('watched_until_ms')
          .limit(SHOPS_MAX)
          .compile(),
      )
      return rows.map((row) => ({
        vendorId: ownerOf({ ...row, person_id: '', currency: '' }).vendorId,
        watchedUntilMs: row.watched_until_ms,
        rule: ruleOf(row),
      }))
    },

    async overdue(nowMs, limit) {
      const rows = await engine.query(
        db
          .selectFrom('credit_account')
          .selectAll()
          .where('expires_at_ms', '<=', nowMs)
          .where('balance_minor', '>', 0)
          .where('held_minor', '=', 0)
          .orderBy('expires_at_ms')
          .limit(limit)
          .compile(),
      )
      return rows.map((row) => ({ ...ownerOf(row), ...balanceOf(row) }))
    },
  } satisfies Partial<CreditPort>
}
