import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { planReplay } from './plan-replay.ts'
import { readInvoices } from './sales-file.ts'

const ROWS = [
  '536365,85123A,HEART,6,2010-12-01 08:26,2.55,17850,United Kingdom',
  '536365,85123a,HEART,2,2010-12-01 08:26,2.55,17850,United Kingdom',
  '536365,85123A,HEART,1,2010-12-01 08:26,2.95,17850,United Kingdom',
  '536365,POST,POSTAGE,1,2010-12-01 08:26,18.00,17850,United Kingdom',
  '536366,22423,CAKESTAND,3,2010-12-01 08:28,12.75,13047,France',
  '536367,22423,,-10,2010-12-01 08:29,0.0,,United Kingdom',
  'C536368,85123A,HEART,-8,2010-12-01 09:00,2.55,17850,United Kingdom',
  'C536369,85123A,HEART,-1,2010-12-01 09:10,2.55,17850,United Kingdom',
  'C536370,22423,CAKESTAND,-1,2010-12-01 09:20,12.75,99999,France',
  '536371,22423,CAKESTAND,2,2010-12-01 09:30,0.001,13047,France',
]

async function plan(count: number, from: string | null = null) {
  const path = join(mkdtempSync(join(tmpdir(), 'onhand-replay-')), 'sales.csv')
  writeFileSync(
    path,
    ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...ROWS, ''].join('\n'),
  )
  return planReplay(await readInvoices(path), { count, from })
}

it('makes one line of the rows of the same goods at the same price, and another offer of another price', async () => {
  const { sales } = await plan(1)
  expect(sales).toEqual([
    {
      invoiceNo: '536365',
      customerId: '17850',
      country: 'United Kingdom',
      totalMinor: 8 * 255 + 295,
      lines: [
        { offer: '85123A@255', stockCode: '85123A', priceMinor: 255, units: 8 },
        { offer: '85123A@295', stockCode: '85123A', priceMinor: 295, units: 1 },
      ],
    },
  ])
})

it('gives cancellations back to the earlier order while it has as many, and refuses the rest', async () => {
  const { refunds, refusals } = await plan(4)
  expect(refunds).toEqual([
    {
      invoiceNo: 'C536368',
      originalInvoiceNo: '536365',
      totalMinor: 2040,
      lines: [{ offer: '85123A@255', stockCode: '85123A', priceMinor: 255, units: 8 }],
    },
  ])
  expect(
    refusals.filter((refusal) => refusal.reason === 'original_unknown').map((refusal) => refusal.invoiceNo),
  ).toEqual(['C536369', 'C536370'])
})

it('refuses rows that no shop can sell, with the line and the reason', async () => {
  const { refusals, salesInvoices, sales } = await plan(4)
  expect(
    refusals
      .filter((refusal) => refusal.reason !== 'original_unknown')
      .map((refusal) => [refusal.line, refusal.reason]),
  ).toEqual([
    [5, 'not_goods'],
    [7, 'stock_adjustment'],
    [11, 'price_not_in_pence'],
  ])
  expect([salesInvoices, sales.length]).toEqual([4, 2])
})

it('accounts for the value of every row: what is sold, what is refused', async () => {
  const { sales, refunds, refusals, file } = await plan(4)
  const sold = sales.reduce((sum, sale) => sum + sale.totalMinor, 0)
  const refunded = refunds.reduce((sum, refund) => sum + refund.totalMinor, 0)
  const refused = refusals.reduce((sum, refusal) => sum + refusal.valueMinor, 0)
  expect(sold - refunded + refused).toBe(file.salesMinor + file.cancelledMinor)
})

it('starts where it is told', async () => {
  expect((await plan(1, '536366')).sales.map((sale) => sale.invoiceNo)).toEqual(['536366'])
  await expect(plan(1, '1')).rejects.toThrow('the file has no invoice 1')
})
