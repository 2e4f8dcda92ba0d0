import { NO_DEMAND } from './counts.ts'
import type { Distribution } from './distribution.ts'

/** One of several distributions, drawn by weight: demand over a lead time that is not certain. */
export function mixture(
  parts: readonly { readonly weight: number; readonly distribution: Distribution }[],
): Distribution {
  const total = parts.reduce((sum, part) => sum + part.weight, 0)
  const used = parts.filter((part) => part.weight > 0)
  if (used.length === 0 || !(total > 0)) return NO_DEMAND
  const over = (of: (distribution: Distribution) => number) =>
    used.reduce((sum, part) => sum + (part.weight / total) * of(part.distribution), 0)
  const mean = over((d) => d.mean)
  const cdf = (x: number) => over((d) => d.cdf(x))
  return {
    mean,
    variance: Math.max(0, over((d) => d.variance + d.mean * d.mean) - mean * mean),
    cdf,
    loss: (x) => over((d) => d.loss(x)),
    quantile(level) {
      const ends = used.map((part) => part.distribution.quantile(level))
      return smallestReaching(cdf, level, { low: Math.min(...ends), high: Math.max(...ends) })
    },
  }
}

/** Bisection down to whole units where the ends are whole, to 1e-9 of the range otherwise. */
function smallestReaching(
  cdf: (x: number) => number,
  level: number,
  between: { readonly low: number; readonly high: number },
): number {
  let { low, high } = between
  if (cdf(low) >= level - 1e-12) return low
  const isWhole = Number.isInteger(low) && Number.isInteger(high)
  const grain = isWhole ? 1 : 1e-9 * Math.max(1, high - low)
  while (high - low > grain) {
    const middle = isWhole ? Math.floor((low + high) / 2) : (low + high) / 2
    if (cdf(middle) >= level - 1e-12) high = middle
    else low = middle
  }
  return high
}
