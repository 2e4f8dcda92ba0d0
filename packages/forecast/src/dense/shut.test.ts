import { describe, expect, test } from 'vitest'
import { foldHorizon, originsOf } from './folds.ts'
import type { Grid } from './grid.ts'
import { shutAhead } from './shut.ts'

const KNOWN = 280
const HORIZON = 14
const FLAGS = ['open', 'holiday'] as const

/** Two shops, shut on Sundays (`open` 0) and holidays; the second is open on the holiday to come. */
function grid(planned: boolean): Grid {
  const periods = KNOWN + HORIZON
  const isHoliday = (t: number) => t % 40 === 20 || t === KNOWN + 3
  const isOpen = (t: number, s: number) => t % 7 !== 6 && (!isHoliday(t) || (s === 1 && t > KNOWN))
  const row = (value: (t: number) => boolean) =>
    Float64Array.from({ length: periods }, (_, t) => (planned || t < KNOWN ? Number(value(t)) : Number.NaN))
  return {
    step: 'day',
    known: KNOWN,
    horizon: HORIZON,
    days: Int32Array.from({ length: periods }, (_, t) => 20_000 + t),
    hours: new Int32Array(periods),
    marks: [],
    covariateNames: FLAGS,
    planned: [planned, planned],
    series: [0, 1].map((s) => ({
      sku: `${s}`,
      units: Float64Array.from({ length: KNOWN }, (_, t) => (isOpen(t, s) ? 50 : 0)),
      covariates: [row((t) => isOpen(t, s)), row(isHoliday)],
    })),
  }
}

describe('closed days', () => {
  test('are those that the plan says, and a shop that opens on a holiday is open', () => {
    const [first, second] = shutAhead(grid(true))
    expect([first?.[3], second?.[3]]).toEqual([1, 0])
    expect([first?.[6 - (KNOWN % 7)], second?.[6 - (KNOWN % 7)]]).toEqual([1, 1])
  })

  test('are told by the weekday where nothing is planned', () => {
    for (const shut of shutAhead(grid(false))) {
      expect([...shut].flatMap((value, h) => (value === 1 ? [(KNOWN + h) % 7] : []))).toEqual([6, 6])
    }
  })
})

describe('origins of the past', () => {
  const at = (known: number, horizon: number) => ({ ...grid(true), known, horizon })

  test('are a week apart at least, however near the horizon', () => {
    expect(foldHorizon(at(800, 1))).toBe(7)
    expect(originsOf(at(800, 1))).toEqual([793, 786, 779, 772, 436])
  })

  test('are as many as a far horizon leaves, and one where it leaves none', () => {
    expect(originsOf(at(1900, 365))).toEqual([1535, 1170, 805])
    expect(originsOf(at(500, 365))).toEqual([333])
  })
})
