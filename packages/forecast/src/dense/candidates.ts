import type { Step } from '../panel/panel.ts'
import type { Grid } from './grid.ts'
import { calendarRegression, type RegressionOptions } from './regression.ts'

/** One way to forecast all series of a grid: a row of `horizon` means per series. */
export interface Candidate {
  readonly name: string
  readonly forecast: (grid: Grid) => Float64Array[]
}

const DAY: RegressionOptions = {
  halfLife: 730,
  knotEvery: 182,
  harmonics: 4,
  shrinkage: 5,
  levelGain: 0.1,
  levelDecay: 1,
  seasonGain: 0,
  cycle: 7,
}
const WEEK: RegressionOptions = { ...DAY, halfLife: 104, knotEvery: 52, harmonics: 12, levelGain: 0.2, cycle: 1 }
const HOUR: RegressionOptions = {
  halfLife: 336,
  knotEvery: 168,
  harmonics: 0,
  shrinkage: 1,
  levelGain: 0.3,
  levelDecay: 0.99,
  seasonGain: 0.1,
  cycle: 24,
}
const MONTH: RegressionOptions = { ...WEEK, halfLife: 36, knotEvery: 12, harmonics: 0 }

const REGRESSIONS: Record<Step, readonly RegressionOptions[]> = {
  day: [DAY, { ...DAY, shrinkage: 50, levelGain: 0.03 }, { ...DAY, levelGain: 0.2, knotEvery: 91, seasonGain: 0.03 }],
  week: [WEEK, { ...WEEK, shrinkage: 30, levelGain: 0.1 }],
  hour: [HOUR, { ...HOUR, levelGain: 0.05, levelDecay: 1 }],
  month: [MONTH],
}

/** The candidates for a step. */
export function candidatesFor(grid: Grid): Candidate[] {
  return REGRESSIONS[grid.step].map((options, i) => ({
    name: `regression ${i + 1}`,
    forecast: (view) => calendarRegression(view, options),
  }))
}
