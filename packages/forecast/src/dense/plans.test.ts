import { describe, expect, test } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import type { Grid } from './grid.ts'
import { completePlans } from './plans.ts'

const KNOWN = 280
const HORIZON = 28

/** A grid of two series with one covariate that is known up to the origin only. */
function gridWith(value: (period: number) => number): Grid {
  const periods = KNOWN + HORIZON
  const row = Float64Array.from({ length: periods }, (_, t) => (t < KNOWN ? value(t) : Number.NaN))
  return {
    step: 'day',
    known: KNOWN,
    horizon: HORIZON,
    days: Int32Array.from({ length: periods }, (_, t) => 20_000 + t),
    hours: new Int32Array(periods),
    marks: [],
    covariateNames: ['promo'],
    planned: [false],
    series: ['a', 'b'].map((sku) => ({ sku, units: new Float64Array(KNOWN).fill(5), covariates: [row] })),
  }
}

function ahead(grid: Grid): number[] {
  return [...(completePlans(grid).series[0]?.covariates[0]?.subarray(KNOWN) ?? [])]
}

describe('flags that nobody planned', () => {
  test('go on in the rhythm of two weeks that they kept', () => {
    const rhythm = (t: number) => (t % 14 < 5 ? 1 : 0)
    expect(ahead(gridWith(rhythm))).toEqual(Array.from({ length: HORIZON }, (_, h) => rhythm(KNOWN + h)))
  })

  test('are less certain further ahead when the rhythm slips now and then', () => {
    const values = ahead(gridWith((t) => (t % 14 < 5 !== (t % 97 === 3) ? 1 : 0)))
    expect(values[0]).toBeLessThan(1)
    expect(values[0]).toBeGreaterThan(0.8)
    expect(values[14]).toBeLessThan(values[0] ?? 0)
  })

  test('take the habit of the weekday where no lag beats it', () => {
    const values = ahead(gridWith((t) => (t % 7 === 6 ? 0 : 1)))
    expect(values).toEqual(Array.from({ length: HORIZON }, (_, h) => ((KNOWN + h) % 7 === 6 ? 0 : 1)))
  })

  test('are left out where they have no rhythm, as are numbers', () => {
    const dice = diceOf(3)
    const restless = gridWith(() => (dice() < 0.5 ? 1 : 0))
    expect(completePlans(restless).covariateNames).toEqual([])
    expect(completePlans(gridWith((t) => t / 7)).covariateNames).toEqual([])
  })
})
