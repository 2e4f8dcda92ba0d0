import { describe, expect, it } from 'vitest'
import { gamma, normal } from './continuous.ts'
import { writeCountQuantiles } from './count-quantiles.ts'
import { negativeBinomial, poisson } from './counts.ts'
import { type CountDistribution, ceilUnits } from './distribution.ts'
import { mixture } from './combine.ts'
import { gammaP, logGamma, normalCdf, normalQuantile } from './special.ts'

describe('special functions', () => {
  it('agree with published values', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13)
    expect(logGamma(10)).toBeCloseTo(Math.log(362880), 12)
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 13)
    expect(normalCdf(-6)).toBeCloseTo(9.865876450376946e-10, 20)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 9)
    expect(gammaP(1, 2)).toBeCloseTo(1 - Math.exp(-2), 14)
  })
})

describe('continuous distributions', () => {
  it('give the textbook newsvendor: N(50, 8²) at a ratio of .7 / .88', () => {
    expect(normal(50, 8).quantile(0.7 / 0.88)).toBeCloseTo(56.604, 3)
  })

  it('know the unit normal loss at 1: .08331547', () => {
    expect(normal(0, 1).loss(1)).toBeCloseTo(0.0833154706, 9)
  })

  it.each([0.001, 0.05, 0.5, 0.95, 0.9999])('invert the gamma at %d', (level) => {
    for (const [mean, variance] of [
      [1, 40],
      [5, 5],
      [300, 900],
    ] as const) {
      const size = gamma(mean, variance)
      expect(size.cdf(size.quantile(level))).toBeCloseTo(level, 9)
    }
  })

  it('lose what the integral of the gamma tail says', () => {
    const size = gamma(4, 8)
    let integral = 0
    for (let x = 6; x < 120; x += 0.001) integral += (1 - size.cdf(x + 0.0005)) * 0.001
    expect(size.loss(6)).toBeCloseTo(integral, 6)
  })
})

/** Brute force from the definition: E[(D − x)⁺] summed over the probabilities. */
function lossBySum(counts: CountDistribution, x: number): number {
  let sum = 0
  for (let units = 0; units < 5000; units++) sum += Math.max(0, units - x) * counts.pmf(units)
  return sum
}

describe('counts', () => {
  it('agree with published Poisson values', () => {
    expect(poisson(6).cdf(8)).toBeCloseTo(0.847237, 6)
    expect(poisson(5).pmf(3)).toBeCloseTo(0.1403738958, 9)
    expect(poisson(20).quantile(0.9)).toBe(26)
  })

  it('agree with the definition of the negative binomial', () => {
    // r = 3, p = 0.4: mean 4.5, ratio 2.5; P(2) = C(4, 2) 0.4³ 0.6².
    const counts = negativeBinomial(4.5, 2.5)
    expect(counts.pmf(2)).toBeCloseTo(6 * 0.064 * 0.36, 12)
    expect(counts.mean).toBeCloseTo(4.5, 9)
    expect(counts.variance).toBeCloseTo(11.25, 7)
  })

  it.each([
    [0.05, 1.2],
    [0.6, 3],
    [7, 1],
    [7, 9],
    [400, 1.5],
    [3000, 40],
  ])('keep mean, variance, loss and quantile together: %d, %d', (mean, ratio) => {
    const counts = negativeBinomial(mean, ratio)
    expect(counts.mean / mean).toBeCloseTo(1, 8)
    expect(counts.variance / (mean * ratio)).toBeCloseTo(1, 6)
    for (const level of [0.01, 0.5, 0.9, 0.99, 0.9995]) {
      const units = counts.quantile(level)
      expect(counts.cdf(units)).toBeGreaterThanOrEqual(level - 1e-9)
      if (units > 0) expect(counts.cdf(units - 1)).toBeLessThan(level)
    }
    if (mean < 500) expect(counts.loss(mean * 1.5)).toBeCloseTo(lossBySum(counts, mean * 1.5), 8)
  })

  it('quantiles in one walk are those of the table', () => {
    const levels = [0.01, 0.25, 0.5, 0.9, 0.99, 0.9995]
    const out = new Float64Array(levels.length)
    for (const mean of [0, 0.01, 0.4, 3, 59, 61, 900]) {
      for (const varianceToMean of [0.5, 1, 1.3, 6]) {
        writeCountQuantiles({ mean, varianceToMean }, levels, out)
        const counts = negativeBinomial(mean, varianceToMean)
        expect([...out]).toEqual(levels.map((level) => counts.quantile(level)))
      }
    }
  })

  it('stay sane where a table would be too long', () => {
    const counts = negativeBinomial(5e6, 1e4)
    expect(counts.cdf(counts.quantile(0.99))).toBeCloseTo(0.99, 4)
    expect(counts.quantile(0.5)).toBeGreaterThan(4.9e6)
  })

  it('have no demand for a mean of zero or none', () => {
    expect(negativeBinomial(0, 3).quantile(0.999)).toBe(0)
    expect(poisson(Number.NaN).loss(0)).toBe(0)
  })
})

describe('mixtures', () => {
  it('a mixture has the cdf, quantile and loss of its parts by weight', () => {
    const mixed = mixture([
      { weight: 3, distribution: poisson(2) },
      { weight: 1, distribution: poisson(10) },
    ])
    expect(mixed.mean).toBeCloseTo(4, 9)
    expect(mixed.cdf(5)).toBeCloseTo(0.75 * poisson(2).cdf(5) + 0.25 * poisson(10).cdf(5), 12)
    const at = mixed.quantile(0.95)
    expect(mixed.cdf(at)).toBeGreaterThanOrEqual(0.95)
    expect(mixed.cdf(at - 1)).toBeLessThan(0.95)
    expect(mixed.loss(6)).toBeCloseTo(0.75 * poisson(2).loss(6) + 0.25 * poisson(10).loss(6), 12)
  })

  it('rounds up to whole units but not for the last bit', () => {
    expect([12.0000000001, 12.1, -3].map(ceilUnits)).toEqual([12, 13, 0])
  })
})
