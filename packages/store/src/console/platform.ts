import { COMMISSION_ACCOUNT } from '@onhand/domain/payments/postings'
import type { ConsolePort } from '@onhand/service/operator/ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { unionAll } from '../engine/union-all.ts'
import { sqlFor } from '../engine/sql.ts'
import { changesOf } from '../money/balance-sql.ts'

/** What the marketplace earned, and what it keeps for all its vendors together. */
export async function readPlatform(engine: SqlEngine): Promise<Awaited<ReturnType<ConsolePort['platform']>>> {
  const db = sqlFor(engine.dialect)
  const sums = (changes: RawBuilder<unknown>) =>
    sql<{ currency: string; sum_minor: number }>`select currency, cast(sum(change_minor) as bigint) as sum_minor
      from (${changes}) as changes group by currency order by currency`.compile(db)
  const [commission, kept] = await engine.read([sums(changesOf(COMMISSION_ACCOUNT)), sums(vendorChanges())])
  const currencies = [...new Set([...commission, ...kept].map((row) => row.currency))].sort()
  return currencies.map((currency) => ({
    currency,
    commissionMinor: commission.find((row) => row.currency === currency)?.sum_minor ?? 0,
    keptForVendorsMinor: kept.find((row) => row.currency === currency)?.sum_minor ?? 0,
  }))
}

/** All accounts named `vendor:…`, as a range of the index. */
function vendorChanges(): RawBuilder<unknown> {
  const part = (
    table: 'ledger_entry' | 'ledger_transfer' | 'purchase_payment',
    side: 'debit_account' | 'credit_account',
  ) => {
    const change = side === 'debit_account' ? sql`amount_minor` : sql`-amount_minor`
    const account = sql.ref(side)
    return sql`select currency, ${change} as change_minor from ${sql.table(table)} where ${account} >= 'vendor:' and ${account} < 'vendor;'`
  }
  return unionAll([
    part('ledger_entry', 'debit_account'),
    part('ledger_entry', 'credit_account'),
    part('ledger_transfer', 'debit_account'),
    part('ledger_transfer', 'credit_account'),
    part('purchase_payment', 'debit_account'),
    part('purchase_payment', 'credit_account'),
  ])
}
