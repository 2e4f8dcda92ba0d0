import { describe, expect, it } from 'vitest'
import { mixture } from '../distributions/combine.ts'
import { compound, type LotSizes } from '../distributions/compound.ts'
import { NO_DEMAND, negativeBinomial, poisson } from '../distributions/counts.ts'
import { lastingLevels, lastingUnits } from './lasting-levels.ts'

const DOZENS: LotSizes = { units: Float64Array.of(1, 12), chance: Float64Array.of(0.5, 0.5) }

describe('levels that last to the next delivery', () => {
  it("are the newsvendor's quantile where nothing is demanded before the delivery", () => {
    const demand = negativeBinomial(6, 3)
    const levels = [0.5, 0.8, 0.95, 0.99]
    expect([...lastingLevels({ untilArrival: NO_DEMAND, untilNext: demand }, levels)]).toEqual(
      levels.map((level) => demand.quantile(level)),
    )
  })

  it('take up each unit whose saved sales over its time on the shelf are worth it, and no other', () => {
    const [untilArrival, untilNext] = [poisson(4), poisson(5)]
    for (const level of [0.7, 0.9, 0.97]) {
      const [units = 0] = lastingLevels({ untilArrival, untilNext }, [level])
      const worth = (held: number) => (untilArrival.cdf(held) - untilNext.cdf(held)) / untilNext.cdf(held)
      expect(worth(units)).toBeLessThanOrEqual((1 - level) / level + 1e-9)
      expect(worth(units - 1)).toBeGreaterThan((1 - level) / level)
    }
  })

  it('are the same one by one, for lots too, and for a mixture of lead times', () => {
    const over = (periods: number) => compound({ mean: 0.6 * periods, variance: 0.7 * periods }, DOZENS)
    for (const [untilArrival, untilNext] of [
      [poisson(4), poisson(5)],
      [negativeBinomial(12, 4), negativeBinomial(16, 4)],
      [NO_DEMAND, negativeBinomial(3, 2)],
      [over(2), over(3)],
    ] as const)
      for (const level of [0.5, 0.8, 0.95, 0.99])
        expect(lastingUnits({ untilArrival, untilNext }, level)).toBe(
          lastingLevels({ untilArrival, untilNext }, [level])[0],
        )
    const unsure = (periods: readonly number[]) =>
      mixture(periods.map((count) => ({ weight: 1, distribution: poisson(2 * count) })))
    const units = lastingUnits({ untilArrival: unsure([2, 5]), untilNext: unsure([3, 6]) }, 0.95)
    expect(units).toBeLessThanOrEqual(unsure([3, 6]).quantile(0.95))
    expect(units).toBeGreaterThan(unsure([3, 6]).mean)
  })

  it('rise with the service level, and with the lead time less than the quantile does', () => {
    const over = (periods: number) => compound({ mean: 0.1 * periods, variance: 0.09 * periods }, DOZENS)
    const rising = lastingLevels({ untilArrival: over(11), untilNext: over(12) }, [0.5, 0.9, 0.98, 0.995, 0.999])
    expect([...rising]).toEqual([...rising].sort((a, b) => a - b))
    expect(rising[4]).toBeGreaterThan(0)
    expect(rising[2]).toBeLessThan(over(12).quantile(0.98) + 1)
  })
})
