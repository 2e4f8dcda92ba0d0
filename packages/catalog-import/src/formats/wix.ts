import { decimalText, decimalOf, minorOf } from '@onhand/domain/data-import/decimal'
import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { pictureLinks } from '../picture-links.ts'
import { plainText } from '../plain-text.ts'
import { type FormatOptions, gramsOf, listOf, type ReadFile, unitsOf } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

type Family = { product: CsvRow | null; readonly variants: CsvRow[]; readonly pictures: string[] }

/** Wix's product export, today's layout and the older one: rows of a handle are the product, its variants and its pictures. */
export async function readWix(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const families = new Map<string, Family>()
  const problems: RowProblem[] = []
  let rowCount = 0
  let rowsJoined = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const handle = row.cell('handle') || row.cell('handleId')
    const type = row.cell('fieldType').toUpperCase()
    if (handle === '') {
      problems.push({ line: row.line, field: 'handle', reason: 'missing', value: row.cell('name') })
      continue
    }
    const family: Family = families.get(handle) ?? { product: null, variants: [], pictures: [] }
    families.set(handle, family)
    if (type === 'PRODUCT' && family.product === null) family.product = row
    else if (type === 'VARIANT') family.variants.push(row)
    else {
      rowsJoined += 1
      if (row.cell('media') !== '') family.pictures.push(row.cell('media'))
    }
  }
  const drafts: Draft[] = []
  for (const [handle, family] of families) {
    if (family.product === null)
      problems.push(
        ...family.variants.map((row) => ({
          line: row.line,
          field: 'fieldType',
          reason: 'no product of this handle in the file',
          value: handle,
        })),
      )
    else {
      if (family.variants.length > 0) rowsJoined += 1
      drafts.push(draftOf(handle, { ...family, product: family.product, options }))
    }
  }
  return { drafts, problems, rowCount, rowsJoined }
}

type Whole = {
  readonly product: CsvRow
  readonly variants: readonly CsvRow[]
  readonly pictures: readonly string[]
  readonly options: FormatOptions
}

function draftOf(handle: string, { product, variants, pictures, options }: Whole): Draft {
  const names = [1, 2, 3, 4, 5, 6].map((n) => product.cell(`productOptionName${n}`)).filter((name) => name !== '')
  const collections = listOf(product.cell('collection'), ';')
  return draft({
    line: product.line,
    code: handle,
    title: product.cell('name'),
    description: plainText(product.cell('plainDescription') || product.cell('description')),
    brand: product.cell('brand'),
    tags: [...collections, ...(product.cell('ribbon') === '' ? [] : [product.cell('ribbon')])],
    categories: collections,
    images: pictureLinks([...listOf(product.cell('productImageUrl'), ';'), ...pictures].map(absolute).join(' ')),
    status: /^false$/i.test(product.cell('visible')) ? 'draft' : 'active',
    options: variants.length === 0 ? [] : names,
    skus:
      variants.length === 0
        ? [skuOf(product, { product, code: handle, count: 0, options })]
        : variants.map((row, index) =>
            skuOf(row, { product, code: `${handle}-${index + 1}`, count: names.length, options }),
          ),
  })
}

type Around = {
  readonly product: CsvRow
  readonly code: string
  readonly count: number
  readonly options: FormatOptions
}

function skuOf(row: CsvRow, { product, code, count, options }: Around): DraftSku {
  const values = Array.from({ length: count }, (_, index) => choice(row, index + 1))
  const asked = amount(row.cell('price')) || surcharged(product, row)
  return draftSku({
    line: row.line,
    code: row.cell('sku') || code,
    title: values.filter((value) => value !== '').join(' / '),
    barcode: row.cell('barcode'),
    ...reduced(asked, product),
    ...(row.cell('strikethroughPrice') === '' ? {} : { compareAt: amount(row.cell('strikethroughPrice')) }),
    cost: amount(row.cell('cost')),
    weightGrams: gramsOf(row.cell('weight') || product.cell('weight'), options.weightUnit),
    stockUnits: /^out_?of_?stock$/i.test(row.cell('inventory')) ? 0 : unitsOf(row.cell('inventory')),
    optionValues: values,
  })
}

/** Older files: what a variant costs beyond its product. */
function surcharged(product: CsvRow, row: CsvRow): string {
  const base = minorOf(amount(product.cell('price')), 'KWD')
  const more = minorOf(amount(row.cell('surcharge')) || '0', 'KWD')
  return base === null || more === null
    ? amount(product.cell('price'))
    : decimalOf(base + more, 'KWD').replace(/0$/, '')
}

/** Older files: a reduction as an amount or in percent. */
function reduced(price: string, product: CsvRow): { price: string; compareAt: string } {
  const full = minorOf(price, 'KWD')
  const value = Number(product.cell('discountValue'))
  if (full === null || !(value > 0)) return { price, compareAt: '' }
  const isPercent = product.cell('discountMode').toUpperCase() === 'PERCENT'
  const less = Math.round((isPercent ? (full * value) / 100 : value * 1000) / 10) * 10
  return less >= full
    ? { price, compareAt: '' }
    : { price: decimalOf(full - less, 'KWD').replace(/0$/, ''), compareAt: price }
}

/** The value of an option: "white", or "#FFFFFF:white" where colours are drawn. */
function choice(row: CsvRow, number: number): string {
  const text = row.cell(`productOptionChoices${number}`) || row.cell(`productOptionDescription${number}`)
  return text.replace(/^#[0-9a-f]{3,8}:/i, '')
}

/** Older files name pictures without their address. */
function absolute(name: string): string {
  return /^https?:/.test(name) ? name : `https://static.wixstatic.com/media/${name}`
}

function amount(text: string): string {
  return decimalText(text) ?? text
}
