import fc from 'fast-check'
import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import {
  addSums,
  categoryNodes,
  type GroupSums,
  NO_SUMS,
  type NamedCategory,
  shownUnits,
  TOTAL_KEY,
} from './group-sums.ts'

const id = (name: string) => idOf('category', `cat_${name}`)
const category = (name: string, children: readonly NamedCategory[] = []): NamedCategory => ({
  categoryId: id(name),
  name,
  children,
})
const TREE = [category('food', [category('bread'), category('fruit', [category('citrus')])]), category('home')]

function sums(milliUnits: number, currency = 'GBP'): GroupSums {
  const span = { milliUnits, milliVariance: 2 * milliUnits, values: [{ currency, valueMinor: 3 * milliUnits }] }
  const base = { skuCount: 1, waitingCount: 0, firstDay: '2026-11-22', horizonDays: 28, sold7Units: 1, sold28Units: 4 }
  return { ...base, next7: span, next28: span, horizon: span }
}

it('[FCT-50] sums categories up their tree, what is in a parent itself and in none included', () => {
  const own = new Map([
    [id('bread'), sums(1_500)],
    [id('citrus'), sums(700)],
    [id('fruit'), sums(200)],
    [id('gone'), sums(40)],
    [null, sums(60)],
  ])
  const rows = categoryNodes(TREE, own)
  expect(rows.map(({ key, parentKey, depth, sums: of }) => [key, parentKey, depth, of.next28.milliUnits])).toEqual([
    ['category:cat_food', TOTAL_KEY, 0, 2_400],
    ['category:cat_bread', 'category:cat_food', 1, 1_500],
    ['category:cat_fruit', 'category:cat_food', 1, 900],
    ['category:cat_citrus', 'category:cat_fruit', 2, 700],
    ['alone:cat_fruit', 'category:cat_fruit', 2, 200],
    ['uncategorised', TOTAL_KEY, 0, 100],
  ])
})

it('[FCT-50] has rows that add up to their parent and to the whole, whatever is sold where', () => {
  const ids = [id('food'), id('bread'), id('fruit'), id('citrus'), id('home'), id('gone'), null]
  const entry = fc.tuple(fc.constantFrom(...ids), fc.nat(1e9), fc.constantFrom('GBP', 'TWD'))
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const own = new Map<(typeof ids)[number], GroupSums>()
      for (const [of, units, currency] of entries) own.set(of, addSums(own.get(of) ?? NO_SUMS, sums(units, currency)))
      const whole = [...own.values()].reduce(addSums, NO_SUMS)
      const rows = categoryNodes(TREE, own)
      for (const parent of [{ key: TOTAL_KEY, sums: whole }, ...rows]) {
        const below = rows.filter((row) => row.parentKey === parent.key).map((row) => row.sums)
        if (below.length > 0 || parent.key === TOTAL_KEY) expect(below.reduce(addSums, NO_SUMS)).toEqual(parent.sums)
      }
    }),
  )
})

it('[FCT-50] shows whole units that add up as they are read', () => {
  const rows = ['a', 'b', 'c'].map((key) => ({ key, parentKey: TOTAL_KEY, units: 33.4 }))
  const below = ['x', 'y'].map((key) => ({ key, parentKey: 'a', units: 16.7 }))
  const shown = shownUnits([...rows, ...below], { units: 100.2, step: 1 })
  expect(Object.fromEntries(shown)).toEqual({ total: 100, a: 34, b: 33, c: 33, x: 17, y: 17 })
  const few = shownUnits([{ key: 'a', parentKey: TOTAL_KEY, units: 0.26 }], { units: 0.26, step: 0.1 })
  expect(Object.fromEntries(few)).toEqual({ total: 0.3, a: 0.3 })
  const unit = fc.integer({ min: 0, max: 10_000_000 }).map((milli) => milli / 1000)
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1 }), (units) => {
      const parts = units.map((one, index) => ({ key: `r${index}`, parentKey: TOTAL_KEY, units: one }))
      const read = shownUnits(parts, { units: units.reduce((sum, one) => sum + one, 0), step: 1 })
      expect(parts.reduce((sum, { key }) => sum + (read.get(key) ?? 0), 0)).toBe(read.get(TOTAL_KEY))
      for (const part of parts) expect(Math.abs((read.get(part.key) ?? 0) - part.units)).toBeLessThanOrEqual(1)
    }),
  )
})
