import type { CountDistribution } from './distribution.ts'

// Probability that may be cut off above; below what any order rule can see.
const TAIL = 1e-12

/** Probabilities of `first`, `first` + 1, …; what is outside is as good as impossible. */
export interface CountTable {
  readonly first: number
  readonly probability: Float64Array
}

/** A distribution from its table; the probabilities are scaled to add up to one. */
export function countsOf(table: CountTable): CountDistribution & CountTable {
  const { first } = table
  const size = table.probability.length
  const probability = new Float64Array(size)
  const cumulative = new Float64Array(size)
  let total = 0
  for (let i = 0; i < size; i++) total += table.probability[i] ?? 0
  let mean = 0
  let square = 0
  let sum = 0
  for (let i = 0; i < size; i++) {
    const share = (table.probability[i] ?? 0) / total
    probability[i] = share
    sum += share
    cumulative[i] = sum
    mean += i * share
    square += i * i * share
  }
  const missing = lossTable(cumulative)
  return {
    first,
    probability,
    mean: first + mean,
    variance: Math.max(0, square - mean * mean),
    pmf: (units) => probability[units - first] ?? 0,
    cdf: (x) => (x < first ? 0 : (cumulative[Math.min(size - 1, Math.floor(x + 1e-9) - first)] ?? 1)),
    quantile: (level) => first + firstReaching(cumulative, level),
    loss(x) {
      if (x <= first) return first + mean - x
      const at = Math.floor(x) - first
      const here = missing[at] ?? 0
      // Between whole numbers the loss is a straight line.
      return here + (x - Math.floor(x)) * ((missing[at + 1] ?? 0) - here)
    },
  }
}

/** Builds a table outward from the mode: `ratio(k)` is P(k + 1) / P(k). Cut where what is left cannot matter. */
export function tableFromRatios(mode: number, ratio: (units: number) => number): CountTable {
  const below: number[] = []
  const above: number[] = [1]
  for (let units = mode, value = 1; units > 0; units--) {
    value /= ratio(units - 1)
    if (value < TAIL * 1e-4) break
    below.push(value)
  }
  for (let units = mode, value = 1; ; units++) {
    const next = ratio(units)
    value *= next
    // A falling geometric tail: value / (1 − ratio) bounds all that follows.
    if (next < 1 && value / (1 - next) < TAIL) break
    above.push(value)
  }
  return { first: mode - below.length, probability: Float64Array.from([...below.reverse(), ...above]) }
}

function firstReaching(cumulative: Float64Array, level: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? 1) >= level - 1e-12) high = middle
    else low = middle + 1
  }
  return low
}

/** E[(D − k)⁺] at each entry, summed from the far end so that small tails keep their digits. */
function lossTable(cumulative: Float64Array): Float64Array {
  const missing = new Float64Array(cumulative.length)
  for (let i = cumulative.length - 2; i >= 0; i--)
    missing[i] = (missing[i + 1] ?? 0) + Math.max(0, 1 - (cumulative[i] ?? 1))
  return missing
}
