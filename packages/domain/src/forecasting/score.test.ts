import { expect, it } from 'vitest'
import { accuracyOf, addScored, addScores, BAND_LEVELS, NO_SCORE } from './score.ts'
import { valueClassOf } from './value-class.ts'

const quantiles = [0, 1, 2, 3, 5]

it('[FCT-8] sums errors, bias and bands over SKUs, and adds up over days', () => {
  const one = addScored(NO_SCORE, { valueClass: 'A', mean: 2.5, quantiles, actualUnits: 4, key: 'a' })
  const two = addScored(one, { valueClass: 'A', mean: 2.5, quantiles, actualUnits: 1, key: 'b' })
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
  expect(
    addScores(one, addScored(NO_SCORE, { valueClass: 'A', mean: 2.5, quantiles, actualUnits: 1, key: 'b' })),
  ).toEqual(two)
})

it('[FCT-8] has no figure where nothing was sold', () => {
  const none = addScored(NO_SCORE, { valueClass: 'C', mean: 1, quantiles: [0, 0, 0, 0, 1], actualUnits: 0, key: 'c' })
  expect(accuracyOf(none)).toMatchObject({ wape: null, bias: null, below95: 1 })
  expect(accuracyOf(NO_SCORE)).toEqual({ wape: null, bias: null, below95: null, within50: null, within90: null })
})

it('[FCT-8] counts a band as right when it holds as often as it says, of slow goods too', () => {
  // Five levels do not tell how far each leap goes: one mean may be some points off, all together are not.
  let all = NO_SCORE
  for (const mean of [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2, 3, 5, 8, 12, 20]) {
    const chances = poisson(mean)
    const quantiles = BAND_LEVELS.map((level) => quantileOf(chances, level))
    let sums = NO_SCORE
    // As many cases of each count as its chance asks for.
    for (const [actualUnits, chance] of chances.entries())
      for (let copy = 0; copy < Math.round(chance * 2000); copy += 1)
        sums = addScored(sums, { valueClass: 'C', mean, quantiles, actualUnits, key: `${mean} ${actualUnits} ${copy}` })
    expect(Math.abs((accuracyOf(sums).within50 ?? 0) - 0.5), `half at a mean of ${mean}`).toBeLessThan(0.12)
    all = addScores(all, sums)
  }
  const { within50, within90, below95 } = accuracyOf(all)
  expect(Math.abs((within50 ?? 0) - 0.5)).toBeLessThan(0.03)
  expect(Math.abs((within90 ?? 0) - 0.9)).toBeLessThan(0.02)
  expect(Math.abs((below95 ?? 0) - 0.95)).toBeLessThan(0.02)
})

function poisson(mean: number): readonly number[] {
  const chances = [Math.exp(-mean)]
  for (let units = 1; units < 60; units += 1) chances.push(((chances[units - 1] ?? 0) * mean) / units)
  return chances
}

function quantileOf(chances: readonly number[], level: number): number {
  let sum = 0
  return chances.findIndex((chance) => {
    sum += chance
    return sum >= level
  })
}

it('[FCT-4] puts what brings nothing in the last class, whatever the bounds', () => {
  const bounds = { aMinor: 100, bMinor: 10 }
  expect([0, 9, 10, 99, 100].map((minor) => valueClassOf(minor, bounds))).toEqual(['C', 'C', 'B', 'B', 'A'])
  expect(valueClassOf(0, { aMinor: 0, bMinor: 0 })).toBe('C')
})
