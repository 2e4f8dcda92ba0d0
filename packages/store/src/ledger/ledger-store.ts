import type { LedgerReadPort } from '@onhand/service/payments/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { unionAll } from '../engine/union-all.ts'
import { sqlFor } from '../engine/sql.ts'

type BalanceRow = { account: string; currency: string; balance_minor: number }

/** Where money moves: of checkouts, of payouts, of goods for shelves, of shops' credit. Each row is a debit and a credit. */
const TABLES = ['ledger_entry', 'ledger_transfer', 'purchase_payment', 'credit_entry'] as const

/** Sums over the ledger. */
export function ledgerStore(engine: SqlEngine): LedgerReadPort {
  const db = sqlFor(engine.dialect)
  return {
    async balances(accountPrefix) {
      const hasPrefix = sql`substr(account, 1, cast(${accountPrefix.length} as integer)) = ${accountPrefix}`
      const changes = unionAll(
        TABLES.flatMap((table) => [
          sql`select debit_account as account, currency, amount_minor as change_minor from ${sql.table(table)}`,
          sql`select credit_account as account, currency, -amount_minor as change_minor from ${sql.table(table)}`,
        ]),
      )
      const sums = sql<BalanceRow>`
        select account, currency, cast(sum(change_minor) as bigint) as balance_minor from (${changes}) as changes
        where ${hasPrefix} group by account, currency order by account, currency`
      const rows = await engine.query(sums.compile(db))
      return rows.map((row) => ({ account: row.account, currency: row.currency, balanceMinor: row.balance_minor }))
    },

    async journalsOf(orderGroupId) {
      const journals = db
        .selectFrom('ledger_journal')
        .select(['id', 'kind'])
        .where('order_group_id', '=', orderGroupId)
        .orderBy('at_ms')
        .orderBy('id')
      return engine.query(journals.compile())
    },
  }
}
