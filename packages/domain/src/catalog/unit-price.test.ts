import { expect, it } from 'vitest'
import { unitPrice } from './unit-price.ts'

it.each([
  [350, { amount: 500, unit: 'g' }, { priceMinor: 700, perUnit: 'kg' }],
  [1299, { amount: 1.5, unit: 'kg' }, { priceMinor: 866, perUnit: 'kg' }],
  [199, { amount: 330, unit: 'ml' }, { priceMinor: 603, perUnit: 'l' }],
  [900, { amount: 2, unit: 'l' }, { priceMinor: 450, perUnit: 'l' }],
  [255, { amount: 6, unit: 'each' }, { priceMinor: 43, perUnit: 'each' }],
  [255, { amount: 1, unit: 'each' }, null],
  [255, null, null],
  [255, { amount: 0, unit: 'g' }, null],
] as const)('[CAT-1] a pack at %i with %j costs %j', (priceMinor, measure, expected) => {
  expect(unitPrice(priceMinor, measure)).toEqual(expected)
})
