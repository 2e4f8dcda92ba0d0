import { describe, expect, it } from 'vitest'
import { compound, type LotSizes } from './compound.ts'
import { negativeBinomial, poisson } from './counts.ts'

const ONES: LotSizes = { units: Float64Array.of(1), chance: Float64Array.of(1) }
const DOZENS: LotSizes = { units: Float64Array.of(1, 12, 24), chance: Float64Array.of(0.2, 0.5, 0.3) }

describe('demand that comes in lots', () => {
  it('is the number of orders itself where each is of one unit', () => {
    const events = { mean: 3, variance: 7.5 }
    const [lots, counts] = [compound(events, ONES), negativeBinomial(3, 2.5)]
    for (const units of [0, 1, 5, 20]) expect(lots.cdf(units)).toBeCloseTo(counts.cdf(units), 4)
    expect(compound({ mean: 3, variance: 3 }, ONES).cdf(4)).toBeCloseTo(poisson(3).cdf(4), 6)
  })

  it('is nothing or one lot where at most one order can come', () => {
    const lots = compound({ mean: 0.1, variance: 0.09 }, DOZENS)
    expect(lots.pmf(0)).toBeCloseTo(0.9, 9)
    expect(lots.pmf(12)).toBeCloseTo(0.05, 9)
    expect([0.9, 0.92, 0.93, 0.99].map((level) => lots.quantile(level))).toEqual([0, 1, 12, 24])
  })

  it('has the mean and the variance of orders and sizes together, in steps of several units too', () => {
    for (const scale of [1, 500]) {
      const sizes = { ...DOZENS, units: DOZENS.units.map((units) => units * scale) }
      for (const variance of [1, 2, 4]) {
        const lots = compound({ mean: 2, variance }, sizes)
        expect(lots.mean / scale).toBeCloseTo(2 * 13.4, 1)
        const expected = 2 * 65.64 + variance * 13.4 ** 2
        expect(Math.abs(lots.variance / scale ** 2 / expected - 1)).toBeLessThan(0.02)
        expect(lots.loss(0)).toBeCloseTo(lots.mean, 5)
      }
    }
  })

  it('never falls and ends at one, and is nothing where nothing comes', () => {
    const lots = compound({ mean: 40, variance: 30 }, DOZENS)
    let before = 0
    for (let units = 0; units < 1500; units += 7) {
      expect(lots.cdf(units)).toBeGreaterThanOrEqual(before)
      before = lots.cdf(units)
    }
    expect(before).toBeCloseTo(1, 6)
    expect(compound({ mean: 0, variance: 0 }, DOZENS).quantile(0.99)).toBe(0)
    expect(compound({ mean: 1000, variance: 1000 }, DOZENS).mean).toBeCloseTo(13_400, 0)
  })
})
