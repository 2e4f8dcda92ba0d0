import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { idOf } from '@onhand/domain/ids'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { type Invoice, type InvoiceSeller, invoiceOf } from '@onhand/domain/payments/invoice'
import { aPlacedGroup, aPlacedLine, aPlacedOrder } from '@onhand/testing/jobs/placed-group'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { invoicePdf } from './invoice-pdf.ts'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
)
const loadFont = async () => new Uint8Array(await readFile(FONT))
const noFont = () => Promise.reject(new Error('a Western invoice must not load the large font'))

const SELLER: InvoiceSeller = {
  name: 'Kiln & Co',
  legalName: 'Kiln and Company Ltd',
  taxNumber: 'GB 123 4567 89',
  email: 'hello@kiln.example',
  address: { line1: '3 Marlow Road', city: 'London', region: '', postcode: 'E8 2BB', country: 'GB' },
  timeZone: 'Europe/London',
}

describe('invoicePdf', () => {
  it('[DOC-1] says seller, buyer, numbers, every line, and the transaction number', async () => {
    const [page] = await read(invoiceFor(aPlacedGroup()), noFont)
    for (const expected of [
      'Invoice',
      'Kiln & Co',
      'Kiln and Company Ltd',
      'Tax number GB 123 4567 89',
      '3 Marlow Road',
      'Ada Shopper',
      '12 Fern Street',
      'E8 1AA London',
      'INV-K7Q4M-3RTX9A-1',
      '21 November 2026',
      'Stoneware mug',
      'Moss green',
      'GTIN 0200000000015',
      '£12.00',
      '20%',
      '£24.00',
      'Delivery: Bike courier',
      '£3.50',
      'Bank transaction number TX-2026-000042',
      'Page 1 of 1',
    ]) {
      expect(page).toContain(expected)
    }
  })

  it('[DOC-2] prints net and tax per rate so that they sum to the total', async () => {
    const order = aPlacedOrder({
      lines: [
        aPlacedLine(),
        aPlacedLine({
          id: idOf('orderLine', 'oln_groupone1n2'),
          title: 'Rye bread',
          taxRateBps: 0,
          units: 1,
          unitPriceMinor: 333,
        }),
        aPlacedLine({
          id: idOf('orderLine', 'oln_groupone1n3'),
          title: 'Jam',
          taxRateBps: 500,
          units: 3,
          unitPriceMinor: 199,
        }),
      ],
    })
    const invoice = invoiceFor(aPlacedGroup({ orders: [order] }))
    const paid = invoice.taxes.reduce((sum, tax) => sum + tax.netMinor + tax.taxMinor, 0)
    expect(paid).toBe(invoice.totalMinor)
    expect(invoice.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0)).toBe(order.taxMinor)
    const [page] = await read(invoice, noFont)
    expect(page).toContain('Net at 5%')
    expect(page).toContain('Tax at 20%')
    expect(page).toContain(`£${(invoice.totalMinor / 100).toFixed(2)}`)
  })

  it('[DOC-3] repeats the head of the table on every page and numbers the pages', async () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      aPlacedLine({ id: idOf('orderLine', `oln_groupone1n${index}`), title: `Shelf item ${index}` }),
    )
    const pages = await read(invoiceFor(aPlacedGroup({ orders: [aPlacedOrder({ lines })] })), noFont)
    expect(pages.length).toBeGreaterThan(2)
    pages.slice(0, -1).forEach((page, index) => {
      expect(page).toContain('Unit price')
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    })
    expect(pages.join('\n').match(/Shelf item \d+/g)).toHaveLength(60)
  })

  it('[DOC-3] begins each invoice of a document on a page of its own and counts its pages apart', async () => {
    const invoice = invoiceFor(aPlacedGroup())
    const pdf = await invoicePdf([invoice, { ...invoice, number: 'INV-K7Q4M-3RTX9A-2' }], noFont)
    const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: false })
    expect(text.map((page) => /INV-[\w-]+\s+Page \d of \d/.exec(page)?.[0].replace(/\s+/g, ' '))).toEqual([
      'INV-K7Q4M-3RTX9A-1 Page 1 of 1',
      'INV-K7Q4M-3RTX9A-2 Page 1 of 1',
    ])
  })

  it('[DOC-4] prints Traditional Chinese with its own letters', async () => {
    const group = aPlacedGroup({
      locale: 'zh-Hant',
      currency: 'TWD',
      contact: { name: '王小明', email: 'ming@example.com', phone: '' },
      orders: [aPlacedOrder({ lines: [aPlacedLine({ title: '台灣高山烏龍茶', variantTitle: '150 克' })] })],
    })
    const [page] = await read(invoiceFor(group), loadFont)
    for (const expected of ['發票明細', '王小明', '台灣高山烏龍茶', '統一編號', '總計（含稅）', 'TX-2026-000042']) {
      expect(page).toContain(expected)
    }
  })

  it('[DOC-4] prints names in scripts that no font here has as their base letters or question marks, and the rest as they are', async () => {
    const group = aPlacedGroup({ contact: { name: 'Ζωή 안녕 ✨ Ødegård‏', email: 'z@example.com', phone: '' } })
    const [page] = await read(invoiceFor({ ...group, address: null }), loadFont)
    expect(page).toContain('Ζωη ?? ? Ødegård')
  })

  it('[DOC-5] writes amounts with the decimals of their currency', async () => {
    const yen = aPlacedGroup({
      currency: 'JPY',
      orders: [aPlacedOrder({ lines: [aPlacedLine({ unitPriceMinor: 1500 })], deliveryMinor: 0 })],
    })
    const dinar = aPlacedGroup({
      currency: 'KWD',
      orders: [aPlacedOrder({ lines: [aPlacedLine({ units: 1, unitPriceMinor: 1250 })], deliveryMinor: 0 })],
    })
    expect((await read(invoiceFor(yen), noFont))[0]).toMatch(/¥3,000(?!\.)/)
    expect((await read(invoiceFor(dinar), noFont))[0]).toContain('1.250')
  })
})

function invoiceFor(group: PlacedOrderGroup): Invoice {
  const [order] = group.orders
  if (order === undefined) throw new Error('the group has an order')
  return invoiceOf(group, order, SELLER)
}

async function read(invoice: Invoice, load: () => Promise<Uint8Array>): Promise<string[]> {
  const document = await getDocumentProxy(await invoicePdf([invoice], load))
  const { text } = await extractText(document, { mergePages: false })
  return text.map((page) => page.replace(/\s+/g, ' '))
}
