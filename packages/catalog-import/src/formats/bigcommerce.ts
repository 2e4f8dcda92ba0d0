import { decimalText, minorOf } from '@onhand/domain/data-import/decimal'
import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { pictureLinks } from '../picture-links.ts'
import { plainText } from '../plain-text.ts'
import { type FormatOptions, gramsOf, listOf, type ReadFile, unitsOf } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

type Family = { readonly product: CsvRow; readonly variants: CsvRow[]; readonly pictures: string[] }
const OPTION = /Type=[^|]*\|Name=([^|]*)\|Value=(.*?)(?=Type=[^|]*\|Name=|$)/g
const YES = /^(y|yes|true|1)$/i

/** BigCommerce's product export since 2023: a product's row, then its variants and pictures in rows of their own. */
export async function readBigCommerce(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const families: Family[] = []
  const problems: RowProblem[] = []
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const item = row.cell('Item').toLowerCase()
    const family = families.at(-1)
    if (item === 'product') families.push({ product: row, variants: [], pictures: [] })
    else if (!family)
      problems.push({ line: row.line, field: 'Item', reason: 'no product above it', value: row.cell('Item') })
    else if (item === 'variant') family.variants.push(row)
    else {
      rowsJoined += 1
      const picture = row.cell('Image URL (Import)') || row.cell('Internal Image URL (Export)')
      if (item === 'image' && picture !== '') family.pictures.push(picture)
    }
  }
  rowsJoined += families.filter((family) => family.variants.length > 0).length
  return { drafts: families.map((family) => draftOf(family, options)), problems, rowCount, rowsJoined }
}

function draftOf({ product, variants, pictures }: Family, options: FormatOptions): Draft {
  const id = product.cell('ID')
  const code = product.cell('SKU') || listOf(product.cell('Product URL'), '/').at(-1) || `bigcommerce-${id}`
  const names = [...new Set(variants.flatMap((row) => optionsOf(row.cell('Options')).map(({ name }) => name)))]
  const categories = listOf(product.cell('Categories'), ';').filter((name) => !/^\d+$/.test(name))
  return draft({
    line: product.line,
    code,
    title: product.cell('Name'),
    description: plainText(product.cell('Description')),
    tags: [...new Set([...categories.map(lastLevel), ...listOf(product.cell('Search Keywords'), ',')])],
    categories: categories.flatMap((path) => path.split('/').toReversed()),
    images: pictureLinks(pictures.join(' ')),
    status: YES.test(product.cell('Is Visible')) ? 'active' : 'draft',
    options: names,
    skus:
      variants.length === 0
        ? [skuOf(product, { product, code, names, options })]
        : variants.map((row) => skuOf(row, { product, code: `${code}-${row.cell('ID')}`, names, options })),
  })
}

type Around = {
  readonly product: CsvRow
  readonly code: string
  readonly names: readonly string[]
  readonly options: FormatOptions
}

/** A variant without a price of its own costs what its product costs. */
function skuOf(row: CsvRow, { product, code, names, options }: Around): DraftSku {
  const own = prices(row)
  const { price, compareAt } = own.price === '' ? prices(product) : own
  const found = optionsOf(row.cell('Options'))
  const values = names.map((name) => found.find((option) => option.name === name)?.value ?? '')
  const isTracked = product.cell('Inventory Tracking').toLowerCase() !== 'none'
  return draftSku({
    line: row.line,
    code: row.cell('SKU') || code,
    title: values.filter((value) => value !== '').join(' / '),
    barcode: row.cell('Global Trade Number') || row.cell('UPC/EAN'),
    price,
    compareAt,
    cost: positive(row.cell('Cost Price')) || positive(product.cell('Cost Price')),
    weightGrams: gramsOf(row.cell('Weight') || product.cell('Weight'), options.weightUnit),
    stockUnits: isTracked ? unitsOf(row.cell('Current Stock')) : null,
    optionValues: values,
  })
}

/** The price asked, and the higher one beside it when there is one. */
export function pricesOf({ price, sale, retail }: { price: string; sale: string; retail: string }): {
  readonly price: string
  readonly compareAt: string
} {
  const asked = positive(sale) !== '' && isLess(sale, price) ? positive(sale) : amount(price)
  const higher = [amount(retail), amount(price)].find((other) => isLess(asked, other))
  return { price: asked, compareAt: higher ?? '' }
}

function prices(row: CsvRow) {
  return pricesOf({ price: row.cell('Price'), sale: row.cell('Sale Price'), retail: row.cell('Retail Price') })
}

function optionsOf(text: string): { name: string; value: string }[] {
  return [...text.matchAll(OPTION)].map(([, name = '', value = '']) => ({
    name: name.trim(),
    value: value.replace(/\[#[^\]]*\]$/, '').trim(),
  }))
}

/** The last level of a category's path. */
export function lastLevel(path: string): string {
  return path.split('/').at(-1)?.trim() ?? ''
}

/** An amount above zero, else nothing: these exports write 0.00 where nothing was said. */
export function positive(text: string): string {
  const plain = amount(text)
  return /[1-9]/.test(plain) ? plain : ''
}

function isLess(left: string, right: string): boolean {
  const [a, b] = [minorOf(amount(left), 'KWD'), minorOf(amount(right), 'KWD')]
  return a !== null && b !== null && a < b
}

function amount(text: string): string {
  return decimalText(text) ?? text
}
