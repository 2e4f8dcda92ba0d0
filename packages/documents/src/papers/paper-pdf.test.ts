import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PackingSlip, PickSheet } from '@onhand/domain/ordering/shop-papers'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import { shopPapersPdf } from './paper-pdf.ts'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
)
const loadFont = async () => new Uint8Array(await readFile(FONT))

const SLIP: PackingSlip = {
  kind: 'packing_slip',
  shopName: 'Marlow Road Grocer',
  locale: 'en',
  number: 'K7Q4M-1',
  atMs: Date.UTC(2026, 10, 21, 9),
  timeZone: 'Europe/London',
  isPickup: false,
  place: 'Marlow Road',
  buyer: ['Ada Shopper', '12 Fern Street', 'E8 1AA London', 'GB', '020 1234'],
  lines: [{ title: 'Stoneware mug', variantTitle: 'Moss', gtin: '4006381333931', units: 2, note: 'wrap well' }],
}

async function pagesOf(papers: Parameters<typeof shopPapersPdf>[0]): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(await shopPapersPdf(papers, loadFont)))
  return text
}

it('[DOC-7] prints each packing slip on a page of its own: what is in the parcel and for whom, no prices', async () => {
  const [first, second, ...more] = await pagesOf([SLIP, { ...SLIP, number: 'K7Q4M-2', buyer: ['Bob'] }])
  for (const expected of [
    'Packing slip',
    'Marlow Road Grocer',
    '12 Fern Street',
    'Stoneware mug, Moss',
    '4006381333931',
    'wrap well',
  ])
    expect(first).toContain(expected)
  expect(first).not.toContain('£')
  expect(second).toContain('Bob')
  expect(more).toEqual([])
})

it('[DOC-7] prints a pick list of any length in Traditional Chinese, its head on every page', async () => {
  const line = {
    title: '牛軋糖',
    variantTitle: '',
    gtin: null,
    units: 3,
    place: '永康街',
    expiryDate: '2026-12-02',
    orderNumber: 'K7Q4M-1',
  }
  const sheet: PickSheet = {
    kind: 'pick_sheet',
    shopName: '永康街角',
    locale: 'zh-Hant',
    number: 'AB12C',
    atMs: SLIP.atMs,
    timeZone: 'Asia/Taipei',
    orders: [{ number: 'K7Q4M-1', buyerName: '王小明' }],
    lines: Array.from({ length: 40 }, () => line),
  }
  const pages = await pagesOf([sheet])
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toContain('數量')
  expect(pages[0]).toContain('揀貨單 AB12C')
  expect(pages[0]).toContain('王小明')
  expect(pages.join('').match(/牛軋糖/g)).toHaveLength(40)
})
