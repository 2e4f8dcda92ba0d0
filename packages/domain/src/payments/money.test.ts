import fc from 'fast-check'
import { expect, it } from 'vitest'
import { includedTaxMinor, minorDigits, shareMinor, splitMinor } from './money.ts'

it('[PAY-1] splits exactly, each part within one unit of its share, for any weights and both signs', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), weights, (totalMinor, list) => {
      const parts = splitMinor(totalMinor, list)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(totalMinor)
      const sum = list.reduce((total, weight) => total + weight, 0)
      if (sum === 0) return
      parts.forEach((part, index) => {
        expect(Math.abs(part - (totalMinor * (list[index] ?? 0)) / sum)).toBeLessThan(1.001)
      })
    }),
  )
})

it('[PAY-1] gives the odd penny to the earlier of equals, and splits nothing over nobody', () => {
  expect(splitMinor(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(splitMinor(2, [0, 0, 0])).toEqual([1, 1, 0])
  expect(splitMinor(5, [])).toEqual([])
})

it('[ORD-5] finds the tax within a price, and [PAY-3] the share of an amount, rounded half up', () => {
  expect(includedTaxMinor(1200, 2000)).toBe(200)
  expect(includedTaxMinor(1000, 0)).toBe(0)
  expect(shareMinor(1250, 1200)).toBe(150)
  expect([minorDigits('JPY'), minorDigits('GBP'), minorDigits('KWD')]).toEqual([0, 2, 3])
})
