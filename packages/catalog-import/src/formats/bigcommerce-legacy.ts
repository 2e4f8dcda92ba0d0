import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { pictureLinks } from '../picture-links.ts'
import { plainText } from '../plain-text.ts'
import { type FormatOptions, gramsOf, listOf, type ReadFile, unitsOf } from '../read-file.ts'
import type { ImportSource } from '../source.ts'
import { lastLevel, positive, pricesOf } from './bigcommerce.ts'

type Family = { readonly product: CsvRow; readonly skus: CsvRow[] }
// "[S]Size=Small,[C]Color=Red": the letter says how the choice is drawn.
const CHOICE = /(?:^|,)\s*(?:\[[A-Z]{1,3}\])?([^=,]+)=([^,]*)/g

/** BigCommerce's older export: one row a product, rows "SKU" below it for its variants, rows "Rule" for what pages do with them. */
export async function readBigCommerceLegacy(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const families: Family[] = []
  const problems: RowProblem[] = []
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const type = row.cell('Item Type').toLowerCase()
    const family = families.at(-1)
    if (type === 'product') families.push({ product: row, skus: [] })
    else if (!family)
      problems.push({ line: row.line, field: 'Item Type', reason: 'no product above it', value: row.cell('Item Type') })
    else if (type === 'sku') family.skus.push(row)
    else rowsJoined += 1
  }
  rowsJoined += families.filter((family) => family.skus.length > 0).length
  return { drafts: families.map((family) => draftOf(family, options)), problems, rowCount, rowsJoined }
}

function draftOf({ product, skus }: Family, options: FormatOptions): Draft {
  const code =
    product.cell('Product Code/SKU') ||
    listOf(product.cell('Product URL'), '/').at(-1) ||
    `bigcommerce-${product.cell('Product ID') || product.line}`
  const names = [...new Set(skus.flatMap((row) => choicesOf(row).map(({ name }) => name)))]
  const categories = listOf(product.cell('Category'), ';')
  const visible = product.cell('Product Visible?')
  return draft({
    line: product.line,
    code,
    title: product.cell('Product Name'),
    description: plainText(product.cell('Product Description')),
    brand: product.cell('Brand Name'),
    tags: [...new Set([...categories.map(lastLevel), ...listOf(product.cell('Search Keywords'), ',')])],
    categories: categories.flatMap((path) => path.split('/').toReversed()),
    images: product.columns.flatMap((column) =>
      /^Product Image (File|URL) - \d+$/.test(column) ? pictureLinks(product.cell(column)) : [],
    ),
    status: visible === '' || /^y/i.test(visible) ? 'active' : 'draft',
    options: names,
    skus:
      skus.length === 0
        ? [skuOf(product, { product, code, names, options })]
        : skus.map((row, index) => skuOf(row, { product, code: `${code}-${index + 1}`, names, options })),
  })
}

type Around = {
  readonly product: CsvRow
  readonly code: string
  readonly names: readonly string[]
  readonly options: FormatOptions
}

function skuOf(row: CsvRow, { product, code, names, options }: Around): DraftSku {
  const own = positive(row.cell('Price')) === '' ? product : row
  const choices = choicesOf(row)
  const values = names.map((name) => choices.find((choice) => choice.name === name)?.value ?? '')
  return draftSku({
    line: row.line,
    code: row.cell('Product Code/SKU') || code,
    title: values.filter((value) => value !== '').join(' / '),
    barcode: row.cell('Global Trade Item Number') || row.cell('Product UPC/EAN'),
    ...pricesOf({ price: own.cell('Price'), sale: own.cell('Sale Price'), retail: own.cell('Retail Price') }),
    cost: positive(row.cell('Cost Price')),
    weightGrams: gramsOf(row.cell('Product Weight') || product.cell('Product Weight'), options.weightUnit),
    stockUnits: unitsOf(row.cell('Current Stock Level')),
    optionValues: values,
  })
}

function choicesOf(row: CsvRow): { name: string; value: string }[] {
  if (row.cell('Item Type').toLowerCase() !== 'sku') return []
  return [...row.cell('Product Name').matchAll(CHOICE)].map(([, name = '', value = '']) => ({
    name: name.trim(),
    value: value.trim(),
  }))
}
