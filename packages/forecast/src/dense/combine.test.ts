import { describe, expect, test } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import { combined, stackingOf } from './combine.ts'
import { productsOf, squaredError } from './fold-products.ts'
import { type Fold, withoutAbstentions } from './folds.ts'
import { simplexWeights } from './simplex.ts'

const HORIZON = 20
const SERIES = 40

/** Two candidates: the first is right for the even series and the second for the odd ones, by `skill`; else both guess. */
function origin(seed: number, skill: number): Fold {
  const dice = diceOf(seed)
  const actuals = Array.from({ length: SERIES }, () => Float64Array.from({ length: HORIZON }, () => 50 + 20 * dice()))
  const told = (parity: number) =>
    actuals.map((row, s) =>
      row.map((value) => value + (s % 2 === parity ? 1 - skill : 1) * 20 * (dice() + dice() - 1) + 0.1),
    )
  return { forecasts: [told(0), told(1)], actuals }
}

describe('weights of the candidates', () => {
  test('of the least squared error are found to the bit where it is known', () => {
    // ½ (w1² + 4 w2²) with w1 + w2 = 1 is least at w1 = 0.8.
    const [first, second] = simplexWeights(Float64Array.of(1, 0, 0, 4), Float64Array.of(0, 0))
    expect(first).toBeCloseTo(0.8, 9)
    expect(second).toBeCloseTo(0.2, 9)
    // A candidate that only harms gets nothing, and none gets less than that.
    const weights = simplexWeights(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), Float64Array.of(1, 1, -5))
    expect([...weights]).toEqual([0.5, 0.5, 0])
  })

  test('follow each series where the past shows that candidates suit some series and not others', () => {
    const folds = [1, 2, 3, 4].map((seed) => origin(seed, 0.9))
    const { weights } = stackingOf(folds, 2, SERIES)
    expect(weights[0]?.[0]).toBeGreaterThan(0.85)
    expect(weights[1]?.[0]).toBeLessThan(0.15)
  })

  test('are much the same for all series where none is told from the others', () => {
    const folds = [1, 2, 3, 4].map((seed) => origin(seed, 0))
    const first = stackingOf(folds, 2, SERIES).weights.map((row) => row[0] ?? 0)
    expect(Math.max(...first) - Math.min(...first)).toBeLessThan(0.25)
  })

  test('for an origin of the past are learnt from the others', () => {
    const odd = origin(2, 0.9)
    const swapped = { ...odd, forecasts: [...odd.forecasts].reverse() }
    const { unseen } = stackingOf([origin(1, 0.9), swapped, origin(3, 0.9)], 2, SERIES)
    const first = unseen.map((rows) => rows[0]?.[0] ?? Number.NaN)
    expect(first[1]).toBeGreaterThan((first[0] ?? 1) + 0.05)
    expect(first[1]).toBeGreaterThan((first[2] ?? 1) + 0.05)
  })

  test('judge by the squared error that the combination would have had', () => {
    const fold = origin(9, 0.3)
    const weights = Float64Array.of(0.3, 0.7)
    const [row] = productsOf([fold], 2, SERIES)
    const mean = combined(fold.forecasts, weights, 5)
    const plain = mean.reduce((sum, value, h) => sum + (value - (fold.actuals[5]?.[h] ?? 0)) ** 2, 0)
    const one = row?.[5]
    expect(one === undefined ? Number.NaN : squaredError(one, weights)).toBeCloseTo(plain, 6)
  })

  test('leave out what a candidate cannot tell: it then says what the others say', () => {
    const filled = withoutAbstentions([
      [Float64Array.of(1, Number.NaN)],
      [Float64Array.of(2, 4)],
      [Float64Array.of(3, 6)],
    ])
    expect([...(filled[0]?.[0] ?? [])]).toEqual([1, 5])
  })
})
