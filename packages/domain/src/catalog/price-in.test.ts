import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { priceIn, skusIn } from './price-in.ts'

const skuId = idOf('sku', 'sku_mug')
const price = {
  priceMinor: 1_000,
  currency: 'GBP',
  compareAtMinor: 1_200,
  unitPrice: { priceMinor: 4_000, perUnit: 'kg' },
}

it('[CAT-10] shows what the shop asks in a currency, and its own price where it asks none', () => {
  const list = { currency: 'EUR', prices: new Map([[skuId, { priceMinor: 1_250, compareAtMinor: null }]]) }
  expect(priceIn(skuId, price, list)).toEqual({
    priceMinor: 1_250,
    currency: 'EUR',
    compareAtMinor: null,
    unitPrice: { priceMinor: 5_000, perUnit: 'kg' },
  })
  expect(priceIn(idOf('sku', 'sku_other'), price, list)).toEqual(price)
  expect(priceIn(skuId, price, { ...list, currency: 'GBP' })).toEqual(price)
})

it('[PRO-7] says nothing of a promotion that leaves the price in this currency as it is', () => {
  const stock = { availableUnits: 1, locationName: null, earliestExpiryDate: null }
  const reduction = { lastDay: '2026-11-24', endsAtMs: 1 }
  const sku = { skuId, code: 'mug', title: '', gtin: null, weightGrams: null, price, stock, reduction }
  const listed = (compareAtMinor: number | null) =>
    skusIn([sku], { currency: 'EUR', prices: new Map([[skuId, { priceMinor: 1_250, compareAtMinor }]]) })[0]
  expect(listed(null)?.reduction).toBeNull()
  expect(listed(1_500)?.reduction).toEqual(reduction)
  expect(skusIn([sku], { currency: 'GBP', prices: new Map() })[0]?.reduction).toEqual(reduction)
})
