import type { Cell, CellKind, Column, Table } from '@onhand/domain/reports/table'
import { wallClock } from './wall-clock.ts'

// Spreadsheets guess the encoding without it, wrongly for anything but English.
const BYTE_ORDER_MARK = '\uFEFF'
// Rows that begin with these are run as formulas by spreadsheets; an apostrophe makes them text, and is itself kept by a second one.
const FORMULA_START = /^[=+\-@\t\r']/

/** A table as CSV, page by page, so that any number of rows takes little memory. `headings` follow the columns. */
export function csvStream(table: Table, headings: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const pages = table.pages[Symbol.asyncIterator]()
  let isStarted = false
  return new ReadableStream({
    async pull(controller) {
      if (!isStarted) {
        isStarted = true
        controller.enqueue(encoder.encode(`${BYTE_ORDER_MARK}${headings.map(textCell).join(',')}\r\n`))
        return
      }
      for (;;) {
        const { done, value: rows } = await pages.next()
        if (done === true) return controller.close()
        if (rows.length === 0) continue
        return controller.enqueue(encoder.encode(rows.map((row) => line(row, table)).join('')))
      }
    },
    async cancel() {
      await pages.return?.()
    },
  })
}

function line(row: readonly Cell[], { columns, timeZone }: Table): string {
  return `${columns.map((column, place) => cellText(row[place] ?? null, { column, timeZone })).join(',')}\r\n`
}

function cellText(cell: Cell, { column, timeZone }: { readonly column: Column; readonly timeZone: string }): string {
  if (cell === null) return ''
  return isPlain(column.kind)
    ? String(cell)
    : textCell(column.kind === 'instant' ? wallClock(Number(cell), timeZone) : String(cell))
}

/** Numbers and days are written as they are; they begin with a digit or a minus sign and hold nothing else. */
function isPlain(kind: CellKind): boolean {
  return kind === 'number' || kind === 'decimal' || kind === 'money' || kind === 'date'
}

function textCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return /[",\r\n;\t']|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
