import { decimalText } from '@onhand/domain/data-import/decimal'
import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import type { Field } from '../generic-fields.ts'
import { pictureLinks } from '../picture-links.ts'
import { plainText } from '../plain-text.ts'
import { type FormatOptions, gramsOf, listOf, type ReadFile, unitsOf, type WeightUnit } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

const NOT_SOLD = /^(draft|hidden|inactive|unpublished|false|no|n|0|archived|草稿|下架|否|隱藏|未上架)$/i

/** A table of any origin whose columns were mapped. Rows with one handle are variants of one product; without handles each row is a product. */
export async function readGeneric(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const products = new Map<string, CsvRow[]>()
  const problems: RowProblem[] = []
  let rowCount = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const cell = reader(row, options)
    const code = cell('handle') || cell('sku') || cell('barcode') || cell('title')
    const rows = products.get(code)
    if (code === '')
      problems.push({ line: row.line, field: 'title', reason: 'missing', value: Object.values(options.mapping).join() })
    else if (rows && cell('handle') === '' && cell('sku') !== '')
      problems.push({ line: row.line, field: 'sku', reason: `used before on line ${rows[0]?.line ?? 0}`, value: code })
    else if (rows) rows.push(row)
    else products.set(code, [row])
  }
  return {
    drafts: [...products].map(([code, rows]) => draftOf(code, rows, options)),
    problems,
    rowCount,
    rowsJoined: 0,
  }
}

function draftOf(code: string, rows: readonly CsvRow[], options: FormatOptions): Draft {
  const readers = rows.map((row) => reader(row, options))
  const first = readers.find((cell) => cell('title') !== '') ?? readers[0]
  const of = (field: Field): string | null => (isMapped(field, options) ? (first?.(field) ?? '') : null)
  const all = (field: Field): string[] => (rows[0] ? cells(rows[0], field, options) : [])
  const status = of('status')
  const optionColumns = rows.length > 1 ? (options.mapping.option ?? []) : []
  const description = of('description')
  return draft({
    line: rows[0]?.line ?? 0,
    code,
    title: of('title') ?? '',
    description: description === null ? null : plainText(description),
    brand: of('brand'),
    tags: [...new Set([...all('category'), ...all('tags').flatMap((tags) => listOf(tags, /[,;、]/))])],
    categories: all('category')
      .flatMap((path) => listOf(path, /\s*[>/›»]\s*/))
      .toReversed(),
    images: all('images').flatMap((links) => pictureLinks(links)),
    status: status === null || status === '' ? null : NOT_SOLD.test(status) ? 'draft' : 'active',
    options: optionColumns,
    skus: rows.map((row, index) =>
      skuOf(row, { otherCode: rows.length > 1 ? `${code}-${index + 1}` : code, optionColumns, options }),
    ),
  })
}

type Around = {
  readonly otherCode: string
  readonly optionColumns: readonly string[]
  readonly options: FormatOptions
}

function skuOf(row: CsvRow, { otherCode, optionColumns, options }: Around): DraftSku {
  const cell = reader(row, options)
  const values = optionColumns.map((column) => row.cell(column))
  return draftSku({
    line: row.line,
    code: cell('sku') || otherCode,
    title: cells(row, 'option', options).join(' / '),
    barcode: cell('barcode').replace(/[\s-]/g, ''),
    price: amount(cell('price')) || (options.price ?? ''),
    compareAt: amount(cell('compareAt')),
    cost: amount(cell('cost')),
    weightGrams: gramsOf(cell('weight').replace(/[^\d.,]/g, ''), weightUnit(row, options)),
    stockUnits: unitsOf(cell('stock')),
    optionValues: optionColumns.length > 0 ? values : null,
  })
}

/** The unit that the column's heading or the cell names, else the one that was chosen. */
function weightUnit(row: CsvRow, options: FormatOptions): WeightUnit {
  const column = options.mapping.weight?.[0] ?? ''
  const text = `${column} ${row.cell(column)}`.toLowerCase()
  if (/kg|公斤|千克/.test(text)) return 'kg'
  if (/lbs?\b|pound/.test(text)) return 'lb'
  if (/\boz\b|ounce/.test(text)) return 'oz'
  return /gram|公克|(\d|\b|\()g\b/.test(text) ? 'g' : options.weightUnit
}

function reader(row: CsvRow, options: FormatOptions): (field: Field) => string {
  return (field) => cells(row, field, options)[0] ?? ''
}

function cells(row: CsvRow, field: Field, { mapping }: FormatOptions): string[] {
  return (mapping[field] ?? []).map((column) => row.cell(column)).filter((text) => text !== '')
}

function isMapped(field: Field, { mapping }: FormatOptions): boolean {
  return (mapping[field] ?? []).length > 0
}

function amount(text: string): string {
  return decimalText(text) ?? text
}
