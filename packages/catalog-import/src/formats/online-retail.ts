import { minorOf } from '@onhand/domain/data-import/decimal'
import { type Draft, draft, draftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import type { FormatOptions, ReadFile } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

/** Codes of the ledger rather than of goods: postage, manual corrections, fees, discounts, samples. */
export const NOT_GOODS: ReadonlySet<string> = new Set([
  'POST',
  'M',
  'D',
  'DOT',
  'S',
  'B',
  'C2',
  'CRUK',
  'PADS',
  'BANK CHARGES',
  'AMAZONFEE',
])
/** Goods codes are five digits, with letters for colours; boys' and girls' boxes (DCGS…) and gift cards are goods as well. */
const GOODS = /^(\d{5}[A-Z]{0,3}|DCGS\w+|SP\d+|GIFT_\d+_\d+)$/i

type Sold = { readonly line: number; readonly titles: Map<string, number>; price: string; units: number; rows: number }

/** True when a stock code names goods that a shop can sell. */
export function isGoods(stockCode: string): boolean {
  return !NOT_GOODS.has(stockCode.toUpperCase()) && GOODS.test(stockCode)
}

/** UCI Online Retail as a catalogue: one SKU per stock code, its most frequent description, its latest price; `needed` stock is what the file sells. */
export async function readOnlineRetail(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const codes = new Map<string, Sold>()
  const problems: RowProblem[] = []
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const problem = problemOf(row)
    if (problem) problems.push(problem)
    else if (isReturn(row)) rowsJoined += 1
    else note(codes, row)
  }
  const drafts = [...codes].map(([code, sold]) => draftOf(code, sold, options))
  const rowsUsed = [...codes.values()].reduce((sum, sold) => sum + sold.rows, 0)
  return { drafts, problems, rowCount, rowsJoined: rowsJoined + rowsUsed - drafts.length }
}

function problemOf(row: CsvRow): RowProblem | null {
  const problem = (field: string, reason: string): RowProblem => ({
    line: row.line,
    field,
    reason,
    value: row.cell(field),
  })
  const code = row.cell('StockCode')
  if (!isGoods(code)) return problem('StockCode', 'not goods')
  if (!/^-?\d+$/.test(row.cell('Quantity'))) return problem('Quantity', 'not a whole number')
  if (isReturn(row)) return null
  const priceMinor = minorOf(row.cell('UnitPrice'), 'GBP')
  if (priceMinor === null) return problem('UnitPrice', 'not an amount in pence')
  if (priceMinor <= 0) return problem('UnitPrice', 'not above zero')
  if (row.cell('Description') === '') return problem('Description', 'missing')
  return null
}

/** Cancellations and corrections tell nothing new of the catalogue. */
function isReturn(row: CsvRow): boolean {
  return Number(row.cell('Quantity')) <= 0
}

function note(codes: Map<string, Sold>, row: CsvRow): void {
  const code = row.cell('StockCode').toUpperCase()
  const sold: Sold = codes.get(code) ?? { line: row.line, titles: new Map(), price: '', units: 0, rows: 0 }
  const title = row.cell('Description')
  sold.titles.set(title, (sold.titles.get(title) ?? 0) + 1)
  sold.price = row.cell('UnitPrice')
  sold.units += Number(row.cell('Quantity'))
  sold.rows += 1
  codes.set(code, sold)
}

function draftOf(code: string, sold: Sold, options: FormatOptions): Draft {
  const [title = ''] = [...sold.titles].sort((a, b) => b[1] - a[1])[0] ?? []
  const stockUnits = options.stock === 'needed' ? sold.units : null
  return draft({
    line: sold.line,
    code,
    title,
    skus: [draftSku({ line: sold.line, code, price: sold.price, stockUnits })],
  })
}
