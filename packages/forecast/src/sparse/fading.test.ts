import { describe, expect, test } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import type { CountPage } from './count-page.ts'
import { fadingOf } from './fading.ts'

const MONTHS = 48
const SKUS = 400

/** Spare parts that sell one unit in every second month or so, until they are given up for good. */
function parts(givenUpPerMonth: number, seed: number): CountPage {
  const dice = diceOf(seed)
  const units = new Float64Array(SKUS * MONTHS)
  for (let sku = 0; sku < SKUS; sku++) {
    let lives = true
    for (let month = 0; month < MONTHS; month++) {
      lives = lives && dice() >= givenUpPerMonth
      units[sku * MONTHS + month] = lives && dice() < 0.5 ? 1 : 0
    }
  }
  return { skus: SKUS, periods: MONTHS, units }
}

const CALENDAR = { cycle: 1, firstPhase: 0, horizon: 6 }

describe('what sells less towards its end', () => {
  test('is expected to sell less where the past was too high, most of all what has not sold for long', () => {
    const page = parts(0.03, 1)
    const factors = fadingOf(page, CALENDAR) ?? new Float64Array()
    const lateOnes = Array.from(factors.keys()).filter((sku) =>
      page.units.subarray((sku + 1) * MONTHS - 6, (sku + 1) * MONTHS).every((units) => units === 0),
    )
    const mean = (skus: readonly number[]) => skus.reduce((sum, sku) => sum + (factors[sku] ?? 0), 0) / skus.length
    const others = Array.from(factors.keys()).filter((sku) => !lateOnes.includes(sku))
    expect(mean(lateOnes)).toBeLessThan(mean(others))
    expect(mean(others)).toBeLessThan(1)
  })

  test('is nothing where nothing ends', () => {
    for (const factor of fadingOf(parts(0, 2), CALENDAR) ?? []) expect(Math.abs(factor - 1)).toBeLessThan(0.12)
  })

  test('is not told by a short past', () => {
    const page = parts(0.03, 3)
    expect(fadingOf({ ...page, periods: 16, units: page.units.slice(0, SKUS * 16) }, CALENDAR)).toBeUndefined()
  })
})
