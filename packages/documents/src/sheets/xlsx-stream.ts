import { localTime } from '@onhand/domain/local-time'
import type { Cell, Column, Table } from '@onhand/domain/reports/table'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { escapeXml, SHEET_END, sheetHead, STYLE, workbookParts } from './xlsx-parts.ts'

// More rows than a sheet holds are left to the CSV.
const ROWS_MAX = 1_048_575
const CELL_CHARACTERS_MAX = 32_767
const DAY_ZERO_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
const WIDTHS: Readonly<Record<Column['kind'], number>> = {
  text: 24,
  number: 12,
  decimal: 12,
  money: 14,
  date: 12,
  instant: 18,
}

/**
 * A table as one sheet of an XLSX workbook, zipped while its pages come, so that any number of rows takes little memory. Text cells are inline strings,
 * which no spreadsheet runs as formulas; numbers, days and instants are numbers with a format.
 */
export function xlsxStream(
  table: Table,
  words: { readonly headings: readonly string[]; readonly sheetName: string },
): ReadableStream<Uint8Array> {
  const pages = table.pages[Symbol.asyncIterator]()
  let zip: Zip
  let sheet: ZipDeflate
  let rowsWritten = 0
  let chunksWritten = 0
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) controller.error(error)
        else if (chunk.length > 0) {
          chunksWritten += 1
          controller.enqueue(chunk)
        }
        if (!error && isLast) controller.close()
      })
      for (const [name, text] of Object.entries(workbookParts(words.sheetName))) addFile(zip, name, text)
      sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
      zip.add(sheet)
      sheet.push(strToU8(sheetHead(table.columns.map(({ kind }) => WIDTHS[kind]))))
      const heading = words.headings.map((text) => textCell(text, STYLE.heading)).join('')
      sheet.push(strToU8(`<row>${heading}</row>`))
    },
    // A page may disappear in the packer's memory; a stream that was asked once has to answer once.
    async pull() {
      for (const before = chunksWritten; chunksWritten === before; ) {
        const { done, value: rows } = await pages.next()
        const taken = done === true ? [] : rows.slice(0, ROWS_MAX - rowsWritten)
        rowsWritten += taken.length
        if (taken.length > 0) sheet.push(strToU8(taken.map((row) => rowXml(row, table)).join('')))
        if (done !== true && rowsWritten < ROWS_MAX) continue
        await pages.return?.()
        sheet.push(strToU8(SHEET_END), true)
        zip.end()
        return
      }
    },
    async cancel() {
      zip.terminate()
      await pages.return?.()
    },
  })
}

function addFile(zip: Zip, name: string, text: string): void {
  const file = new ZipDeflate(name, { level: 6 })
  zip.add(file)
  file.push(strToU8(text), true)
}

function rowXml(row: readonly Cell[], { columns, timeZone }: Table): string {
  return `<row>${columns.map((column, place) => cellXml(row[place] ?? null, column, timeZone)).join('')}</row>`
}

function cellXml(cell: Cell, { kind }: Column, timeZone: string): string {
  if (cell === null || cell === '') return '<c/>'
  switch (kind) {
    case 'text':
      return textCell(String(cell), STYLE.text)
    case 'number':
    case 'decimal':
      return numberCell(String(cell), STYLE.plain)
    case 'money':
      return numberCell(String(cell), STYLE.money)
    case 'date':
      return numberCell(String((Date.parse(`${cell}T00:00:00Z`) - DAY_ZERO_MS) / DAY_MS), STYLE.date)
    case 'instant':
      return numberCell(serialOf(Number(cell), timeZone), STYLE.instant)
  }
}

/** Days since the end of 1899, as spreadsheets count wall clocks. */
function serialOf(atMs: number, timeZone: string): string {
  const { date, minute } = localTime(atMs, timeZone)
  return String((Date.parse(`${date}T00:00:00Z`) - DAY_ZERO_MS) / DAY_MS + minute / 1440)
}

function numberCell(text: string, style: number): string {
  return `<c s="${style}"><v>${escapeXml(text)}</v></c>`
}

function textCell(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text.slice(0, CELL_CHARACTERS_MAX))}</t></is></c>`
}
