import { decimalText } from '@onhand/domain/data-import/decimal'
import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { type CsvRow, csvRows } from '../csv-rows.ts'
import { pictureLinks } from '../picture-links.ts'
import { plainText } from '../plain-text.ts'
import { type FormatOptions, gramsOf, listOf, type ReadFile, unitsOf } from '../read-file.ts'
import type { ImportSource } from '../source.ts'

const OPTION_NUMBERS = [1, 2, 3, 4, 5, 6] as const

/** Squarespace's product export: a row without a product id or title is a further variant of the product above. */
export async function readSquarespace(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const families: CsvRow[][] = []
  const problems: RowProblem[] = []
  let rowCount = 0
  for await (const row of csvRows(source)) {
    rowCount += 1
    const family = families.at(-1)
    if (row.cell('Product ID [Non Editable]') !== '' || row.cell('Title') !== '') families.push([row])
    else if (family) family.push(row)
    else problems.push({ line: row.line, field: 'Title', reason: 'missing', value: row.cell('SKU') })
  }
  return { drafts: families.map((rows) => draftOf(rows, options)), problems, rowCount, rowsJoined: 0 }
}

function draftOf(rows: readonly CsvRow[], options: FormatOptions): Draft {
  const [first] = rows
  const of = (column: string) => first?.cell(column) ?? ''
  const code = of('Product URL') || of('Product ID [Non Editable]') || of('SKU')
  const numbers = OPTION_NUMBERS.filter((number) => of(`Option Name ${number}`) !== '')
  const categories = listOf(of('Categories'), ',').map((path) => path.replace(/^\//, ''))
  return draft({
    line: first?.line ?? 0,
    code,
    title: of('Title'),
    description: plainText(of('Description')),
    tags: [...new Set([...categories.map((path) => path.split('/').at(-1) ?? ''), ...listOf(of('Tags'), ',')])].filter(
      (tag) => tag !== '',
    ),
    categories: categories.flatMap((path) => path.split('/').toReversed()),
    images: pictureLinks(of('Hosted Image URLs')),
    status: /^no$/i.test(of('Visible')) ? 'draft' : 'active',
    options: numbers.map((number) => of(`Option Name ${number}`)),
    skus: rows.map((row, index) => skuOf(row, { otherCode: `${code}-${index + 1}`, numbers, options })),
  })
}

type Around = { readonly otherCode: string; readonly numbers: readonly number[]; readonly options: FormatOptions }

function skuOf(row: CsvRow, { otherCode, numbers, options }: Around): DraftSku {
  const isReduced = /^yes$/i.test(row.cell('On Sale'))
  const values = numbers.map((number) => row.cell(`Option Value ${number}`))
  const full = amount(row.cell('Price'))
  return draftSku({
    line: row.line,
    code: row.cell('SKU') || otherCode,
    title: values.filter((value) => value !== '').join(' / '),
    price: isReduced ? amount(row.cell('Sale Price')) : full,
    compareAt: isReduced ? full : '',
    weightGrams: gramsOf(row.cell('Weight'), options.weightUnit),
    // "Unlimited" says no number.
    stockUnits: unitsOf(row.cell('Stock')),
    optionValues: values,
  })
}

function amount(text: string): string {
  return decimalText(text) ?? text
}
