import type { LedgerReadPort } from '@onhand/service/payments/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type BalanceRow = { account: string; currency: string; balance_minor: number }

/** Sums over the ledger. */
export function ledgerStore(engine: SqlEngine): LedgerReadPort {
  const db = sqlFor(engine.dialect)
  return {
    async balances(accountPrefix) {
      const hasPrefix = sql`substr(account, 1, cast(${accountPrefix.length} as integer)) = ${accountPrefix}`
      const sums = sql<BalanceRow>`
        select account, currency, cast(sum(change_minor) as bigint) as balance_minor from (
          select debit_account as account, currency, amount_minor as change_minor from ledger_entry
          union all
          select credit_account, currency, -amount_minor from ledger_entry
          union all
          select debit_account, currency, amount_minor from ledger_transfer
          union all
          select credit_account, currency, -amount_minor from ledger_transfer
          union all
          select debit_account, currency, amount_minor from purchase_payment
          union all
          select credit_account, currency, -amount_minor from purchase_payment
          union all
          select case side when 1 then debit_account else credit_account end, currency,
            case side when 1 then amount_minor else -amount_minor end
          from credit_entry cross join (select 1 as side union all select 2) as sides
        ) as changes
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
