import { type CalendarOptions, calendarDesign } from './calendar-design.ts'
import { type CarryOptions, carryResiduals } from './carry.ts'
import { covariateColumns, flagCovariates } from './covariate-columns.ts'
import { type Design, predictRow, withColumns } from './design.ts'
import { type Grid, type GridSeries, periodsOf } from './grid.ts'
import { type Link, type LogSeries, logsOf } from './logs.ts'
import { fitRidge } from './ridge.ts'

/** How the calendar regression is held. */
export interface RegressionOptions extends CalendarOptions, CarryOptions {
  /** Periods after which the past weighs half. */
  readonly halfLife: number
  readonly link: Link
  /** Whether covariates that are numbers (prices, weather) are looked at, besides flags. */
  readonly hasNumbers: boolean
  /** Pull of a series' coefficients towards those of its pool; larger borrows more. */
  readonly shrinkage: number
}

/** A series with its regressors. */
interface Row {
  readonly series: GridSeries
  readonly logs: LogSeries
  readonly design: Design
}

/** Series that a pool looks at, evenly over all of them. */
const POOL_SAMPLE = 120
/** Places that sell the same SKU and are enough to make a pool of their own. */
const GROUP_MIN = 4

/** The regression of one series: its logarithms, and what the calendar makes of every period, the future included. */
export interface FittedSeries {
  readonly units: Float64Array
  readonly logs: LogSeries
  readonly fitted: Float64Array
}

/**
 * Log-linear regression on the calendar, the covariates and their plan, fitted in three layers: all series together,
 * the series of one SKU, and the single series, each drawn towards the layer above (a ridge prior, as in hierarchical
 * empirical Bayes: Gelman & Hill 2007, ch. 12).
 */
export function fitRegression(grid: Grid, options: RegressionOptions): FittedSeries[] {
  const shared = calendarDesign(grid, options)
  const isFlag = flagCovariates(grid)
  const rows = grid.series.map((series) => ({
    series,
    logs: logsOf(series.units, options.halfLife, options.link),
    design: withColumns(shared, covariateColumns(grid, series, { isFlag, hasNumbers: options.hasNumbers })),
  }))
  const priors = groupPriors(rows, poolFit(rows, 1), options.shrinkage)
  return rows.map(({ series, logs, design }, i) => {
    const targets = logs.logs.map((log) => log - logs.size)
    const prior = priors[i]
    const beta = fitRidge({ design, targets, weights: logs.weights, shrinkage: options.shrinkage, prior })
    const fitted = Float64Array.from({ length: periodsOf(grid) }, (_, t) => logs.size + predictRow(design, beta, t))
    return { units: series.units, logs, fitted }
  })
}

/**
 * The regression's forecast. What the last weeks sold above or below it is carried ahead by exponential smoothing, and
 * the mean is corrected for the logarithm by the ratio of sums (Duan's smearing, 1983).
 */
export function calendarRegression(grid: Grid, options: RegressionOptions): Float64Array[] {
  return fitRegression(grid, options).map((series) => carriedAhead(grid, series, options))
}

/** The prior of each series: its SKU's pool where the SKU is sold in several places, that of all series otherwise. */
function groupPriors(rows: readonly Row[], all: Float64Array, shrinkage: number): Float64Array[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.series.sku)
    if (group) group.push(row)
    else groups.set(row.series.sku, [row])
  }
  const fits = new Map<string, Float64Array>()
  for (const [sku, members] of groups) {
    if (members.length >= GROUP_MIN) fits.set(sku, poolFit(members, shrinkage, all))
  }
  return rows.map(({ series }) => fits.get(series.sku) ?? all)
}

/** Fits several series as one: the mean of their normal equations, each series brought to size zero. */
function poolFit(rows: readonly Row[], shrinkage: number, prior?: Float64Array): Float64Array {
  const step = Math.max(1, Math.ceil(rows.length / POOL_SAMPLE))
  const sample = rows.filter((_, i) => i % step === 0)
  return fitRidge({
    ...stacked(sample),
    shrinkage,
    prior,
  })
}

function stacked(rows: readonly Row[]): { design: Design; targets: Float64Array; weights: Float64Array } {
  const first = rows[0]
  const starts: number[] = [0]
  const columns: number[] = []
  const values: number[] = []
  const targets: number[] = []
  const weights: number[] = []
  for (const { logs, design } of rows) {
    for (let t = 0; t < logs.logs.length; t++) {
      const weight = logs.weights[t] ?? 0
      if (weight === 0) continue
      for (let i = design.starts[t] ?? 0; i < (design.starts[t + 1] ?? 0); i++) {
        columns.push(design.columns[i] ?? 0)
        values.push(design.values[i] ?? 0)
      }
      starts.push(columns.length)
      targets.push((logs.logs[t] ?? 0) - logs.size)
      weights.push(weight / rows.length)
    }
  }
  return {
    design: {
      names: first?.design.names ?? [],
      penalties: first?.design.penalties ?? new Float64Array(),
      starts: Int32Array.from(starts),
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
    },
    targets: Float64Array.from(targets),
    weights: Float64Array.from(weights),
  }
}

/** Carries a regression past the origin from the state of its residuals, and brings logarithms back to units. */
export function carriedAhead(grid: Grid, series: FittedSeries, options: CarryOptions): Float64Array {
  const { units, fitted } = series
  const { logs, weights, toUnits } = series.logs
  const values = logs.map((log, t) => log - (fitted[t] ?? 0))
  const { ahead, oneAhead } = carryResiduals({ values, weights, horizon: grid.horizon }, options)
  let observed = 0
  let explained = 0
  const from = Math.max(0, grid.known - (grid.step === 'day' ? 365 : 200))
  for (let t = from; t < grid.known; t++) {
    if ((weights[t] ?? 0) === 0) continue
    observed += units[t] ?? 0
    explained += toUnits((fitted[t] ?? 0) + (oneAhead[t] ?? 0))
  }
  const correction = explained > 0 ? Math.min(1.5, Math.max(0.7, observed / explained)) : 1
  return ahead.map((residual, h) => correction * toUnits((fitted[grid.known + h] ?? 0) + residual))
}
