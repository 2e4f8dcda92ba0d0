import { predictTable } from '../boosting/predict.ts'
import { trainBoosting } from '../boosting/train.ts'
import { diceOf } from '../panel/dice.ts'
import { type Case, featuresOf, frequentMarks, meanOver, openSums, type Rhythm } from './boosted-features.ts'
import type { Grid } from './grid.ts'
import { fitRegression, type RegressionOptions } from './regression.ts'

/** How the trees are grown, and on what. */
export interface BoostedOptions {
  readonly rhythm: Rhythm
  readonly regression: RegressionOptions
  readonly trees: number
  readonly learningRate: number
  readonly leavesMax: number
  readonly rowsMax: number
  /** Trees learn what the regression leaves over, rather than all. */
  readonly isResidual: boolean
  /** Periods after which a row weighs half. */
  readonly halfLife: number
}

/** A case to learn from: the trees' target is its logarithm over the offset. */
interface Row {
  readonly one: Case
  readonly series: number
  readonly offset: number
  readonly target: number
  readonly weight: number
}

/** Rows of its own by which a series outweighs all others in the correction of its mean. */
const SMEARING_ROWS = 50

/**
 * One model of boosted trees for all series (as in M5's and Rossmann's best entries): how far a period lies above or
 * below the level of the weeks before the origin, in logarithms, told by the same weekdays before, the year before,
 * the calendar regression's effect, the calendar and the plan. Learnt at random origins of every series' past.
 */
export function boostedTrees(grid: Grid, options: BoostedOptions): Float64Array[] {
  const { rhythm } = options
  const fitted = fitRegression(grid, options.regression)
  const marks = frequentMarks(grid)
  const cases = fitted.map((series, s) => ({
    grid,
    series,
    sums: openSums(series),
    covariates: grid.series[s]?.covariates ?? [],
    marks,
    rhythm,
  }))
  const dice = diceOf(20_260_101)
  const rows: Row[] = []
  const first = Math.min(2 * rhythm.window, grid.known >> 1)
  const wanted = options.rowsMax / Math.max(cases.length, 1)
  cases.forEach((part, series) => {
    for (let draw = 0; draw < wanted; draw++) {
      const base = first + Math.floor(dice() * (grid.known - first))
      const ahead = 1 + Math.floor(dice() * Math.min(grid.horizon, grid.known - base))
      const t = base + ahead - 1
      if (base >= grid.known || (part.series.logs.weights[t] ?? 0) === 0) continue
      const one = { ...part, base, ahead }
      const offset = offsetOf(one, options)
      const target = (part.series.logs.logs[t] ?? 0) - offset
      const weight = 0.5 ** ((grid.known - t) / options.halfLife)
      if (Number.isFinite(target)) rows.push({ one, series, offset, target, weight })
    }
  })
  const table = tableOf(rows.map(({ one }) => one))
  const { model } = trainBoosting(
    {
      table,
      target: Float64Array.from(rows, ({ target }) => target),
      weight: Float64Array.from(rows, ({ weight }) => weight),
    },
    {
      objective: { kind: 'l2' },
      trees: options.trees,
      learningRate: options.learningRate,
      leavesMax: options.leavesMax,
      featureShare: 0.7,
      rowShare: 0.7,
    },
  )
  const corrections = smearing(rows, predictTable(model, table), cases)
  return cases.map((part, series) => {
    const ahead = Array.from({ length: grid.horizon }, (_, h) => ({ ...part, base: grid.known, ahead: h + 1 }))
    const scores = predictTable(model, tableOf(ahead))
    return scores.map((score, h) => {
      const one = ahead[h]
      return one === undefined
        ? 0
        : (corrections[series] ?? 1) * part.series.logs.toUnits(score + offsetOf(one, options))
    })
  })
}

/** What was sold in each series' rows by what the trees make of them: logarithms lie below the mean's (Duan, 1983). */
function smearing(rows: readonly Row[], scores: Float64Array, cases: readonly unknown[]): Float64Array {
  const sold = new Float64Array(cases.length + 1)
  const told = new Float64Array(cases.length + 1)
  rows.forEach(({ one, series, offset, target, weight }, row) => {
    const { size, toUnits } = one.series.logs
    const share = weight * Math.exp(-size)
    for (const at of [series, cases.length]) {
      sold[at] = (sold[at] ?? 0) + share * toUnits(offset + target)
      told[at] = (told[at] ?? 0) + share * toUnits(offset + (scores[row] ?? 0))
    }
  })
  const usual = (sold[cases.length] ?? 0) / Math.max(told[cases.length] ?? 0, 1e-9)
  return Float64Array.from(cases, (_, series) => {
    const ratio = ((sold[series] ?? 0) + SMEARING_ROWS * usual) / ((told[series] ?? 0) + SMEARING_ROWS)
    return Math.min(1.3, Math.max(0.9, ratio))
  })
}

/** What the trees' answer is added to: the level before the base, with the calendar's effect where they learn the rest. */
function offsetOf({ series, sums, rhythm, base, ahead }: Case, { isResidual }: BoostedOptions): number {
  const span = { from: Math.max(0, base - rhythm.window), to: base }
  const level = meanOver(sums, 'logs', span)
  const effect = (series.fitted[base + ahead - 1] ?? 0) - meanOver(sums, 'effects', span)
  if (!Number.isFinite(level)) return series.fitted[base + ahead - 1] ?? 0
  return isResidual ? level + effect : level
}

function tableOf(cases: readonly Case[]): { rows: number; columns: Float32Array[] } {
  const columns: Float32Array[] = []
  cases.forEach((one, row) => {
    featuresOf(one).forEach((value, f) => {
      columns[f] ??= new Float32Array(cases.length)
      const column = columns[f]
      if (column) column[row] = value
    })
  })
  return { rows: cases.length, columns }
}
