import type { PlanReading } from './known-plan.ts'

/**
 * Forecasts of a whole simulation, made at the start of each period from what came before it, packed: the sweep over
 * targets reads them again and again. Demand of several steps together is taken as negative binomial with the sum of
 * their means and the ratio of the whole: with one ratio the steps add up to just that.
 */
export interface Outlook {
  readonly startPeriod: number
  readonly skuCount: number
  /** Steps forecast: 0 is the period of the review itself. */
  readonly steps: number
  readonly means: Float32Array
  readonly varianceToMean: Float32Array
  /** Where demand comes in lots: order-up-to levels at rising service levels instead (`lot-levels.ts`), by row. */
  readonly lotLevels: (Float32Array | undefined)[]
  /** What was learnt of the plan, each time that it was. */
  readonly plans: PlanReading[]
}

/** Room for the forecasts of `periods` periods. */
export function emptyOutlook(shape: {
  startPeriod: number
  periods: number
  skuCount: number
  steps: number
}): Outlook {
  const { startPeriod, periods, skuCount, steps } = shape
  return {
    startPeriod,
    skuCount,
    steps,
    means: new Float32Array(periods * skuCount * steps),
    varianceToMean: new Float32Array(periods * skuCount).fill(1),
    lotLevels: [],
    plans: [],
  }
}

/** Where the forecast of SKU `index` made at `period` begins in `means`, divided by `steps` its place in the ratios. */
export function outlookRow(outlook: Outlook, index: number, period: number): number {
  return (period - outlook.startPeriod) * outlook.skuCount + index
}

/** Expected demand of the steps from `from` to before `to`. */
export function expectedUnits(outlook: Outlook, row: number, span: { from: number; to: number }): number {
  let total = 0
  for (let step = span.from; step < span.to; step += 1) total += outlook.means[row * outlook.steps + step] ?? 0
  return total
}
