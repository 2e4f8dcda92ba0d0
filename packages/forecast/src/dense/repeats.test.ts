import { describe, expect, test } from 'vitest'
import { withoutClosures } from './closures.ts'
import type { Grid } from './grid.ts'
import { pastYears } from './past-years.ts'
import { driftingSeason, repeatedSeason } from './repeated.ts'

function gridOf(units: Float64Array, horizon: number): Grid {
  const periods = units.length + horizon
  return {
    step: 'hour',
    known: units.length,
    horizon,
    days: Int32Array.from({ length: periods }, (_, t) => Math.floor(t / 24)),
    hours: Int32Array.from({ length: periods }, (_, t) => t % 24),
    marks: [],
    covariateNames: [],
    planned: [],
    series: [{ units, covariates: [], sku: 'one' }],
  }
}

/** Warmth of an hour: highest in the afternoon, and a little warmer every day. */
function warmth(t: number): number {
  return 20 + 5 * Math.sin((2 * Math.PI * t) / 24) + 0.004 * t
}

function worst(forecast: readonly Float64Array[], from: number): number {
  return Math.max(...(forecast[0]?.map((value, h) => Math.abs(value - warmth(from + h))) ?? []))
}

describe('seasons that come again', () => {
  test('drift on as they drifted: half as far off as the last day at most', () => {
    const grid = gridOf(
      Float64Array.from({ length: 240 }, (_, t) => warmth(t)),
      48,
    )
    expect(worst(driftingSeason(grid, 24), 240)).toBeLessThan(0.5 * worst(repeatedSeason(grid, 24), 240))
  })

  test('a year later are as much higher as the last months are', () => {
    const season = [10, 20, 30, 40]
    const units = Float64Array.from({ length: 12 }, (_, t) => (season[t % 4] ?? 0) * (t < 8 ? 1 : 1.5))
    const options = { year: 4, window: 4, years: 1, isSmooth: false }
    expect([...(pastYears(gridOf(units, 4), options)[0] ?? [])]).toEqual([22.5, 45, 67.5, 90])
  })

  test('are not known where no year lies before', () => {
    const options = { year: 8, window: 2, years: 2, isSmooth: true }
    const told = pastYears(gridOf(Float64Array.of(1, 2, 3, 4), 3), options)
    expect(told[0]?.every(Number.isNaN)).toBe(true)
  })
})

describe('weeks in which a busy place was closed', () => {
  const open = (from: number, to: number) =>
    Float64Array.from({ length: 200 }, (_, t) => (t >= from && t < to ? 0 : t % 7 === 6 ? 0 : 100))

  test('are not known, while its free Sundays are', () => {
    const known = withoutClosures(open(70, 110))
    expect(known.subarray(70, 110).every(Number.isNaN)).toBe(true)
    expect(known[13]).toBe(0)
    expect(known[120]).toBe(100)
  })

  test('stay what they are when they are few, when they last, and when little is ever sold', () => {
    for (const units of [open(70, 90), open(150, 200), open(70, 110).map((value) => value / 10)]) {
      expect(withoutClosures(units)).toBe(units)
    }
  })
})
