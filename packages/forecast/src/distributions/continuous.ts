import type { Distribution } from './distribution.ts'
import { gammaP, gammaQ, logGamma, normalCdf, normalPdf, normalQuantile } from './special.ts'

/** The normal distribution of textbooks: a bound and a baseline here, since its tail is too thin for counts. */
export function normal(mean: number, standardDeviation: number): Distribution {
  const sd = Math.max(standardDeviation, 1e-12)
  return {
    mean,
    variance: sd * sd,
    cdf: (x) => normalCdf((x - mean) / sd),
    quantile: (level) => mean + sd * normalQuantile(level),
    loss(x) {
      const z = (x - mean) / sd
      return sd * (normalPdf(z) - z * normalCdf(-z))
    },
  }
}

/** The gamma distribution with a mean and variance: sizes that are never negative, skewed to the right. */
export function gamma(mean: number, variance: number): Distribution {
  const scale = variance / mean
  const shape = mean / scale
  return {
    mean,
    variance,
    cdf: (x) => gammaP(shape, x / scale),
    quantile: (level) => scale * standardGammaQuantile(shape, level),
    loss(x) {
      if (x <= 0) return mean - x
      return mean * gammaQ(shape + 1, x / scale) - x * gammaQ(shape, x / scale)
    },
  }
}

/** Newton from the Wilson–Hilferty guess, kept inside the bracket that bisection knows. */
function standardGammaQuantile(shape: number, level: number): number {
  if (level <= 0) return 0
  if (level >= 1) return Number.POSITIVE_INFINITY
  let low = 0
  let high = Number.POSITIVE_INFINITY
  const root = 1 - 1 / (9 * shape) + normalQuantile(level) / (3 * Math.sqrt(shape))
  let x = root > 0.05 ? shape * root ** 3 : Math.exp((Math.log(level) + logGamma(shape + 1)) / shape)
  for (let i = 0; i < 100; i++) {
    const error = gammaP(shape, x) - level
    if (error > 0) high = x
    else low = x
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape))
    let next = density > 0 ? x - error / density : Number.NaN
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? x * 2 : (low + high) / 2
    if (Math.abs(next - x) <= 1e-13 * next) return next
    x = next
  }
  return x
}
