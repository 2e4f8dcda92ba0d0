import { hash53 } from '../hash53.ts'
import type { ValueClass } from './types.ts'

/** The levels of a forecast's bands: half of all days within the middle ones, nine tenths within the outer ones. */
export const BAND_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** What was expected of a span, and what came. */
export type Scored = {
  readonly valueClass: ValueClass
  readonly mean: number
  /** One value per level of BAND_LEVELS. */
  readonly quantiles: readonly number[]
  readonly actualUnits: number
  /** Names the SKU, place and span: the same one always falls on the same side of a bound. */
  readonly key: string
}

/** Sums over SKUs; they may be added up. */
export type ScoreSums = {
  readonly skuCount: number
  readonly actualUnits: number
  readonly forecastUnits: number
  readonly absoluteErrorUnits: number
  readonly within50Count: number
  readonly within90Count: number
  readonly below95Count: number
}

/** No SKU at all. */
export const NO_SCORE: ScoreSums = {
  skuCount: 0,
  actualUnits: 0,
  forecastUnits: 0,
  absoluteErrorUnits: 0,
  within50Count: 0,
  within90Count: 0,
  below95Count: 0,
}

/** Adds one SKU's span to the sums [FCT-8]. */
export function addScored(sums: ScoreSums, scored: Scored): ScoreSums {
  const { mean, actualUnits } = scored
  const rank = rankOf(scored)
  return addScores(sums, {
    skuCount: 1,
    actualUnits,
    forecastUnits: mean,
    absoluteErrorUnits: Math.abs(actualUnits - mean),
    within50Count: rank > 0.25 && rank <= 0.75 ? 1 : 0,
    within90Count: rank > 0.05 && rank <= 0.95 ? 1 : 0,
    below95Count: rank <= 0.95 ? 1 : 0,
  })
}

/**
 * At which level of the forecast the actual lies, from 0 to 1: spread evenly where the forecast holds. Whole units leap over levels (nine days in ten
 * without a sale lie on all of them up to 0.9), so a place in the leap is drawn, by a coin that is fixed for each SKU and span (the randomised
 * probability integral transform, Czado, Gneiting and Held 2009). Counting all that lie on a bound as within it would make every band of slow goods
 * look too wide.
 */
function rankOf({ quantiles, actualUnits, key }: Scored): number {
  const levels = [0, ...BAND_LEVELS, 1]
  // How many levels lie below the actual, and at it.
  const below = quantiles.filter((units) => units < actualUnits).length
  const upTo = quantiles.filter((units) => units <= actualUnits).length
  const between = (index: number) => ((levels[index] ?? 0) + (levels[index + 1] ?? 1)) / 2
  // Between two levels only the gap is known; at some of them the leap begins and ends somewhere in the gaps around.
  const [low, high] =
    below === upTo ? [levels[below] ?? 0, levels[below + 1] ?? 1] : [below === 0 ? 0 : between(below), between(upTo)]
  return low + (hash53(key) / 2 ** 53) * (high - low)
}

/** Adds two sums up. */
export function addScores(a: ScoreSums, b: ScoreSums): ScoreSums {
  return {
    skuCount: a.skuCount + b.skuCount,
    actualUnits: a.actualUnits + b.actualUnits,
    forecastUnits: a.forecastUnits + b.forecastUnits,
    absoluteErrorUnits: a.absoluteErrorUnits + b.absoluteErrorUnits,
    within50Count: a.within50Count + b.within50Count,
    within90Count: a.within90Count + b.within90Count,
    below95Count: a.below95Count + b.below95Count,
  }
}

/** How good forecasts were; null where there was nothing to compare with. */
export type Accuracy = {
  /** Sum of absolute errors per unit that came. */
  readonly wape: number | null
  /** Above 0: too much was expected. */
  readonly bias: number | null
  /** Share of SKU-spans at or below their 95 % quantile, and within the two bands. */
  readonly below95: number | null
  readonly within50: number | null
  readonly within90: number | null
}

/** The accuracy that sums stand for [FCT-8]. */
export function accuracyOf(sums: ScoreSums): Accuracy {
  const perUnit = (units: number) => (sums.actualUnits > 0 ? units / sums.actualUnits : null)
  const share = (count: number) => (sums.skuCount > 0 ? count / sums.skuCount : null)
  return {
    wape: perUnit(sums.absoluteErrorUnits),
    bias: perUnit(sums.forecastUnits - sums.actualUnits),
    below95: share(sums.below95Count),
    within50: share(sums.within50Count),
    within90: share(sums.within90Count),
  }
}
