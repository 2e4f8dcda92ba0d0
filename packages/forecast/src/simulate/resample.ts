import { diceOf } from '../panel/dice.ts'

/** An estimate and the range that holds it with 90 %. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * Percentile bootstrap over SKUs (Efron): draws as many SKUs with repetition, `draws` times, and takes the 5 % and 95 %
 * of what `statistic` gives for the weights. A draw without a value (null) is passed over; null when the whole has none.
 */
export function resampled(
  skuCount: number,
  options: { draws: number; seed: number },
  statistic: (weights: Float64Array) => number | null,
): Interval | null {
  const value = statistic(new Float64Array(skuCount).fill(1))
  if (value === null) return null
  const roll = diceOf(options.seed)
  const weights = new Float64Array(skuCount)
  const drawn: number[] = []
  for (let draw = 0; draw < options.draws; draw += 1) {
    weights.fill(0)
    for (let i = 0; i < skuCount; i += 1) {
      const at = Math.floor(roll() * skuCount)
      weights[at] = (weights[at] ?? 0) + 1
    }
    const one = statistic(weights)
    if (one !== null) drawn.push(one)
  }
  drawn.sort((a, b) => a - b)
  const at = (share: number): number => drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))] ?? value
  return { value, low: at(0.05), high: at(0.95) }
}
