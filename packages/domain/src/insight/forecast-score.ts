/** How forecasts of a shop stood to what came, over the week that ended on `date`, all SKUs together. */
export type ForecastScore = {
  readonly date: string
  readonly skuCount: number
  readonly actualUnits: number
  readonly forecastUnits: number
  readonly absoluteErrorUnits: number
  /** SKUs that stayed within the bounds of half, and of nine tenths, of all weeks. */
  readonly within50Count: number
  readonly within90Count: number
  /** All of it was worked out afterwards: nobody had these forecasts. */
  readonly isBacktest: boolean
}

/** The accuracy of a forecast [INS-13]; null where there is nothing to measure by. */
export type Accuracy = {
  /** Sum of the errors over the sum of what was sold (WAPE). */
  readonly error: number | null
  /** Above nought: more was forecast than came. */
  readonly bias: number | null
  readonly within50: number | null
  readonly within90: number | null
}

/** The accuracy of some scores together: sums over sums. */
export function accuracyOf(scores: readonly ForecastScore[]): Accuracy {
  const sum = (pick: (score: ForecastScore) => number) => scores.reduce((total, score) => total + pick(score), 0)
  const actual = sum((score) => score.actualUnits)
  const skus = sum((score) => score.skuCount)
  return {
    error: actual === 0 ? null : sum((score) => score.absoluteErrorUnits) / actual,
    bias: actual === 0 ? null : (sum((score) => score.forecastUnits) - actual) / actual,
    within50: skus === 0 ? null : sum((score) => score.within50Count) / skus,
    within90: skus === 0 ? null : sum((score) => score.within90Count) / skus,
  }
}
