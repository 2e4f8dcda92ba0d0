import { decimalText } from '@onhand/domain/data-import/decimal'
import {
  type Draft,
  draft,
  type DraftImage,
  draftSku,
  type DraftSku,
  type RowProblem,
} from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { plainText } from '../plain-text.ts'
import { listOf, type ReadFile, unitsOf } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

/** Column names in the layout of 2025 and in the older one; the first that the file has is taken. */
const COLUMNS = {
  handle: ['URL handle', 'Handle'],
  title: ['Title'],
  description: ['Description', 'Body (HTML)'],
  brand: ['Vendor'],
  type: ['Type'],
  category: ['Product category', 'Product Category'],
  tags: ['Tags'],
  published: ['Published on online store', 'Published'],
  status: ['Status'],
  sku: ['SKU', 'Variant SKU'],
  barcode: ['Barcode', 'Variant Barcode'],
  price: ['Price', 'Variant Price'],
  compareAt: ['Compare-at price', 'Variant Compare At Price'],
  cost: ['Cost per item'],
  grams: ['Weight value (grams)', 'Variant Grams'],
  stock: ['Inventory quantity', 'Variant Inventory Qty'],
  picture: ['Product image URL', 'Image Src'],
  pictureAlt: ['Image alt text', 'Image Alt Text'],
  option1: ['Option1 value', 'Option1 Value'],
  option2: ['Option2 value', 'Option2 Value'],
  option3: ['Option3 value', 'Option3 Value'],
  option1Name: ['Option1 name', 'Option1 Name'],
  option2Name: ['Option2 name', 'Option2 Name'],
  option3Name: ['Option3 name', 'Option3 Name'],
} as const
type Column = keyof typeof COLUMNS
const OPTIONS = [
  ['option1', 'option1Name'],
  ['option2', 'option2Name'],
  ['option3', 'option3Name'],
] as const

/** Shopify's product export, new layout and old: the first row of a handle has the product, each row with a price is a variant, the others bring pictures. */
export async function readShopify(source: ImportSource): Promise<ReadFile> {
  const problems: RowProblem[] = []
  const products = new Map<string, { readonly rows: CsvRow[]; readonly pictures: DraftImage[] }>()
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const handle = cell(row, 'handle')
    if (handle === '') {
      problems.push({ line: row.line, field: 'URL handle', reason: 'missing', value: cell(row, 'title') })
      continue
    }
    const product = products.get(handle) ?? { rows: [], pictures: [] }
    products.set(handle, product)
    const picture = cell(row, 'picture')
    if (picture !== '' && !product.pictures.some(({ url }) => url === picture))
      product.pictures.push({ url: picture, alt: cell(row, 'pictureAlt') })
    if (isPictureRow(row)) rowsJoined += 1
    else product.rows.push(row)
  }
  const drafts = [...products].flatMap(([handle, product]) =>
    product.rows.length > 0 ? [draftOf(handle, product)] : [],
  )
  return { drafts, problems, rowCount, rowsJoined }
}

function draftOf(
  handle: string,
  { rows, pictures }: { rows: readonly CsvRow[]; pictures: readonly DraftImage[] },
): Draft {
  const first = rows.find((row) => cell(row, 'title') !== '') ?? rows[0]
  const of = (column: Column): string => (first ? cell(first, column) : '')
  const isDraft =
    of('published').toLowerCase() === 'false' || (of('status') !== '' && of('status').toLowerCase() !== 'active')
  const levels = listOf(of('category'), ' > ')
  const options = first ? OPTIONS.filter(([, name]) => cell(first, name) !== '' && cell(first, name) !== 'Title') : []
  return draft({
    line: first?.line ?? 0,
    code: handle,
    title: of('title'),
    description: plainText(of('description')),
    brand: of('brand'),
    tags: [...new Set([of('type'), levels.at(-1) ?? '', ...listOf(of('tags'), ',')].filter((tag) => tag !== ''))],
    categories: [...levels.toReversed(), of('type')].filter((name) => name !== ''),
    images: pictures,
    status: of('status').toLowerCase() === 'archived' ? 'archived' : isDraft ? 'draft' : 'active',
    options: options.map(([, name]) => of(name)),
    skus: rows.map((row, index) => skuOf(row, `${handle}-${index + 1}`, options)),
  })
}

function skuOf(row: CsvRow, otherCode: string, options: readonly (typeof OPTIONS)[number][]): DraftSku {
  const titles = OPTIONS.map(([value]) => cell(row, value)).filter((value) => value !== '' && value !== 'Default Title')
  const values = options.map(([value]) => cell(row, value))
  const grams = Math.round(Number(cell(row, 'grams')))
  return draftSku({
    line: row.line,
    code: cell(row, 'sku').replace(/^'/, '') || otherCode,
    title: titles.join(' / '),
    barcode: cell(row, 'barcode').replace(/^'/, ''),
    price: amount(cell(row, 'price')),
    compareAt: amount(cell(row, 'compareAt')),
    cost: amount(cell(row, 'cost')),
    weightGrams: grams > 0 ? grams : null,
    stockUnits: unitsOf(cell(row, 'stock')),
    optionValues: values,
  })
}

function amount(text: string): string {
  return decimalText(text) ?? text
}

function isPictureRow(row: CsvRow): boolean {
  return (
    cell(row, 'title') === '' &&
    cell(row, 'price') === '' &&
    cell(row, 'sku') === '' &&
    cell(row, 'option1') === '' &&
    cell(row, 'picture') !== ''
  )
}

function cell(row: CsvRow, column: Column): string {
  const name = COLUMNS[column].find((candidate) => row.columns.includes(candidate))
  return name === undefined ? '' : row.cell(name)
}
