import { planFile } from '@onhand/testing/data-import/import-world'
import { describe, expect, it } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { encodingOf } from './decode-text.ts'
import { detectFormat } from './detect-format.ts'
import { guessMapping } from './generic-fields.ts'
import { bytesSource, type ImportSource } from './source.ts'

const utf8 = (text: string): ImportSource => bytesSource(new TextEncoder().encode(text), 'test.csv')

function utf16(text: string, isBigEndian: boolean, hasMark: boolean): ImportSource {
  const letters = `${hasMark ? '\uFEFF' : ''}${text}`
  const view = new DataView(new ArrayBuffer(letters.length * 2))
  for (let at = 0; at < letters.length; at += 1) view.setUint16(at * 2, letters.charCodeAt(at), !isBigEndian)
  return bytesSource(new Uint8Array(view.buffer))
}

async function rowsOf(source: ImportSource): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of csvRows(source)) rows.push([String(row.line), ...row.columns.map((name) => row.cell(name))])
  return rows
}

describe('a table', () => {
  const text = 'SKU;Name\r\nA1;"Tea; ""green""\nleaf"\r\nA2;茶'
  const rows = [
    ['2', 'A1', 'Tea; "green"\nleaf'],
    ['4', 'A2', '茶'],
  ]
  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16 of a Windows spreadsheet', utf16(text, false, true)],
    ['UTF-16 the other way round', utf16(text, true, true)],
    ['UTF-16 without a mark', utf16(text, false, false)],
    ['tabs', utf8(text.replace(/;(?=Name|"Tea|茶)/g, '\t'))],
  ])('is read with its quotes, line breaks and lines: %s', async (_name, source) => {
    expect(await rowsOf(source)).toEqual(rows)
  })

  it('is read as Taiwanese and Western spreadsheets of old save it', async () => {
    // "貨號,名稱\nA1,茶葉\n" in Big5, and "SKU,Name\nA1,Thé à la crème\n" in Windows-1252.
    const big5 = Uint8Array.of(
      0xb3,
      0x66,
      0xb8,
      0xb9,
      0x2c,
      0xa6,
      0x57,
      0xba,
      0xd9,
      0x0a,
      0x41,
      0x31,
      0x2c,
      0xaf,
      0xf9,
      0xb8,
      0xad,
      0x0a,
    )
    expect(await encodingOf(bytesSource(big5))).toBe('big5')
    expect(await rowsOf(bytesSource(big5))).toEqual([['2', 'A1', '茶葉']])
    const western = Uint8Array.from('SKU,Name\nA1,Th\u00e9 \u00e0 la cr\u00e8me\n', (letter) => letter.charCodeAt(0))
    expect(await rowsOf(bytesSource(western))).toEqual([['2', 'A1', 'Thé à la crème']])
  })

  it('that was packed with gzip is unpacked', async () => {
    const packed = new Blob(['SKU,Name\nA1,Tea\n']).stream().pipeThrough(new CompressionStream('gzip'))
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
    expect(await rowsOf(bytesSource(bytes))).toEqual([['2', 'A1', 'Tea']])
  })

  it('has its columns guessed in both languages, each once', () => {
    expect(guessMapping(['商品名稱', '貨號', '售價', '分類', '子分類', '備註'])).toEqual({
      title: ['商品名稱'],
      sku: ['貨號'],
      price: ['售價'],
      category: ['分類', '子分類'],
    })
    expect(guessMapping(['Product Name', 'Item Code', 'Sale_Price', 'Price', 'EAN'])).toEqual({
      title: ['Product Name'],
      sku: ['Item Code'],
      price: ['Price'],
      barcode: ['EAN'],
    })
  })
})

describe('WooCommerce', () => {
  const HEAD =
    'ID,Type,SKU,Name,Published,Short description,Description,In stock?,Stock,Weight (lbs),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s)'
  it('joins variations to their parent by SKU or id, and lists what is not goods', async () => {
    const file = utf8(
      [
        HEAD,
        '1,variable,HOOD,Hoodie,1,,<p>Warm &amp; soft</p>,1,,,,,Clothing > Hoodies,winter,"https://a.example/1.jpg, https://a.example/2.jpg",,Size,"S, M"',
        '2,variation,HOOD-S,Hoodie - S,1,,,1,3,0.5,15,20,,,,HOOD,Size,S',
        '3,variation,,Hoodie - M,1,,,1,,0.5,,20,,,,id:1,Size,M',
        '4,simple,CAP,Cap,-1,,,1,-2,,,9.99,,,,,,',
        '5,grouped,SET,Set,1,,,1,,,,,,,,,,',
        '6,variation,LOST,Lost,1,,,1,,,,5,,,,GONE,,',
      ].join('\n'),
    )
    expect((await detectFormat(file)).format).toBe('woocommerce')
    const { plans, problems, file: read } = await planFile(file)
    expect(plans[0]?.product).toMatchObject({
      title: 'Hoodie',
      description: 'Warm & soft',
      tags: ['Hoodies', 'winter'],
      options: ['Size'],
      images: [{ url: 'https://a.example/1.jpg' }, { url: 'https://a.example/2.jpg' }],
      skus: [
        { code: 'HOOD-S', optionValues: ['S'], priceMinor: 1500, compareAtMinor: 2000, weightGrams: 227 },
        { code: 'HOOD-3', optionValues: ['M'], priceMinor: 2000, compareAtMinor: null },
      ],
    })
    expect(plans[0]?.openingStock).toMatchObject([{ lots: [{ units: 3 }] }])
    expect(plans[1]).toMatchObject({ product: { status: 'draft', title: 'Cap' }, openingStock: [] })
    expect(problems).toEqual([
      { line: 6, field: 'Type', reason: 'not goods of this shop', value: 'grouped' },
      { line: 7, field: 'Parent', reason: 'no such product in the file', value: 'GONE' },
    ])
    expect(plans.reduce((sum, plan) => sum + plan.goodRows, 0) + problems.length + read.rowsJoined).toBe(read.rowCount)
  })
})

it('reads older Shopify and Wix layouts as well', async () => {
  const shopify = await planFile(
    utf8(
      'Handle,Title,Body (HTML),Vendor,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src\ntea,Tea,<b>Good</b>,V,false,Size,S,T-S,4.5,-3,https://a.example/t.jpg\ntea,,,,,,L,T-L,8,2,\ntea,,,,,,,,,,https://a.example/u.jpg\n',
    ),
  )
  expect(shopify.file).toMatchObject({ rowCount: 3, rowsJoined: 1 })
  expect(shopify.plans[0]?.product).toMatchObject({ status: 'draft', options: ['Size'], images: [{}, {}] })
  const wix = await planFile(
    utf8(
      'handleId,fieldType,name,description,productImageUrl,collection,sku,price,surcharge,visible,discountMode,discountValue,inventory,productOptionName1,productOptionDescription1\np1,Product,Mug,<p>x</p>,a.jpg,Mugs,,10,,true,PERCENT,10,InStock,Colour,red;blue\np1,Variant,,,,,M-R,,2,true,,,4,Colour,red\n',
    ),
  )
  expect(wix.plans[0]?.product?.skus).toMatchObject([{ code: 'M-R', priceMinor: 1080, compareAtMinor: 1200 }])
})
