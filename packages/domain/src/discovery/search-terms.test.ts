import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closestTerm, slipsBetween } from './closest-term.ts'
import { gramsOf, indexTerms, queryWords } from './search-terms.ts'

it('[DIS-1] folds width, case, accents, apostrophes and the English plural', () => {
  expect(indexTerms("Crème Brûlée ＡＢＣ children's Berries boxes Tomatoes GLASS houmous")).toEqual([
    'creme',
    'brulee',
    'abc',
    'children',
    'berry',
    'box',
    'tomato',
    'glass',
    'houmous',
  ])
})

it('[DIS-1] cuts Chinese into characters and pairs, and looks a query up by pairs', () => {
  expect(indexTerms('有機蘋果 500g')).toEqual(['有', '機', '蘋', '果', '有機', '機蘋', '蘋果', '500g'])
  expect(queryWords('蘋果').map((word) => word.terms)).toEqual([['蘋果']])
  expect(queryWords('茶').map((word) => word.terms)).toEqual([['茶']])
  expect(queryWords('Pixel手機').map((word) => word.terms)).toEqual([['pixel'], ['手機']])
})

it('[DIS-1] keeps the vowel signs of Bengali and Arabic words together', () => {
  expect(indexTerms('বাংলা চা')).toEqual(['বাংলা', 'চা'])
  expect(indexTerms('شاي أخضر')).toHaveLength(2)
})

it('[DIS-1] gives only letters and digits, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const term of indexTerms(text)) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
    }),
  )
})

it('[DIS-1] finds every text by each of its own words', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const terms = new Set(indexTerms(text))
      for (const word of queryWords(text)) for (const term of word.terms) expect(terms).toContain(term)
    }),
  )
})

it('[DIS-2] takes the spelling with the fewest slips, then the most letters in common', () => {
  expect(closestTerm('chese', ['chest', 'chess', 'cheese', 'cherry'])).toBe('cheese')
  expect(closestTerm('tae', ['tea', 'toe'])).toBe('tea')
  expect(closestTerm('choclate', ['chocolate', 'charcoal'])).toBe('chocolate')
  expect(closestTerm('zz', ['z', 'za'])).toBeNull()
  expect(closestTerm('apple', ['apple'])).toBeNull()
  expect(closestTerm('apple', ['orange'])).toBeNull()
})

it('[DIS-2] counts a missing, added, wrong or swapped letter as one slip each', () => {
  expect(['bred', 'breaad', 'broad', 'braed', ''].map((word) => slipsBetween('bread', word))).toEqual([1, 1, 1, 1, 5])
})

it('[DIS-2] cuts a term into pieces with its ends marked', () => {
  expect(gramsOf('tea')).toEqual(['  t', ' te', 'tea', 'ea '])
})
