import { expect, it } from 'vitest'
import { accuracyOf, addScored, addScores, NO_SCORE } from './score.ts'
import { valueClassOf } from './value-class.ts'

const quantiles = [0, 1, 2, 3, 5]

it('[FCT-8] sums errors, bias and bands over SKUs, and adds up over days', () => {
  const one = addScored(NO_SCORE, { valueClass: 'A', mean: 2.5, quantiles, actualUnits: 4 })
  const two = addScored(one, { valueClass: 'A', mean: 2.5, quantiles, actualUnits: 1 })
  expect(two).toEqual({
    skuCount: 2,
    actualUnits: 5,
    forecastUnits: 5,
    absoluteErrorUnits: 3,
    within50Count: 1,
    within90Count: 2,
    below95Count: 2,
  })
  expect(accuracyOf(two)).toEqual({ wape: 0.6, bias: 0, below95: 1, within50: 0.5, within90: 1 })
  expect(addScores(one, addScored(NO_SCORE, { valueClass: 'A', mean: 2.5, quantiles, actualUnits: 1 }))).toEqual(two)
})

it('[FCT-8] has no figure where nothing was sold', () => {
  const none = addScored(NO_SCORE, { valueClass: 'C', mean: 1, quantiles: [0, 0, 0, 0, 1], actualUnits: 0 })
  expect(accuracyOf(none)).toMatchObject({ wape: null, bias: null, below95: 1 })
  expect(accuracyOf(NO_SCORE)).toEqual({ wape: null, bias: null, below95: null, within50: null, within90: null })
})

it('[FCT-4] puts what brings nothing in the last class, whatever the bounds', () => {
  const bounds = { aMinor: 100, bMinor: 10 }
  expect([0, 9, 10, 99, 100].map((minor) => valueClassOf(minor, bounds))).toEqual(['C', 'C', 'B', 'B', 'A'])
  expect(valueClassOf(0, { aMinor: 0, bMinor: 0 })).toBe('C')
})
