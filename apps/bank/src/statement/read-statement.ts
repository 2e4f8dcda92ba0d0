import type { BankLedger } from '../ledger/bank-ledger.ts'
import type { Account } from '../ledger/types.ts'
import { balanceOnWire, type StatementOnWire } from '../ledger/wire.ts'

const ENTRIES_PER_PAGE = 100

/** Which part of a statement is asked for: from inclusive, to exclusive. */
export type StatementQuery = { from?: number | undefined; to?: number | undefined; cursor?: string | undefined }

/** One page of a statement, newest first. */
export async function readStatement(
  ledger: DurableObjectStub<BankLedger>,
  account: Account,
  query: StatementQuery,
): Promise<StatementOnWire> {
  const entries = await ledger.statement(account.number, {
    fromMs: query.from ?? 0,
    toMs: query.to ?? Number.MAX_SAFE_INTEGER,
    beforeSequence: query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(query.cursor),
    limit: ENTRIES_PER_PAGE + 1,
  })
  const page = entries.slice(0, ENTRIES_PER_PAGE)
  const last = page.at(-1)
  return {
    account: balanceOnWire(account),
    entries: page,
    nextCursor: entries.length > ENTRIES_PER_PAGE && last ? String(last.sequence) : null,
  }
}
