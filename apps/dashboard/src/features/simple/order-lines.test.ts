import { idOf } from '@onhand/domain/ids'
import type { OrderableSku } from '@onhand/domain/ordering/vendor-order-views'
import { expect, it } from 'vitest'
import { draftTotalMinor, emptyLine, isWhole, titled, wireLine } from './order-lines.ts'

const TEA: OrderableSku = {
  skuId: idOf('sku', 'sku_tea'),
  title: 'Oolong',
  variantTitle: '100 g',
  gtin: null,
  priceMinor: 480,
  currency: 'GBP',
  taxRateBps: 0,
  availableUnits: 3,
}

it('brings the price of a chosen thing along, but never over one that was typed', () => {
  const line = emptyLine('a')
  expect(titled(line, 'Oolong · 100 g', [TEA])).toMatchObject({ sku: TEA, priceMinor: 480 })
  expect(titled({ ...line, priceMinor: 400 }, 'Oolong · 100 g', [TEA])).toMatchObject({ sku: TEA, priceMinor: 400 })
  expect(titled(line, 'Something knitted', [TEA])).toMatchObject({ sku: null, priceMinor: null })
})

it('adds up what is typed so far', () => {
  const tea = { ...titled(emptyLine('a'), 'Oolong · 100 g', [TEA]), units: 3 }
  const half = { ...emptyLine('b'), title: 'Scarf' }
  expect([draftTotalMinor([tea, half]), isWhole(tea), isWhole(half), isWhole({ ...tea, units: 0 })]).toEqual([
    1440,
    true,
    false,
    false,
  ])
})

it('sends a thing of the shop by its id and free text by its words', () => {
  const free = { ...emptyLine('b'), title: ' Scarf ', priceMinor: 2000, units: 2 }
  expect([wireLine(titled(emptyLine('a'), 'Oolong · 100 g', [TEA])), wireLine(free)]).toEqual([
    { kind: 'sku', skuId: TEA.skuId, units: 1, unitPriceMinor: 480 },
    { kind: 'free', title: 'Scarf', units: 2, unitPriceMinor: 2000, taxRateBps: 0 },
  ])
})
