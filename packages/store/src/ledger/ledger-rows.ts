import type { LedgerJournal } from '@onhand/domain/payments/ledger'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'

/** Writes journals with their entries; a journal that is there already is left as it is. */
export function insertJournals(dialect: SqlEngine['dialect'], journals: readonly LedgerJournal[]): Statement[] {
  const entries = journals.flatMap((journal) =>
    journal.entries.map((entry, position) => ({
      journal_id: journal.id,
      position,
      debit_account: entry.debitAccount,
      credit_account: entry.creditAccount,
      amount_minor: entry.amountMinor,
      currency: entry.currency,
      at_ms: journal.atMs,
    })),
  )
  const rows = journals.map((journal) => ({
    id: journal.id,
    kind: journal.kind,
    order_group_id: journal.orderGroupId,
    at_ms: journal.atMs,
  }))
  return [
    ...insertRows(dialect, { table: 'ledger_journal', rows, onConflict: 'nothing' }),
    ...insertRows(dialect, { table: 'ledger_entry', rows: entries, onConflict: 'nothing' }),
  ]
}
