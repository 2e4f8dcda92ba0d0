import type { Distribution } from '../../distributions/distribution.ts'
import { normalCdf, normalQuantile } from '../../distributions/special.ts'

/** Demand whose logarithm is normal with mean `mu` and standard deviation `sigma`. */
export function lognormal(mu: number, sigma: number): Distribution {
  const mean = Math.exp(mu + (sigma * sigma) / 2)
  const z = (x: number): number => (Math.log(x) - mu) / sigma
  return {
    mean,
    variance: mean * mean * (Math.exp(sigma * sigma) - 1),
    cdf: (x) => (x <= 0 ? 0 : normalCdf(z(x))),
    quantile: (level) => Math.exp(mu + sigma * normalQuantile(level)),
    loss: (x) => (x <= 0 ? mean - x : mean * normalCdf(sigma - z(x)) - x * normalCdf(-z(x))),
  }
}
