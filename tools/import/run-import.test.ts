import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { FORMATS, isFormat } from '@onhand/catalog-import/formats/index'
import { guessMapping } from '@onhand/catalog-import/generic-fields'
import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import type { ImportTarget } from './check-draft.ts'
import { fileSource } from './file-source.ts'
import { runImport } from './run-import.ts'

const target: ImportTarget = {
  vendorId: idOf('vendor', 'vnd_test'),
  vendorSlug: 'test',
  currency: 'GBP',
  locationId: idOf('location', 'loc_test'),
  taxRateBps: 2000,
  stockUnits: null,
  dropsBadGtins: false,
}
const place = mkdtempSync(join(tmpdir(), 'onhand-import-'))

async function imported(
  format: string,
  content: string,
  options: { gzip?: boolean; target?: Partial<ImportTarget>; stock?: number | 'needed' } = {},
) {
  const path = join(place, `${format}-${Math.abs(content.length)}${options.gzip ? '.gz' : ''}`)
  writeFileSync(path, options.gzip ? gzipSync(content) : content)
  if (!isFormat(format)) throw new Error(format)
  const report = await runImport(
    await FORMATS[format](fileSource(path), {
      price: '2.50',
      currency: 'GBP',
      stock: options.stock ?? null,
      weightUnit: 'kg',
      mapping: guessMapping([]),
    }),
    { ...target, ...options.target },
    null,
  )
  expect(report.rowsSold + report.rowsRefused + report.rowsJoined).toBe(report.rows)
  return report
}

const OFF =
  'code,product_name,quantity,brands,allergens\n4006381333931,"Oat ""crunch""",350 g,"Bovetti, Other",en:nuts\n4006381333932,Wrong digit,,,\n96385074,,,,\n'

describe('importing a file', () => {
  it('[IMP-3] sells the good rows of Open Food Facts and lists the bad ones with line and reason', async () => {
    const report = await imported('openfoodfacts', OFF, { gzip: true })
    expect(report).toMatchObject({ rows: 3, skus: 1, rowsRefused: 2 })
    expect(report.problems).toEqual([
      { line: 3, field: 'barcode', reason: 'wrong check digit', value: '4006381333932' },
      { line: 4, field: 'product_name', reason: 'missing', value: '96385074' },
    ])
  })

  it('sells goods without their barcode when it is wrong and that is asked for', async () => {
    const report = await imported('openfoodfacts', OFF, { target: { dropsBadGtins: true } })
    expect(report).toMatchObject({ skus: 2, rowsRefused: 1 })
    expect(report.warnings.map((warning) => warning.line)).toEqual([3])
  })

  it('lists a code that occurs twice on its second line', async () => {
    const report = await imported('openfoodfacts', 'code,product_name\n96385074,One\n96385074,Two\n')
    expect(report.problems).toEqual([{ line: 3, field: 'code', reason: 'used before on line 2', value: '96385074' }])
  })

  it('counts lines through quoted line breaks', async () => {
    const report = await imported(
      'openfoodfacts',
      'code,product_name,generic_name\n96385074,One,"two\nlines"\n,Nameless,\n',
    )
    expect(report.problems[0]?.line).toBe(4)
  })

  it('puts Shopify variants, pictures and old headers together', async () => {
    const rows = [
      'Handle,Title,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Variant Barcode,Image Src',
      'mug,Mug,Blue,MUG-B,9.50,3,5784397765,',
      'mug,,Red,MUG-R,oops,3,,',
      'mug,,,,,,,https://x.example/1.jpg',
      'tea,Tea,,TEA,4,7,,',
    ]
    const report = await imported('shopify', `${rows.join('\n')}\n`)
    expect(report).toMatchObject({ rows: 4, skus: 2, products: 2, rowsJoined: 1, stockUnits: 10 })
    expect(report.problems).toEqual([{ line: 3, field: 'price', reason: 'not an amount in GBP', value: 'oops' }])
  })

  it('takes from sales one SKU per code, the latest price and the units that are needed', async () => {
    const rows = [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '1,85123a,HEART,6,2010-12-01 08:26,2.55,1,UK',
      '2,85123A,HEART,4,2010-12-02 08:26,2.95,1,UK',
      'C3,85123A,HEART,-1,2010-12-03 08:26,2.95,1,UK',
      '4,POST,POSTAGE,1,2010-12-03 08:26,18,1,France',
      '5,22423,CAKESTAND,1,2010-12-03 08:26,0,1,UK',
    ]
    const report = await imported('online-retail', `${rows.join('\n')}\n`, { stock: 'needed' })
    expect(report).toMatchObject({ rows: 5, skus: 1, rowsJoined: 2, stockUnits: 10 })
    expect(report.problems.map((problem) => [problem.line, problem.reason])).toEqual([
      [5, 'not goods'],
      [6, 'not above zero'],
    ])
  })

  it('reads DummyJSON and names the field of a broken row', async () => {
    const good = { id: 1, title: 'Mascara', sku: 'M', price: 9.99, stock: 5, meta: { barcode: '' } }
    const report = await imported('dummyjson', JSON.stringify([good, { ...good, title: 7, sku: 'N' }]))
    expect(report).toMatchObject({ rows: 2, skus: 1, stockUnits: 5 })
    expect(report.problems[0]).toMatchObject({ line: 2, field: 'title' })
  })

  it('keeps formulas and markup as text, and refuses control characters', async () => {
    const naughty = [
      '=cmd|calc!A1',
      '<script>alert(1)</script>',
      'Ω≈ç√∫',
      '👩‍👩‍👧‍👦',
      "'; DROP TABLE product;--",
      'bad\u0007bell',
    ]
    const rows = naughty.map((title, index) => `code-${index},"${title.replace(/"/g, '""')}"`)
    const report = await imported('openfoodfacts', `code,product_name\n${rows.join('\n')}\n`)
    expect(report).toMatchObject({ rows: 6, skus: 5 })
    expect(report.problems).toEqual([
      { line: 7, field: 'title', reason: 'must not contain control characters', value: 'code-5' },
    ])
  })
})

it('says so when a file is not what it should be', async () => {
  writeFileSync(join(place, 'broken.json'), '{"a":')
  const options = { price: null, currency: 'GBP', stock: null, weightUnit: 'kg', mapping: {} } as const
  await expect(FORMATS.saleor(fileSource(join(place, 'broken.json')), options)).rejects.toThrow('is not JSON')
})
