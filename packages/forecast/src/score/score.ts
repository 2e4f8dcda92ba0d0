import { LEVEL_COUNT, LEVELS } from '../panel/levels.ts'

/** The forecast of one series and what came. */
export interface ScoredSeries {
  readonly actual: ArrayLike<number>
  readonly mean: ArrayLike<number>
  /** One row per level of LEVELS; empty when only points were forecast. */
  readonly quantiles: readonly ArrayLike<number>[]
  /** Weight in WRMSSE; any unit. */
  readonly weight: number
  /** What squared and absolute errors are divided by (see scales.ts); NaN leaves the series out of RMSSE or MASE. */
  readonly squaredScale: number
  readonly absoluteScale: number
}

/** Scores of many series. A score without a series to take it from is null. */
export interface Scores {
  readonly series: number
  readonly periods: number
  /** Weighted mean of RMSSE (M5), and its plain mean. */
  readonly wrmsse: number | null
  readonly rmsse: number | null
  readonly mase: number | null
  readonly rmse: number
  /** Sum of absolute errors, and of errors (forecast minus actual), by the sum of what came. */
  readonly wape: number | null
  readonly bias: number | null
  /** Mean over the levels of twice the pinball loss by the sum of what came. */
  readonly wql: number | null
  readonly levels: readonly LevelScore[]
}

/** Scores of one quantile level. */
export interface LevelScore {
  readonly level: number
  /** Mean pinball loss per period. */
  readonly pinball: number
  /** Share of periods at or below the quantile, and strictly below it: of whole units the level should lie between. */
  readonly coverage: number
  readonly below: number
  /** The share at or below it of the periods in which anything was expected: closed days, sure to be nothing, left out. */
  readonly openCoverage: number
}

/** Gathers scores series by series. */
export class ScoreKeeper {
  #series = 0
  #periods = 0
  #actual = 0
  #absolute = 0
  #signed = 0
  #squared = 0
  #rmsse = new WeightedMean()
  #wrmsse = new WeightedMean()
  #mase = new WeightedMean()
  #quantilePeriods = 0
  readonly #pinball = new Float64Array(LEVEL_COUNT)
  #openPeriods = 0
  readonly #covered = new Float64Array(LEVEL_COUNT)
  readonly #openCovered = new Float64Array(LEVEL_COUNT)
  readonly #below = new Float64Array(LEVEL_COUNT)

  /** Adds one series; periods whose actual is not known (NaN) do not count. */
  add(series: ScoredSeries): void {
    let [squared, absolute, count] = [0, 0, 0]
    for (let h = 0; h < series.actual.length; h += 1) {
      const actual = series.actual[h] ?? Number.NaN
      if (Number.isNaN(actual)) continue
      const error = (series.mean[h] ?? 0) - actual
      squared += error * error
      absolute += Math.abs(error)
      this.#signed += error
      this.#actual += Math.abs(actual)
      count += 1
      if (series.quantiles.length === LEVEL_COUNT) this.#addQuantiles(series, { actual, h })
    }
    if (count === 0) return
    this.#series += 1
    this.#periods += count
    this.#squared += squared
    this.#absolute += absolute
    const rmsse = Math.sqrt(squared / count) / series.squaredScale
    this.#rmsse.add(rmsse, 1)
    this.#wrmsse.add(rmsse, series.weight)
    this.#mase.add(absolute / count / series.absoluteScale, 1)
  }

  scores(): Scores {
    const share = (sum: number) => (this.#actual === 0 ? null : sum / this.#actual)
    const perPeriod = (sums: Float64Array, level: number) => (sums[level] ?? 0) / this.#quantilePeriods
    const quantiles = this.#quantilePeriods > 0
    const pinball = this.#pinball.reduce((sum, one) => sum + one, 0)
    return {
      series: this.#series,
      periods: this.#periods,
      wrmsse: this.#wrmsse.value(),
      rmsse: this.#rmsse.value(),
      mase: this.#mase.value(),
      rmse: this.#periods === 0 ? 0 : Math.sqrt(this.#squared / this.#periods),
      wape: share(this.#absolute),
      bias: share(this.#signed),
      wql: quantiles ? share((2 * pinball) / LEVEL_COUNT) : null,
      levels: quantiles
        ? LEVELS.map((level, at) => ({
            level,
            pinball: perPeriod(this.#pinball, at),
            coverage: perPeriod(this.#covered, at),
            below: perPeriod(this.#below, at),
            openCoverage: this.#openPeriods === 0 ? 1 : (this.#openCovered[at] ?? 0) / this.#openPeriods,
          }))
        : [],
    }
  }

  #addQuantiles({ mean, quantiles }: ScoredSeries, at: { actual: number; h: number }): void {
    const open = (mean[at.h] ?? 0) > 0 ? 1 : 0
    this.#quantilePeriods += 1
    this.#openPeriods += open
    for (let level = 0; level < LEVEL_COUNT; level += 1) {
      const quantile = quantiles[level]?.[at.h] ?? 0
      const gap = at.actual - quantile
      const share = LEVELS[level] ?? 0
      this.#pinball[level] = (this.#pinball[level] ?? 0) + (gap >= 0 ? share * gap : (share - 1) * gap)
      if (gap <= 0) this.#covered[level] = (this.#covered[level] ?? 0) + 1
      if (gap <= 0) this.#openCovered[level] = (this.#openCovered[level] ?? 0) + open
      if (gap < 0) this.#below[level] = (this.#below[level] ?? 0) + 1
    }
  }
}

class WeightedMean {
  #sum = 0
  #weight = 0

  add(value: number, weight: number): void {
    if (!Number.isFinite(value) || !(weight > 0)) return
    this.#sum += value * weight
    this.#weight += weight
  }

  value(): number | null {
    return this.#weight === 0 ? null : this.#sum / this.#weight
  }
}
