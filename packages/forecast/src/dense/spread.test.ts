import { describe, expect, test } from 'vitest'
import { type Dice, diceOf } from '../panel/dice.ts'
import { LEVELS } from '../panel/levels.ts'
import { powerOf, widthsOf } from './past-errors.ts'
import { type PastFold, quantilesOf, spreadOf } from './spread.ts'

const HORIZON = 30
const SERIES = 60

/** About normal, of mean nothing and spread one. */
function normal(dice: Dice): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw++) sum += dice()
  return sum
}

/** An origin at which every series errs by its own noise, and all of them together by the same. */
function origin(dice: Dice, noise: { own: number; common: number }): PastFold {
  const together = noise.common * normal(dice)
  const means = Array.from({ length: SERIES }, (_, s) => new Float64Array(HORIZON).fill(50 + 10 * (s % 9)))
  return {
    means,
    actuals: means.map((row, s) => row.map((mean) => mean * (1 + together + noise.own * (1 + (s % 3)) * normal(dice)))),
  }
}

function coverageOf(folds: readonly PastFold[], next: PastFold): number[] {
  const spread = spreadOf(folds, SERIES)
  const below = LEVELS.map(() => 0)
  next.means.forEach((mean, s) => {
    quantilesOf(spread, s, mean).forEach((row, level) => {
      row.forEach((value, h) => {
        if ((next.actuals[s]?.[h] ?? 0) <= value) below[level] = (below[level] ?? 0) + 1
      })
    })
  })
  return below.map((count) => count / (SERIES * HORIZON))
}

function meanCoverage(noise: { own: number; common: number }, trials: number): number[] {
  const dice = diceOf(11)
  const sums = LEVELS.map(() => 0)
  for (let trial = 0; trial < trials; trial++) {
    const folds = Array.from({ length: 4 }, () => origin(dice, noise))
    coverageOf(folds, origin(dice, noise)).forEach((share, level) => {
      sums[level] = (sums[level] ?? 0) + share / trials
    })
  }
  return sums
}

describe('the spread of forecasts', () => {
  test('covers what it says where every series errs by itself', () => {
    meanCoverage({ own: 0.05, common: 0 }, 20).forEach((share, level) => {
      expect(Math.abs(share - (LEVELS[level] ?? 0))).toBeLessThan(0.02)
    })
  })

  test('covers it on the average of many origins where all series err together', () => {
    const shares = meanCoverage({ own: 0.05, common: 0.06 }, 60)
    expect(Math.abs((shares[LEVELS.indexOf(0.9)] ?? 0) - 0.9)).toBeLessThan(0.04)
    expect(Math.abs((shares[LEVELS.indexOf(0.1)] ?? 0) - 0.1)).toBeLessThan(0.04)
  })

  test('is wider where all series err together than where each errs by itself, the whole error being the same', () => {
    const dice = diceOf(5)
    const together = Array.from({ length: 4 }, () => origin(dice, { own: 0.01, common: 0.06 }))
    const mean = Float64Array.of(100)
    const row = (folds: readonly PastFold[], level: number) => quantilesOf(spreadOf(folds, SERIES), 0, mean)[level]?.[0]
    expect(row(together, LEVELS.indexOf(0.95))).toBeGreaterThan(104)
    expect(row(together, LEVELS.indexOf(0.5))).toBeCloseTo(100, 0)
  })

  test('has a width per series, and errors grow as the past shows', () => {
    const dice = diceOf(8)
    const folds = Array.from({ length: 5 }, () => origin(dice, { own: 0.05, common: 0 }))
    const widths = widthsOf(folds, SERIES, 1)
    expect((widths[2] ?? 0) / (widths[0] ?? 1)).toBeGreaterThan(2)
    const uneven = (power: number): PastFold => {
      const means = Array.from({ length: 40 }, () => Float64Array.from({ length: HORIZON }, (_, h) => 10 * 1.3 ** h))
      return { means, actuals: means.map((row) => row.map((mean) => mean + mean ** power * normal(dice))) }
    }
    expect(powerOf([uneven(0.6)])).toBeCloseTo(0.6, 1)
    expect(powerOf([uneven(1)])).toBeCloseTo(1, 1)
  })

  test('of a series that is far steadier than the others is its own', () => {
    const dice = diceOf(9)
    const folds = Array.from({ length: 4 }, () => {
      const { means, actuals } = origin(dice, { own: 0.1, common: 0 })
      return {
        means,
        actuals: actuals.map((row, s) => (s === 0 ? (means[0] ?? row).map((mean) => 1.001 * mean) : row)),
      }
    })
    const widths = widthsOf(folds, SERIES, 1)
    expect((widths[0] ?? 1) / (widths[1] ?? 0)).toBeLessThan(0.05)
    expect(widths[0]).toBeGreaterThan(0)
  })

  test('reaches beyond what the past was ever forecast ahead', () => {
    const full = origin(diceOf(6), { own: 0.1, common: 0 })
    const short = { ...full, actuals: full.actuals.map((row) => row.slice(0, 12)) }
    const last = quantilesOf(spreadOf([short], SERIES), 0, new Float64Array(HORIZON).fill(50)).map((row) => row.at(-1))
    expect(last[LEVELS.indexOf(0.95)]).toBeGreaterThan(53)
    expect(last[LEVELS.indexOf(0.05)]).toBeLessThan(47)
  })

  test('of nothing known is no spread, and of one origin a number', () => {
    expect(quantilesOf(spreadOf([], 1), 0, Float64Array.of(5)).every((row) => row[0] === 5)).toBe(true)
    const [only] = [origin(diceOf(2), { own: 0.1, common: 0 })]
    const rows = quantilesOf(spreadOf([only], SERIES), 0, Float64Array.of(50))
    expect(rows.every((row) => Number.isFinite(row[0]))).toBe(true)
  })
})
