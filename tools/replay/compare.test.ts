import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { stableId } from '../client/stable-id.ts'
import type { OfferKey, PlannedSale } from './plan-replay.ts'
import { compare } from './replay-sales.ts'
import { percentile } from './report.ts'
import { expectedStock } from './stock-proof.ts'

const names = { skuId: (offer: OfferKey) => stableId('sku', offer) }
const sale: PlannedSale = {
  invoiceNo: '1',
  customerId: '2',
  country: 'France',
  totalMinor: 510 + 400,
  lines: [
    { offer: 'A@255', stockCode: 'A', priceMinor: 255, units: 2 },
    { offer: 'B@100', stockCode: 'B', priceMinor: 100, units: 4 },
  ],
}

type Line = { skuId: string; units: number; unitPriceMinor: number; totalMinor: number; refundedUnits: number }

function order(...lines: [OfferKey, number, number, number?][]): OrderGroupView {
  const placed: Line[] = lines.map(([offer, units, unitPriceMinor, refundedUnits = 0]) => ({
    skuId: names.skuId(offer),
    units,
    unitPriceMinor,
    totalMinor: units * unitPriceMinor,
    refundedUnits,
  }))
  return {
    totalMinor: placed.reduce((sum, line) => sum + line.totalMinor, 0),
    orders: [{ lines: placed }],
  } as unknown as OrderGroupView
}

it('finds nothing wrong with an order that is its invoice', () => {
  expect(compare(sale, order(['A@255', 2, 255], ['B@100', 4, 100]), names)).toEqual({
    unitsRefused: 0,
    valueRefusedMinor: 0,
    problems: [],
  })
})

it('counts what was sold out as refused', () => {
  expect(compare(sale, order(['A@255', 2, 255], ['B@100', 1, 100]), names)).toEqual({
    unitsRefused: 3,
    valueRefusedMinor: 300,
    problems: [],
  })
  expect(compare(sale, null, names)).toEqual({ unitsRefused: 6, valueRefusedMinor: 910, problems: [] })
})

it.each<[string, [OfferKey, number, number][]]>([
  [
    'units too many',
    [
      ['A@255', 3, 255],
      ['B@100', 4, 100],
    ],
  ],
  [
    'another price',
    [
      ['A@255', 2, 254],
      ['B@100', 4, 100],
    ],
  ],
  [
    'a line that nobody asked for',
    [
      ['A@255', 2, 255],
      ['B@100', 4, 100],
      ['C@1', 1, 1],
    ],
  ],
])('finds %s', (_what, lines) => {
  expect(compare(sale, order(...lines), names).problems.length).toBeGreaterThan(0)
})

it('adds up what orders took and gave back', () => {
  const skuId = names.skuId('A@255')
  const other = idOf('sku', 'sku_other')
  const expected = expectedStock(
    new Map([
      [skuId, 10],
      [other, 5],
    ]),
    [order(['A@255', 2, 255]), order(['A@255', 3, 255, 1])],
  )
  expect([...expected]).toEqual([
    [skuId, { receivedUnits: 10, soldUnits: 5, returnedUnits: 1 }],
    [other, { receivedUnits: 5, soldUnits: 0, returnedUnits: 0 }],
  ])
})

it('takes percentiles of what there is', () => {
  expect([percentile([3, 1, 2], 0.5), percentile([1], 0.99), percentile([], 0.5)]).toEqual([2, 1, null])
})
