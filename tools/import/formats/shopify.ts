import { type Draft, draft, draftSku, type DraftSku, type ReadFile, type RowProblem } from '../draft.ts'
import { plainText } from '../plain-text.ts'
import { type CsvRow, csvRows } from '../read-rows.ts'

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
  option1: ['Option1 value', 'Option1 Value'],
  option2: ['Option2 value', 'Option2 Value'],
  option3: ['Option3 value', 'Option3 Value'],
} as const
type Column = keyof typeof COLUMNS

/** Shopify's product export, new layout and old: the first row of a handle has the product, each row with a price is a variant, the others bring pictures. */
export async function readShopify(path: string): Promise<ReadFile> {
  const problems: RowProblem[] = []
  const products = new Map<string, CsvRow[]>()
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(path)) {
    rowCount += 1
    const handle = cell(row, 'handle')
    if (handle === '')
      problems.push({ line: row.line, field: 'URL handle', reason: 'missing', value: cell(row, 'title') })
    else if (isPictureRow(row)) rowsJoined += 1
    else products.set(handle, [...(products.get(handle) ?? []), row])
  }
  const drafts = [...products].map(([handle, rows]) => draftOf(handle, rows))
  return { drafts, problems, rowCount, rowsJoined }
}

function draftOf(handle: string, rows: readonly CsvRow[]): Draft {
  const first = rows.find((row) => cell(row, 'title') !== '') ?? rows[0]
  const of = (column: Column): string => (first ? cell(first, column) : '')
  const isDraft =
    of('published').toLowerCase() === 'false' || (of('status') !== '' && of('status').toLowerCase() !== 'active')
  return draft({
    line: first?.line ?? 0,
    code: handle,
    title: of('title'),
    description: plainText(of('description')),
    brand: of('brand'),
    tags: [of('type'), of('category').split(' > ').at(-1) ?? '', ...of('tags').split(',')]
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    isPublished: !isDraft,
    skus: rows.map((row, index) => skuOf(row, handle, index)),
  })
}

function skuOf(row: CsvRow, handle: string, index: number): DraftSku {
  const options = [cell(row, 'option1'), cell(row, 'option2'), cell(row, 'option3')].filter(
    (value) => value !== '' && value !== 'Default Title',
  )
  const grams = Math.round(Number(cell(row, 'grams')))
  const stock = cell(row, 'stock')
  return draftSku({
    line: row.line,
    code: cell(row, 'sku') || `${handle}-${index + 1}`,
    title: options.join(' / '),
    barcode: cell(row, 'barcode').replace(/^'/, ''),
    price: cell(row, 'price'),
    compareAt: cell(row, 'compareAt'),
    cost: cell(row, 'cost'),
    weightGrams: grams > 0 ? grams : null,
    stockUnits: /^-?\d+$/.test(stock) ? Math.max(0, Number(stock)) : null,
  })
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
