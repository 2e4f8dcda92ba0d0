import { decimalText, minorOf } from '@onhand/domain/data-import/decimal'
import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { pictureLinks } from '../picture-links.ts'
import { plainText } from '../plain-text.ts'
import { gramsOf, listOf, type ReadFile, unitsOf, WEIGHT_UNITS } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

type Family = { readonly parent: CsvRow; readonly variations: CsvRow[] }

/** WooCommerce's product export: variations follow their parent by its SKU or `id:`; grouped and external products are goods of others. */
export async function readWooCommerce(source: ImportSource): Promise<ReadFile> {
  const families = new Map<string, Family>()
  const variations: CsvRow[] = []
  const problems: RowProblem[] = []
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const type = row.cell('Type').toLowerCase()
    if (/\bvariation\b/.test(type)) variations.push(row)
    else if (/\b(grouped|external)\b/.test(type))
      problems.push({ line: row.line, field: 'Type', reason: 'not goods of this shop', value: row.cell('Type') })
    else families.set(`id:${row.cell('ID')}`, { parent: row, variations: [] })
  }
  const bySku = new Map([...families.values()].map((family) => [family.parent.cell('SKU'), family]))
  for (const row of variations) {
    const parent = row.cell('Parent')
    const family = families.get(parent) ?? (parent === '' ? undefined : bySku.get(parent))
    if (family) family.variations.push(row)
    else problems.push({ line: row.line, field: 'Parent', reason: 'no such product in the file', value: parent })
  }
  const drafts = [...families.values()].map((family) => {
    if (family.variations.length > 0) rowsJoined += 1
    return draftOf(family)
  })
  return { drafts, problems, rowCount, rowsJoined }
}

function draftOf({ parent, variations }: Family): Draft {
  const code = parent.cell('SKU') || `woo-${parent.cell('ID')}`
  const attributes = attributesOf(parent)
  const options =
    variations.length === 0
      ? []
      : attributes.filter(({ name }) => variations.some((row) => attributeOf(row, name) !== '')).map(({ name }) => name)
  const paths = listOf(parent.cell('Categories'), /(?<!\\),/)
  const description = plainText(parent.cell('Description')) || plainText(parent.cell('Short description'))
  return draft({
    line: parent.line,
    code,
    title: parent.cell('Name'),
    description,
    brand: parent.cell('Brands').split(',')[0]?.trim() ?? '',
    tags: [
      ...new Set([...paths.map((path) => path.split(' > ').at(-1) ?? ''), ...listOf(parent.cell('Tags'), ',')]),
    ].filter((tag) => tag !== ''),
    categories: paths.flatMap((path) => path.split(' > ').toReversed()),
    attributes: attributes.filter(({ name }) => !options.includes(name)),
    images: pictureLinks(parent.cell('Images'), ','),
    status: parent.cell('Published') === '1' ? 'active' : 'draft',
    options,
    skus:
      variations.length === 0
        ? [skuOf(parent, code, [])]
        : variations.map((row) => skuOf(row, `${code}-${row.cell('ID')}`, options)),
  })
}

function skuOf(row: CsvRow, otherCode: string, options: readonly string[]): DraftSku {
  const regular = amount(row.cell('Regular price'))
  const sale = amount(row.cell('Sale price'))
  const isReduced = sale !== '' && (minorOf(sale, 'KWD') ?? 0) < (minorOf(regular, 'KWD') ?? 0)
  const values = options.map((name) => attributeOf(row, name))
  const weight = WEIGHT_UNITS.map((unit) => [unit, `Weight (${unit === 'lb' ? 'lbs' : unit})`] as const).find(
    ([, name]) => row.columns.includes(name),
  )
  return draftSku({
    line: row.line,
    code: row.cell('SKU') || otherCode,
    title: values.join(' / '),
    barcode: row.cell('GTIN, UPC, EAN, or ISBN').replace(/-/g, ''),
    price: isReduced || regular === '' ? sale : regular,
    compareAt: isReduced ? regular : '',
    cost: amount(row.cell('Cost of goods')),
    weightGrams: weight ? gramsOf(row.cell(weight[1]), weight[0]) : null,
    stockUnits: unitsOf(row.cell('Stock')),
    optionValues: values,
  })
}

function attributesOf(row: CsvRow): { name: string; value: string }[] {
  return row.columns.flatMap((column) => {
    const number = /^Attribute (\d+) name$/i.exec(column)?.[1]
    const name = row.cell(column)
    return number === undefined || name === '' ? [] : [{ name, value: row.cell(`Attribute ${number} value(s)`) }]
  })
}

function attributeOf(row: CsvRow, name: string): string {
  return attributesOf(row).find((attribute) => attribute.name === name)?.value ?? ''
}

function amount(text: string): string {
  return decimalText(text) ?? text
}
