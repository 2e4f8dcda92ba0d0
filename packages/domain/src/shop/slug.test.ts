import { describe, expect, it } from 'vitest'
import { likelyCurrency } from './currencies.ts'
import { slugOf } from './slug.ts'

describe('an address made of a name', () => {
  it.each([
    ['Fern & Fig', 'fern-fig'],
    ['  Mercearia da Graça ', 'mercearia-da-graca'],
    ['小花店', '小花店'],
    ['!!!', ''],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})

it.each([
  ['GB', 'GBP'],
  ['DE', 'EUR'],
  ['TW', 'TWD'],
  ['BR', 'USD'],
])('a shop in %s most likely sells in %s', (country, currency) => {
  expect(likelyCurrency(country)).toBe(currency)
})
