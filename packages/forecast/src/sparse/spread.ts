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
// Pairs are put together by their mean and bunching, so many groups to each doubling.
const GROUPS_PER_DOUBLING = 3
const BUNCHINGS_PER_DOUBLING = 1

/** Expected and true demand of many intervals of the past, and how bunched each SKU's is against the pool's (1: alike). */
export interface SpreadPairs {
  readonly expected: readonly number[]
  readonly actual: readonly number[]
  readonly bunching: readonly number[]
}

/** The spread with the least pinball loss over the pairs, found by descent along one number after the other. */
export function fitSpread(pairs: SpreadPairs): Spread & { readonly loss: number } {
  const groups = groupPairs(pairs)
  const lossAt = (clump: number, unsure: number) =>
    lossOf(groups, { clump: CLUMPS[clump] ?? 1, unsure: UNSURES[unsure] ?? 0 })
  let best = { clump: 4, unsure: 3, loss: lossAt(4, 3) }
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
  return { clump: CLUMPS[best.clump] ?? 1, unsure: UNSURES[best.unsure] ?? 0, loss: best.loss }
}

interface PairGroup {
  readonly mean: number
  readonly bunching: number
  readonly actual: number[]
}

function groupPairs(pairs: SpreadPairs): PairGroup[] {
  const groups = new Map<number, PairGroup>()
  for (let i = 0; i < pairs.expected.length; i++) {
    const mean = pairs.expected[i] ?? 0
    if (!(mean > 1e-3)) continue
    const byMean = Math.round(Math.log2(mean) * GROUPS_PER_DOUBLING)
    const byBunching = Math.round(Math.log2(pairs.bunching[i] ?? 1) * BUNCHINGS_PER_DOUBLING)
    const key = byMean * 1000 + byBunching
    const group = groups.get(key) ?? {
      mean: 2 ** (byMean / GROUPS_PER_DOUBLING),
      bunching: 2 ** (byBunching / BUNCHINGS_PER_DOUBLING),
      actual: [],
    }
    // Scaled to the group's mean, so that a coarse group shifts no quantile.
    group.actual.push(((pairs.actual[i] ?? 0) / mean) * group.mean)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function lossOf(groups: readonly PairGroup[], spread: Spread): number {
  const quantiles = new Float64Array(LEVELS_FITTED.length)
  let loss = 0
  for (const { mean, bunching, actual } of groups) {
    const own = { clump: spread.clump * bunching, unsure: spread.unsure }
    writeCountQuantiles({ mean, varianceToMean: varianceToMeanOf(own, mean) }, LEVELS_FITTED, quantiles)
    for (let l = 0; l < LEVELS_FITTED.length; l++) {
      const level = LEVELS_FITTED[l] ?? 0.5
      // As a newsvendor counts: a unit too many costs one, a missing one as much as makes the level the right one.
      loss += pinballSum(actual, quantiles[l] ?? 0, level) / (1 - level)
    }
  }
  return loss
}

function pinballSum(actual: readonly number[], quantile: number, level: number): number {
  let sum = 0
  for (let i = 0; i < actual.length; i++) {
    const over = (actual[i] ?? 0) - quantile
    sum += over >= 0 ? level * over : (level - 1) * over
  }
  return sum
}
