import { expect, it } from 'vitest'
import { filterCount, filtersOf } from './listing-filters.ts'

it('reads filters from an address and leaves out what is none', () => {
  expect(filtersOf({ vendor: 'mill', stock: '1', min: '2.50', max: 'cheap', sort: 'upside_down', q: 'x' }, {})).toEqual(
    { vendor: 'mill', inStock: true, priceMinMinor: 250, sort: 'popular' },
  )
})

it('keeps what the page itself is about', () => {
  expect(filtersOf({ category: 'tea', vendor: '' }, { vendor: 'mill' })).toEqual({
    category: 'tea',
    vendor: 'mill',
    sort: 'popular',
  })
})

it('counts the filters that were set', () => {
  expect(filterCount({ vendor: 'mill', stock: '', sort: 'newest', max: '4' })).toBe(2)
})
