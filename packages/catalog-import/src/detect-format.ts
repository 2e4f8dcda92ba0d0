import { csvRows } from './csv-rows.ts'
import { textChunks } from './decode-text.ts'
import type { FormatName } from './formats/index.ts'
import type { ImportSource } from './source.ts'

/** What a file most likely is, with its columns and first rows where it is a table. */
export type Detected = {
  readonly format: FormatName
  readonly columns: readonly string[]
  readonly preview: readonly (readonly string[])[]
}

const PREVIEW_ROWS = 6

/** Headings that together are found in one platform's files only. */
const SIGNS: readonly (readonly [FormatName, readonly string[]])[] = [
  ['onhand', ['Handle', 'Option values', 'Measure unit', 'SKU']],
  ['shopify', ['URL handle', 'Title', 'Price']],
  ['shopify', ['Handle', 'Variant Price']],
  ['bigcommerce-legacy', ['Item Type', 'Product Code/SKU']],
  ['bigcommerce', ['Item', 'Inventory Tracking', 'Is Visible']],
  ['wix', ['handle', 'fieldType']],
  ['wix', ['handleId', 'fieldType']],
  ['squarespace', ['Product ID [Non Editable]', 'Title']],
  ['woocommerce', ['Type', 'Regular price', 'Sale price']],
  ['openfoodfacts', ['code', 'product_name']],
  ['online-retail', ['InvoiceNo', 'StockCode', 'UnitPrice']],
]

/** Looks into a file: JSON by its first fields, tables by their headings. */
export async function detectFormat(source: ImportSource): Promise<Detected> {
  let head = ''
  for await (const text of textChunks(source)) {
    head = text.slice(0, 4_000).trimStart()
    break
  }
  if (/^[[{]/.test(head)) return { format: /"model"\s*:/.test(head) ? 'saleor' : 'dummyjson', columns: [], preview: [] }
  let columns: readonly string[] = []
  const preview: string[][] = []
  for await (const row of csvRows(source)) {
    columns = row.columns
    preview.push(columns.map((column) => row.cell(column)))
    if (preview.length === PREVIEW_ROWS) break
  }
  const names = new Set(columns)
  const sign = SIGNS.find(([, headings]) => headings.every((heading) => names.has(heading)))
  return { format: sign?.[0] ?? 'generic', columns, preview }
}
