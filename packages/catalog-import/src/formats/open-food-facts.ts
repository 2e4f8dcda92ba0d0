import { type Draft, draft, draftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import type { FormatOptions, ReadFile } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

/** Facts worth showing on the product page, by column. */
const ATTRIBUTES: readonly (readonly [string, string])[] = [
  ['quantity', 'Quantity'],
  ['labels', 'Labels'],
  ['origins', 'Origin'],
  ['ingredients_text', 'Ingredients'],
  ['nutriscore_grade', 'Nutri-Score'],
  ['nova_group', 'NOVA group'],
  ['energy-kcal_100g', 'Energy per 100 g (kcal)'],
  ['fat_100g', 'Fat per 100 g (g)'],
  ['sugars_100g', 'Sugars per 100 g (g)'],
  ['salt_100g', 'Salt per 100 g (g)'],
  ['proteins_100g', 'Protein per 100 g (g)'],
]
const QUANTITY = /^(\d+(?:[.,]\d+)?)\s*(g|kg|ml|cl|l)\b/i
const UNKNOWN = new Set(['', 'null', 'unknown', 'undefined', 'not-applicable'])

/** Open Food Facts: one product a row, the barcode is its code. The file has no prices: every product takes the one that is given. */
export async function readOpenFoodFacts(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const drafts: Draft[] = []
  const problems: RowProblem[] = []
  let rowCount = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    if (known(row, 'product_name') === '')
      problems.push({ line: row.line, field: 'product_name', reason: 'missing', value: row.cell('code') })
    else drafts.push(draftOf(row, options))
  }
  return { drafts, problems, rowCount, rowsJoined: 0 }
}

function draftOf(row: CsvRow, options: FormatOptions): Draft {
  const code = row.cell('code')
  const sku = draftSku({
    line: row.line,
    code,
    barcode: code,
    price: options.price ?? '',
    measure: measureOf(row.cell('quantity')),
    weightGrams: gramsOf(row),
  })
  return draft({
    line: row.line,
    code,
    title: known(row, 'product_name'),
    description: known(row, 'generic_name'),
    brand: known(row, 'brands').split(',')[0]?.trim() ?? '',
    tags: known(row, 'categories')
      .split(',')
      .map((tag) => tag.trim().slice(0, 80))
      .filter((tag) => tag !== '')
      .slice(0, 50),
    attributes: ATTRIBUTES.map(([column, name]) => ({ name, value: known(row, column).slice(0, 1000) })).filter(
      ({ value }) => value !== '',
    ),
    allergens: known(row, 'allergens')
      .split(',')
      .map((name) => name.replace(/^[a-z]{2}:/, '').trim())
      .filter((name) => name !== '' && name.length <= 80),
    skus: [sku],
  })
}

function known(row: CsvRow, column: string): string {
  const value = row.cell(column)
  return UNKNOWN.has(value.toLowerCase()) ? '' : value
}

function measureOf(quantity: string): NonNullable<Draft['skus'][number]['measure']> | null {
  const [, amount = '', unit = ''] = QUANTITY.exec(quantity) ?? []
  const value = Number(amount.replace(',', '.'))
  if (!(value > 0)) return null
  const lower = unit.toLowerCase()
  if (lower === 'cl') return { amount: value * 10, unit: 'ml' }
  return lower === 'g' || lower === 'kg' || lower === 'ml' || lower === 'l' ? { amount: value, unit: lower } : null
}

function gramsOf(row: CsvRow): number | null {
  const grams = Math.round(Number(row.cell('product_quantity')))
  return grams > 0 && grams <= 100_000 ? grams : null
}
