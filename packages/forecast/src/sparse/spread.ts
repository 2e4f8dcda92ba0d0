import { writeCountQuantiles } from '../distributions/count-quantiles.ts'

/**
 * How demand scatters about its expected value m: variance = clump · m + unsure · m². `clump` is the bunching of units
 * within a period; `unsure` how wrong the level itself may be, which hits all periods of an interval together. So one
 * pair serves every length of interval.
 */
export interface Spread {
  readonly clump: number
  readonly unsure: number
}

/** Variance-to-mean ratio of demand with this mean. */
export function varianceToMeanOf(spread: Spread, mean: number): number {
  return Math.max(1, spread.clump + spread.unsure * mean)
}

// The part of the distribution that stock is made of.
const LEVELS_FITTED = [0.5, 0.8, 0.9, 0.95, 0.975, 0.99]
const CLUMPS = [1, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5, 3, 4, 6, 9, 14, 22, 35, 60, 100, 200, 400]
const UNSURES = [0, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1, 1.5, 2.5]
// Pairs are put together by their mean, this many groups to each doubling.
const GROUPS_PER_DOUBLING = 4

/** Expected and true demand of many intervals of the past. */
export interface SpreadPairs {
  readonly expected: ArrayLike<number>
  readonly actual: ArrayLike<number>
}

/** The spread with the least pinball loss over the pairs, found by descent along one number after the other. */
export function fitSpread(pairs: SpreadPairs): Spread {
  const groups = groupPairs(pairs)
  let best = { clump: 4, unsure: 3, loss: Number.POSITIVE_INFINITY }
  const lossAt = (clump: number, unsure: number) =>
    lossOf(groups, { clump: CLUMPS[clump] ?? 1, unsure: UNSURES[unsure] ?? 0 })
  best.loss = lossAt(best.clump, best.unsure)
  for (let round = 0; round < 4; round++) {
    const before = best
    for (let clump = 0; clump < CLUMPS.length; clump++) {
      const loss = lossAt(clump, best.unsure)
      if (loss < best.loss) best = { ...best, clump, loss }
    }
    for (let unsure = 0; unsure < UNSURES.length; unsure++) {
      const loss = lossAt(best.clump, unsure)
      if (loss < best.loss) best = { ...best, unsure, loss }
    }
    if (before === best) break
  }
  return { clump: CLUMPS[best.clump] ?? 1, unsure: UNSURES[best.unsure] ?? 0 }
}

interface PairGroup {
  readonly mean: number
  readonly actual: Float64Array
}

function groupPairs(pairs: SpreadPairs): PairGroup[] {
  const members = new Map<number, { sum: number; actual: number[] }>()
  for (let i = 0; i < pairs.expected.length; i++) {
    const mean = pairs.expected[i] ?? 0
    if (!(mean > 1e-3)) continue
    const key = Math.round(Math.log2(mean) * GROUPS_PER_DOUBLING)
    const group = members.get(key) ?? { sum: 0, actual: [] }
    group.sum += mean
    group.actual.push(pairs.actual[i] ?? 0)
    members.set(key, group)
  }
  return [...members.values()].map(({ sum, actual }) => ({
    mean: sum / actual.length,
    actual: Float64Array.from(actual),
  }))
}

function lossOf(groups: readonly PairGroup[], spread: Spread): number {
  const quantiles = new Float64Array(LEVELS_FITTED.length)
  let loss = 0
  for (const { mean, actual } of groups) {
    writeCountQuantiles({ mean, varianceToMean: varianceToMeanOf(spread, mean) }, LEVELS_FITTED, quantiles)
    for (let l = 0; l < LEVELS_FITTED.length; l++)
      loss += pinballSum(actual, quantiles[l] ?? 0, LEVELS_FITTED[l] ?? 0.5)
  }
  return loss
}

function pinballSum(actual: Float64Array, quantile: number, level: number): number {
  let sum = 0
  for (let i = 0; i < actual.length; i++) {
    const over = (actual[i] ?? 0) - quantile
    sum += over >= 0 ? level * over : (level - 1) * over
  }
  return sum
}
