import { expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { sizesOf } from './sizes.ts'

it('reads several sizes with their prices and measures', () => {
  expect(sizesOf('250 g=850; 1 kg=2900', '')).toEqual([
    { title: '250 g', priceMinor: 850, measure: { amount: 250, unit: 'g' }, weightGrams: 250 },
    { title: '1 kg', priceMinor: 2900, measure: { amount: 1, unit: 'kg' }, weightGrams: 1000 },
  ])
})

it('reads a counted size and one without a measure', () => {
  expect(sizesOf('6 pieces', '260')[0]?.measure).toEqual({ amount: 6, unit: 'each' })
  expect(sizesOf('Cream', '1600')[0]?.measure).toBeNull()
})

it('takes an empty cell from the row above and a dash as nothing', () => {
  expect(readTable('code|pack|tax\nA|jar|0\nB||-\nC||', ['pack', 'tax'])).toEqual([
    { code: 'A', pack: 'jar', tax: '0' },
    { code: 'B', pack: 'jar', tax: '' },
    { code: 'C', pack: 'jar', tax: '' },
  ])
})
