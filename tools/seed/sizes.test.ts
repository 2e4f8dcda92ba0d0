import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { sizeInChinese } from './size-words.ts'
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

it('names sizes in Chinese as a shop in Taiwan does', () => {
  const sizes = ['6 pieces', '1 piece', '500 g', '4 bowls', '12 cm pot', 'Large', 'Serves 14', 'S', '2027']
  expect(sizes.map(sizeInChinese)).toEqual([
    '6 入',
    '1 入',
    '500 公克',
    '4 碗',
    '12 公分盆',
    '大',
    '14 人份',
    null,
    null,
  ])
})

it('[CAT-11] leaves no size of the demo in English for those who read Chinese', () => {
  const folder = join(import.meta.dirname, 'catalogue')
  const tables = readdirSync(folder).filter((name) => name.endsWith('.csv') && name !== 'categories.csv')
  const titles = tables.flatMap((name) =>
    readTable(readFileSync(join(folder, name), 'utf8')).flatMap((row) =>
      sizesOf(row['size'] ?? '', row['price'] ?? '').map((size) => size.title),
    ),
  )
  expect(titles.length).toBeGreaterThan(300)
  const alike = new Set(titles.filter((title) => sizeInChinese(title) === null))
  expect([...alike].sort()).toEqual(['2027', 'L', 'M', 'S'])
})
