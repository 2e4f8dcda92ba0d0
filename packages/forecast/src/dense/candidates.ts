import type { Step } from '../panel/panel.ts'
import type { Rhythm } from './boosted-features.ts'
import { type BoostedOptions, boostedTrees } from './boosted.ts'
import type { Grid } from './grid.ts'
import { calendarRegression, type RegressionOptions } from './regression.ts'
import { repeatedSeason } from './repeated.ts'

/** One way to forecast all series of a grid: a row of `horizon` means per series. */
export interface Candidate {
  readonly name: string
  readonly forecast: (grid: Grid) => Float64Array[]
}

const DAY: RegressionOptions = {
  link: 'log',
  hasNumbers: false,
  halfLife: 730,
  knotEvery: 182,
  trendRun: 0.5,
  harmonics: 2,
  isMonthly: false,
  weekPenalty: 0,
  shrinkage: 5,
  levelGain: 0.1,
  levelDecay: 1,
  seasonGain: 0.03,
  cycle: 7,
}
const WEEK: RegressionOptions = {
  ...DAY,
  halfLife: 104,
  knotEvery: 52,
  trendRun: 0,
  harmonics: 6,
  weekPenalty: 0.1,
  levelGain: 0.2,
  seasonGain: 0,
  cycle: 1,
}
const HOUR: RegressionOptions = {
  ...DAY,
  link: 'linear',
  halfLife: 336,
  knotEvery: 168,
  trendRun: 0,
  shrinkage: 0.1,
  levelGain: 0.03,
  seasonGain: 0.3,
  cycle: 24,
}
const MONTH: RegressionOptions = { ...WEEK, halfLife: 36, knotEvery: 12, harmonics: 0 }

/** Quick and slow levels, much and little borrowing, coarse and fine seasons: the back-test weighs them. */
const REGRESSIONS: Record<Step, readonly RegressionOptions[]> = {
  day: [
    { ...DAY, hasNumbers: true },
    { ...DAY, harmonics: 4, levelGain: 0.15, knotEvery: 91, trendRun: 0 },
    { ...DAY, hasNumbers: true, harmonics: 12, shrinkage: 50, levelGain: 0.03, knotEvery: 364 },
    { ...DAY, harmonics: 1, isMonthly: true, shrinkage: 1000, levelGain: 0.005, seasonGain: 0, knotEvery: 364 },
  ],
  week: [
    WEEK,
    { ...WEEK, weekPenalty: 0.3, shrinkage: 20, levelGain: 0.1 },
    { ...WEEK, hasNumbers: true, harmonics: 20, weekPenalty: 1, levelGain: 0.3 },
  ],
  hour: [
    HOUR,
    { ...HOUR, link: 'log' },
    { ...HOUR, levelGain: 0.2, levelDecay: 0.98 },
    { ...HOUR, link: 'log', seasonGain: 0.2, cycle: 168 },
  ],
  month: [MONTH, { ...MONTH, shrinkage: 30, levelGain: 0.4 }],
}

const RHYTHMS: Record<Step, Rhythm> = {
  day: { cycle: 7, window: 28, year: 364 },
  week: { cycle: 1, window: 8, year: 52 },
  hour: { cycle: 24, window: 168, year: 168 },
  month: { cycle: 1, window: 6, year: 12 },
}

const TREES: Record<Step, Omit<BoostedOptions, 'rhythm' | 'regression'>> = {
  day: { trees: 150, learningRate: 0.08, leavesMax: 31, rowsMax: 60_000, isResidual: true, halfLife: 730 },
  week: { trees: 100, learningRate: 0.08, leavesMax: 31, rowsMax: 60_000, isResidual: false, halfLife: 104 },
  hour: { trees: 150, learningRate: 0.08, leavesMax: 31, rowsMax: 80_000, isResidual: false, halfLife: 300 },
  month: { trees: 60, learningRate: 0.08, leavesMax: 15, rowsMax: 40_000, isResidual: false, halfLife: 36 },
}

/** Trees need this many known values over all series to find anything that the regressions do not. */
const BOOSTING_FROM = 8000

/** The candidates for a grid. */
export function candidatesFor(grid: Grid): Candidate[] {
  const regressions: Candidate[] = REGRESSIONS[grid.step].map((options, i) => ({
    name: `regression ${i + 1}`,
    forecast: (view) => calendarRegression(view, options),
  }))
  if (grid.step === 'hour') regressions.push({ name: 'last day', forecast: (view) => repeatedSeason(view, 24) })
  const regression = REGRESSIONS[grid.step][0]
  if (regression === undefined || grid.known * grid.series.length < BOOSTING_FROM) return regressions
  // Trees look at logarithms, whatever the regression looks at: one model for series of every size.
  const options = {
    ...TREES[grid.step],
    rhythm: RHYTHMS[grid.step],
    regression: { ...regression, link: 'log' as const },
  }
  return [...regressions, { name: 'boosted trees', forecast: (view) => boostedTrees(view, options) }]
}
