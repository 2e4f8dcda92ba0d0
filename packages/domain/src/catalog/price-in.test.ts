import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { priceIn } from './price-in.ts'

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
