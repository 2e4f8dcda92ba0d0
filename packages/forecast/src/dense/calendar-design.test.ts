import { describe, expect, test } from 'vitest'
import { calendarDesign } from './calendar-design.ts'
import type { Grid } from './grid.ts'

const KNOWN = 100
const HORIZON = 10

/** Days with a mark on every one whose number divides by `every`. */
function marked(every: number): Grid {
  const days = Int32Array.from({ length: KNOWN + HORIZON }, (_, t) => t)
  return {
    step: 'day',
    known: KNOWN,
    horizon: HORIZON,
    days,
    hours: new Int32Array(days.length),
    marks: [{ name: 'benefits', values: Float64Array.from(days, (day) => (day % every === 0 ? 1 : 0)) }],
    covariateNames: [],
    planned: [],
    series: [],
  }
}

function entryOf(grid: Grid, name: string, period: number): number | undefined {
  const options = { knotEvery: 50, trendRun: 0, isMonthly: false, weekPenalty: 0, harmonics: 1 }
  const design = calendarDesign(grid, options)
  const column = design.names.indexOf(name)
  if (column === -1) return undefined
  for (let i = design.starts[period] ?? 0; i < (design.starts[period + 1] ?? 0); i++) {
    if (design.columns[i] === column) return design.values[i]
  }
  return 0
}

describe('a mark that comes often', () => {
  test('may do less or more than it did: it is counted by the years since as well, and ahead as it is now', () => {
    expect(entryOf(marked(5), 'benefits 0', 20)).toBe(1)
    expect(entryOf(marked(5), 'benefits ago 0', 20)).toBeCloseTo(-80 / 365, 12)
    expect(entryOf(marked(5), 'benefits 0', KNOWN)).toBe(1)
    expect(entryOf(marked(5), 'benefits ago 0', KNOWN)).toBe(0)
  })

  test('is not one that comes rarely: there is too little of it to tell', () => {
    expect(entryOf(marked(50), 'benefits ago 0', 50)).toBeUndefined()
    expect(entryOf(marked(50), 'benefits 2', 52)).toBe(1)
  })
})
