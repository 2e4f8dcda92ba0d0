import { describe, expect, it } from 'vitest'
import { negativeBinomial } from '../distributions/counts.ts'
import { normalQuantile } from '../distributions/special.ts'
import { diceOf } from '../panel/dice.ts'
import { commonErrorOf, groupBand, type SpanOutcome, USUAL_COMMON_ERROR } from './group-demand.ts'

const WEEKS = 26
const SHOPS = 400

/** A shop of `rates.length` SKUs that sell independently but for what they share each span: a factor that scatters by `shared`. */
function spansOf(dice: () => number, shop: { rates: readonly number[]; shared: number; count: number }): SpanOutcome[] {
  const forecastUnits = shop.rates.reduce((sum, rate) => sum + rate, 0)
  return Array.from({ length: shop.count }, () => {
    const factor = Math.exp(shop.shared * normalQuantile(dice()) - shop.shared ** 2 / 2)
    const actualUnits = shop.rates.reduce((sum, rate) => sum + arrivals(dice, rate * factor), 0)
    return { forecastUnits, actualUnits }
  })
}

/** So many arrive where `rate` are expected, by their waiting times. */
function arrivals(dice: () => number, rate: number): number {
  let waited = -Math.log(1 - dice())
  let count = 0
  for (; waited < rate; count += 1) waited -= Math.log(1 - dice())
  return count
}

function coverage(dice: () => number, shop: { skus: number; shared: number; days: 7 | 28; weeks?: number }): number {
  let within = 0
  for (let one = 0; one < SHOPS; one += 1) {
    const week = Array.from({ length: shop.skus }, () => 0.1 * 60 ** dice())
    const past = spansOf(dice, { rates: week, shared: shop.shared, count: shop.weeks ?? WEEKS })
    const rates = week.map((rate) => (rate * shop.days) / 7)
    const [next] = spansOf(dice, { rates, shared: shop.shared, count: 1 })
    const mean = next?.forecastUnits ?? 0
    const { low, high } = groupBand({ mean, variance: mean }, commonErrorOf(past, 1))
    const actual = next?.actualUnits ?? -1
    if (actual >= low && actual <= high) within += 1
  }
  return within / SHOPS
}

describe('the band of a sum of SKUs', () => {
  it('[FCT-51] holds about nine of ten weeks and months of small and large shops, of steady ones and of moody ones', () => {
    const dice = diceOf(11)
    for (const shared of [0, 0.1, 0.3]) {
      for (const skus of [4, 40]) {
        for (const days of [7, 28] as const) {
          const share = coverage(dice, { skus, shared, days })
          expect(share, `${skus} SKUs, ${shared} shared, ${days} days`).toBeGreaterThan(0.855)
          // Whole units of a handful of SKUs: the band may hold more than it must.
          expect(share, `${skus} SKUs, ${shared} shared, ${days} days`).toBeLessThan(skus === 4 ? 0.985 : 0.96)
        }
      }
    }
  })

  it('[FCT-51] is far narrower than the quantiles of its SKUs together, and never narrower than what they share', () => {
    const sku = negativeBinomial(3, 2)
    const sum = { mean: 500 * sku.mean, variance: 500 * sku.variance }
    const together = 500 * (sku.quantile(0.95) - sku.quantile(0.05))
    const apart = groupBand(sum, 0)
    expect(apart.high - apart.low).toBeLessThan(together / 15)
    const shared = groupBand(sum, 0.15)
    expect(shared.high - shared.low).toBeGreaterThan(2 * 1.64 * 0.15 * sum.mean * 0.95)
    expect(shared.high - shared.low).toBeLessThan(together / 2)
  })

  it('is nothing where nothing is expected', () => {
    expect(groupBand({ mean: 0, variance: 0 }, 0.2)).toEqual({ low: 0, high: 0 })
  })
})

describe('what all forecasts of a shop are wrong by together', () => {
  it('[FCT-51] is what is usual while nothing is known, and what the shop’s own weeks say once there are enough', () => {
    expect(commonErrorOf([], 1)).toBe(USUAL_COMMON_ERROR)
    expect(commonErrorOf([{ forecastUnits: 0, actualUnits: 3 }], 1)).toBe(USUAL_COMMON_ERROR)
    const dice = diceOf(5)
    const learnt = (count: number, shared: number) =>
      commonErrorOf(spansOf(dice, { rates: Array.from({ length: 100 }, () => 4), shared, count }), 1)
    expect(learnt(1, 0)).toBeGreaterThan(0.12)
    expect(learnt(52, 0)).toBeLessThan(0.08)
    const many = Array.from({ length: 20 }, () => learnt(52, 0.3))
    expect(Math.abs(many.reduce((sum, one) => sum + one, 0) / many.length - 0.3)).toBeLessThan(0.03)
  })

  it('does not take the SKUs’ own chance for an error that they share', () => {
    const dice = diceOf(7)
    const lonely = spansOf(dice, { rates: [2], shared: 0, count: 104 })
    // One SKU of two units a week is off by 70 % on its own; that is in its variance already.
    expect(commonErrorOf(lonely, 1)).toBeLessThan(0.45)
    expect(commonErrorOf(lonely, 0)).toBeGreaterThan(0.6)
  })

  it('weighs a week by its size: three goods of a new shop teach less than all of them', () => {
    const whole = Array.from({ length: 8 }, () => ({ forecastUnits: 1_000, actualUnits: 1_100 }))
    const part = Array.from({ length: 8 }, () => ({ forecastUnits: 5, actualUnits: 15 }))
    expect(commonErrorOf([...whole, ...part], 1)).toBeCloseTo(commonErrorOf(whole, 1), 2)
  })
})
