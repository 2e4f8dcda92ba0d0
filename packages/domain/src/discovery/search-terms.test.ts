import fc from 'fast-check'
import { expect, it } from 'vitest'
import { likeliest, likelyTerms, slipsBetween } from './closest-term.ts'
import { likelyRuns } from './likely-runs.ts'
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

it('[DIS-2] ranks what may have been meant by slips, easy ones and a common beginning first', () => {
  const first = (typed: string, known: readonly string[]) => likelyTerms(typed, known)[0]?.term ?? null
  expect(first('chese', ['chest', 'chess', 'cheese', 'cherry'])).toBe('cheese')
  expect(first('tae', ['tea', 'toe'])).toBe('tea')
  expect(first('choclate', ['chocolate', 'charcoal'])).toBe('chocolate')
  expect(first('brad', ['bra', 'bread', 'broad'])).toBe('bread')
  expect(first('zz', ['z', 'za'])).toBeNull()
  expect(first('apple', ['apple'])).toBeNull()
  expect(first('apple', ['orange'])).toBeNull()
})

it('[DIS-2] takes the commoner of two that are about as near, and nothing that nothing is found by', () => {
  const option = (term: string, cost: number, foundCount: number) => ({ term, cost, foundCount })
  expect(likeliest([option('brad', 1, 1), option('bread', 1.1, 40)])?.term).toBe('bread')
  expect(likeliest([option('near', 1, 2), option('far', 2, 60)])?.term).toBe('near')
  expect(likeliest([option('first', 1, 3), option('second', 1, 3)])?.term).toBe('first')
  expect(likeliest([option('gone', 0, 0)])).toBeNull()
})

it('[DIS-2] reads characters that are taken for each other, and two that were swapped', () => {
  const options = (run: string) => likelyRuns(run).map(({ term }) => term)
  expect(options('麵飽')[0]).toBe('麵飽')
  expect(options('麵飽')).toContain('麵包')
  expect(options('苹菓')).toContain('蘋果')
  expect(options('啡咖')).toContain('咖啡')
  expect(options('咖啡')[0]).toBe('咖啡')
  expect(likelyRuns('面飽面飽面飽').length).toBeLessThanOrEqual(12)
})

it('[DIS-2] counts a missing, added, wrong or swapped letter as one slip each', () => {
  expect(['bred', 'breaad', 'broad', 'braed', ''].map((word) => slipsBetween('bread', word))).toEqual([1, 1, 1, 1, 5])
})

it('[DIS-2] cuts a term into pieces with its ends marked', () => {
  expect(gramsOf('tea')).toEqual(['  t', ' te', 'tea', 'ea '])
})
