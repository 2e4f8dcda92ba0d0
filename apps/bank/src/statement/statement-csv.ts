import type { BankLedger } from '../ledger/bank-ledger.ts'
import type { Account, StatementEntry } from '../ledger/types.ts'

// Rows of one call to the ledger: bounds its memory while a long statement streams out.
const ROWS_PER_READ = 500
const HEADER = [
  'time',
  'transaction_number',
  'kind',
  'counterparty',
  'counterparty_holder',
  'reference',
  'amount_minor',
  'currency',
  'balance_minor',
]

/** The whole statement of an account as a download, streamed, newest first. */
export function csvResponse(ledger: DurableObjectStub<BankLedger>, account: Account): Response {
  const encoder = new TextEncoder()
  let beforeSequence = Number.MAX_SAFE_INTEGER
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // The byte order mark makes spreadsheets read it as UTF-8.
      controller.enqueue(encoder.encode(`\uFEFF${csvRow(HEADER)}`))
    },
    async pull(controller) {
      const range = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, beforeSequence, limit: ROWS_PER_READ }
      const entries = await ledger.statement(account.number, range)
      if (entries.length > 0)
        controller.enqueue(encoder.encode(entries.map((entry) => entryRow(entry, account)).join('')))
      beforeSequence = entries.at(-1)?.sequence ?? 0
      if (entries.length < ROWS_PER_READ) controller.close()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statement-${account.number}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

/** One CSV row. Text that a spreadsheet would run as a formula is disarmed with an apostrophe [BANK-7]. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function entryRow(entry: StatementEntry, account: Account): string {
  return csvRow([
    new Date(entry.atMs).toISOString(),
    entry.transactionNumber,
    entry.kind,
    entry.counterpartyNumber,
    entry.counterpartyHolder,
    entry.reference,
    entry.amountMinor,
    account.currency,
    entry.balanceMinor,
  ])
}
