import { expect, it } from 'vitest'
import { stableId } from './stable-id.ts'

it('gives the same id for the same names, and another for others', () => {
  const first = stableId('sku', 'marlow-road', 'APL-COX')
  expect(first).toMatch(/^sku_[0-9a-z]{26}$/)
  expect(stableId('sku', 'marlow-road', 'APL-COX')).toBe(first)
  expect(stableId('sku', 'marlow', 'road-APL-COX')).not.toBe(first)
  expect(stableId('sku', 'marlow-roadAPL-COX')).not.toBe(first)
})
