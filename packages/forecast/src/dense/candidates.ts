import type { Step } from '../panel/panel.ts'
import { type BoostedOptions, boostedTrees } from './boosted.ts'
import type { Grid } from './grid.ts'
import { pastYears } from './past-years.ts'
import { calendarRegression, type RegressionOptions } from './regression.ts'
import { driftingSeason, repeatedSeason } from './repeated.ts'

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

/** Seasons that simply come again. */
const REPEATS: Record<Step, readonly Candidate[]> = {
  day: [
    {
      name: 'last year',
      forecast: (view) => pastYears(view, { year: 364, window: 28, years: 1, isSmooth: false }),
    },
  ],
  week: [
    {
      name: 'last year',
      forecast: (view) => pastYears(view, { year: 52, window: 13, years: 1, isSmooth: false }),
    },
    {
      name: 'past years',
      forecast: (view) => pastYears(view, { year: 52, window: 13, years: 2, isSmooth: true }),
    },
  ],
  hour: [
    { name: 'last day', forecast: (view) => repeatedSeason(view, 24) },
    { name: 'drifting day', forecast: (view) => driftingSeason(view, 24) },
    { name: 'last week', forecast: (view) => repeatedSeason(view, 168) },
  ],
  month: [],
}

/** None for hours: there they found nothing that the seasons that come again do not. */
const TREES: Partial<Record<Step, Omit<BoostedOptions, 'regression'>>> = {
  day: {
    rhythm: { cycle: 7, window: 28, year: 364 },
    trees: 150,
    learningRate: 0.08,
    leavesMax: 31,
    rowsMax: 60_000,
    isResidual: true,
    halfLife: 730,
  },
  week: {
    rhythm: { cycle: 1, window: 8, year: 52 },
    trees: 100,
    learningRate: 0.08,
    leavesMax: 31,
    rowsMax: 60_000,
    isResidual: false,
    halfLife: 104,
  },
  month: {
    rhythm: { cycle: 1, window: 6, year: 12 },
    trees: 60,
    learningRate: 0.08,
    leavesMax: 15,
    rowsMax: 40_000,
    isResidual: false,
    halfLife: 36,
  },
}

/** Trees need this many known values over all series to find anything that the regressions do not. */
const BOOSTING_FROM = 8000

/** The candidates for a grid. */
export function candidatesFor(grid: Grid): Candidate[] {
  const regressions: Candidate[] = REGRESSIONS[grid.step].map((options, i) => ({
    name: `regression ${i + 1}`,
    forecast: (view) => calendarRegression(view, options),
  }))
  const candidates = [...regressions, ...REPEATS[grid.step]]
  const [regression, trees] = [REGRESSIONS[grid.step][0], TREES[grid.step]]
  if (!regression || !trees || grid.known * grid.series.length < BOOSTING_FROM) return candidates
  const options = { ...trees, regression }
  return [...candidates, { name: 'boosted trees', forecast: (view) => boostedTrees(view, options) }]
}
