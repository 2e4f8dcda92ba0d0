import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packEntries, packList, unpackEntries, unpackList } from './cell-lists.ts'

it('[DIO-3] reads back every list it writes, whatever its texts hold', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', '\\', ';', '|', '\\_', '_', 'a; b|c\\', ' \n', '\\ '))
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (entries) => {
      expect(unpackEntries(packEntries(entries))).toEqual(entries)
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(fc.array(text), (values) => {
      expect(unpackList(packList(values))).toEqual(values)
    }),
  )
})

it('reads what people type by hand', () => {
  expect(unpackList('tea;  green tea ; leaf')).toEqual(['tea', 'green tea', 'leaf'])
  expect(unpackEntries('Origin | Japan;Roast|light')).toEqual([
    ['Origin', 'Japan'],
    ['Roast', 'light'],
  ])
})
