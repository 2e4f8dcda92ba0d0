import { simpleLevel } from './smoothing.ts'

/**
 * Croston (Operational Research Quarterly 23, 1972): the smoothed size of a demand over the smoothed interval between
 * demands. The first interval counts from before the first period. Biased high; use `sba` for stock.
 */
export function croston(units: Float64Array, alpha: number): number {
  const sizes: number[] = []
  const intervals: number[] = []
  let last = -1
  for (let i = 0; i < units.length; i += 1) {
    const value = units[i] ?? 0
    if (value <= 0) continue
    sizes.push(value)
    intervals.push(i - last)
    last = i
  }
  return sizes.length === 0 ? 0 : simpleLevel(sizes, alpha) / simpleLevel(intervals, alpha)
}

/** Croston without its bias (Syntetos and Boylan, International Journal of Forecasting 21, 2005). */
export function sba(units: Float64Array, alpha: number): number {
  return (1 - alpha / 2) * croston(units, alpha)
}

/**
 * Teunter, Syntetos and Babai (European Journal of Operational Research 214, 2011): the smoothed probability of demand
 * times its smoothed size. Unlike Croston it falls while nothing is sold.
 */
export function tsb(units: Float64Array, weights: { alpha: number; beta: number }): number {
  let begun = false
  let probability = 0
  let size = 0
  for (let i = 0; i < units.length; i += 1) {
    const value = units[i] ?? 0
    if (!begun) {
      if (value <= 0) continue
      begun = true
      probability = 1 / (i + 1)
      size = value
      continue
    }
    probability += weights.beta * ((value > 0 ? 1 : 0) - probability)
    if (value > 0) size += weights.alpha * (value - size)
  }
  return probability * size
}

/**
 * ADIDA (Nikolopoulos and others, Journal of the Operational Research Society 62, 2011): demand summed over blocks as
 * long as the mean interval between demands, smoothed, and spread evenly over the block again.
 */
export function adida(units: Float64Array, alpha: number): number {
  let demands = 0
  for (const value of units) if (value > 0) demands += 1
  if (demands === 0) return 0
  const length = Math.max(1, Math.round(units.length / demands))
  const blocks: number[] = []
  for (let from = units.length % length; from + length <= units.length; from += length) {
    let sum = 0
    for (let i = from; i < from + length; i += 1) sum += units[i] ?? 0
    blocks.push(sum)
  }
  return simpleLevel(blocks, alpha) / length
}
