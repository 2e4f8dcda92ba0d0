import { expect, it } from 'vitest'
import { askOf, sortOf, viewQuery } from './order-query.ts'

it('reads back from an address what it wrote there, and takes nonsense for nothing', () => {
  for (const search of [
    {},
    { view: 'unpaid', words: 'rye bread', kind: 'pickup', source: 'manual', sort: 'due' },
    { view: 'all', status: 'shipped', customer: 'cus_0123456789' },
  ])
    expect(askOf(Object.fromEntries(new URLSearchParams(viewQuery(askOf(search)))))).toEqual(askOf(search))
  expect(askOf({ view: 'x', kind: 'boat', status: '1', customer: 'vnd_1', sort: 'random' })).toEqual(askOf({}))
})

it('shows what is owed in its own view, and sorts by the column that was pressed', () => {
  expect(askOf({ view: 'unpaid' })).toMatchObject({ isRemitted: false, statuses: [] })
  expect([sortOf('placed', true), sortOf('placed', false), sortOf('total', true), sortOf('buyer', true)]).toEqual([
    'newest',
    'oldest',
    'total',
    null,
  ])
})
