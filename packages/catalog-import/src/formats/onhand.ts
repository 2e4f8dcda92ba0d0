import type { ProductAttribute } from '@onhand/domain/catalog/product-record'
import { LOCALES, type Locale } from '@onhand/domain/catalog/views'
import { unpackEntries, unpackList } from '@onhand/domain/data-import/cell-lists'
import { decimalText } from '@onhand/domain/data-import/decimal'
import {
  type Draft,
  draft,
  type DraftImage,
  type DraftLot,
  type DraftMeasure,
  draftSku,
  type DraftSku,
  type RowProblem,
} from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { type FormatOptions, type ReadFile, unitsOf } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

/** Our own product file: what it says is all there is. Rows of a handle are one product; a row without a handle belongs to the one above. */
export async function readOnhand(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const products = new Map<string, CsvRow[]>()
  const problems: RowProblem[] = []
  let rowCount = 0
  let handle = ''
  for await (const row of csvRows(source)) {
    rowCount += 1
    handle = text(row, 'Handle') || handle
    const rows = products.get(handle) ?? []
    if (handle === '') problems.push({ line: row.line, field: 'Handle', reason: 'missing', value: text(row, 'SKU') })
    else if (rows.length > 0 && text(row, 'Title') !== '' && text(row, 'SKU') === '')
      problems.push({ line: row.line, field: 'SKU', reason: 'missing', value: handle })
    else products.set(handle, [...rows, row])
  }
  return {
    drafts: [...products].map(([code, rows]) => draftOf(code, rows, options)),
    problems,
    rowCount,
    rowsJoined: 0,
  }
}

function draftOf(code: string, rows: readonly CsvRow[], options: FormatOptions): Draft {
  const first = rows.find((row) => text(row, 'Title') !== '') ?? rows[0]
  const of = (column: string) => (first ? text(first, column) : '')
  const status = of('Status').toLowerCase()
  return draft({
    line: first?.line ?? 0,
    code,
    title: of('Title'),
    description: of('Description'),
    brand: of('Brand'),
    tags: unpackList(of('Tags')),
    attributes: unpackEntries(of('Attributes')).map(attributeOf),
    allergens: unpackList(of('Allergens')),
    categories: of('Category') === '' ? [] : [of('Category')],
    images: unpackEntries(of('Images')).map(imageOf),
    translations: translationsOf(of),
    status: status === 'draft' || status === 'archived' ? status : 'active',
    options: unpackList(of('Options')),
    isWhole: true,
    skus: rows.map((row, index) => skuOf(row, `${code}-${index + 1}`, options)),
  })
}

function skuOf(row: CsvRow, otherCode: string, options: FormatOptions): DraftSku {
  const currency = text(row, 'Currency') || options.currency
  // A price in another currency than the shop's is shown with it, and refused as no amount.
  const amount = (column: string) => {
    const plain = decimalText(text(row, column)) ?? text(row, column)
    return plain === '' || currency === options.currency ? plain : `${plain} ${currency}`
  }
  const tax = Number(text(row, 'Tax %') || Number.NaN)
  return draftSku({
    line: row.line,
    code: text(row, 'SKU') || otherCode,
    title: text(row, 'Variant'),
    titles: titlesOf(row),
    optionValues: unpackList(text(row, 'Option values')),
    barcode: text(row, 'GTIN'),
    price: amount('Price'),
    compareAt: amount('Compare-at price'),
    cost: amount('Unit cost'),
    otherPrices: unpackEntries(text(row, 'Other prices')).map(([other = '', price = '', compareAt = '']) => ({
      currency: other,
      price,
      compareAt,
    })),
    taxRateBps: Number.isFinite(tax) ? Math.round(tax * 100) : null,
    weightGrams: unitsOf(text(row, 'Weight (g)')),
    measure: measureOf(text(row, 'Measure'), text(row, 'Measure unit')),
    unitsPerOrderMax: unitsOf(text(row, 'Max per order')),
    ...stockOf(text(row, 'Stock')),
  })
}

/** Lots as the export writes them, or just a number. */
function stockOf(cell: string): Pick<DraftSku, 'stockUnits' | 'lots'> {
  if (/^-?\d+$/.test(cell)) return { stockUnits: unitsOf(cell), lots: null }
  const lots = unpackEntries(cell).map(
    ([units = '', location = '', lotCode = '', expiryDate = '']): DraftLot => ({
      units: unitsOf(units) ?? 0,
      location,
      lotCode,
      expiryDate,
    }),
  )
  return { stockUnits: null, lots }
}

function measureOf(amount: string, unit: string): DraftMeasure | null {
  const value = Number(amount)
  if (!(value > 0)) return null
  return unit === 'g' || unit === 'kg' || unit === 'ml' || unit === 'l' || unit === 'each'
    ? { amount: value, unit }
    : null
}

function attributeOf([name = '', value = '', ...others]: readonly string[]): ProductAttribute {
  const words = LOCALES.flatMap((locale, index) => {
    const [otherName = '', otherValue = ''] = others.slice(2 * index)
    return otherName === '' && otherValue === '' ? [] : [[locale, { name: otherName, value: otherValue }] as const]
  })
  return { name, value, ...(words.length === 0 ? {} : { translations: Object.fromEntries(words) }) }
}

function imageOf([url = '', alt = '', size = '', tint = '', ...alts]: readonly string[]): DraftImage {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? []
  const named = LOCALES.flatMap((locale, index) => (alts[index] ? [[locale, alts[index]] as const] : []))
  return {
    url,
    alt,
    ...(width === undefined || height === undefined ? {} : { width: Number(width), height: Number(height) }),
    ...(tint === '' ? {} : { tint }),
    ...(alts.length === 0 ? {} : { alts: Object.fromEntries(named) }),
  }
}

function translationsOf(of: (column: string) => string): NonNullable<Draft['translations']> {
  const found: Partial<Record<Locale, { readonly title: string; readonly description: string }>> = {}
  for (const locale of LOCALES) {
    const title = of(`Title (${locale})`)
    if (title !== '') found[locale] = { title, description: of(`Description (${locale})`) }
  }
  return found
}

function titlesOf(row: CsvRow): NonNullable<DraftSku['titles']> {
  const found = LOCALES.map((locale) => [locale, text(row, `Variant (${locale})`)] as const)
  return Object.fromEntries(found.filter(([, title]) => title !== ''))
}

/** Spreadsheets take some first letters for a formula; the export puts an apostrophe before those, and before apostrophes. */
function text(row: CsvRow, column: string): string {
  return row.cell(column).replace(/^'(?=[=+\-@\t\r'])/, '')
}
