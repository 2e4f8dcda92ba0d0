import { describe, expect, it } from 'vitest'
import { normal } from '../../distributions/continuous.ts'
import { poisson } from '../../distributions/counts.ts'
import { economicOrder } from './eoq.ts'
import { serviceOfReorderPoint } from './fill-rates.ts'
import { planLots } from './lot-sizing.ts'
import { bestMinMax } from './min-max.ts'
import { newsvendor, planSeason } from './newsvendor.ts'
import { incrementalDiscount } from './quantity-discounts.ts'
import { reorderByLoss, reorderCost, reorderForPoisson } from './reorder-point.ts'

const SHOP = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 }

describe('examples of Snyder and Shen, Fundamentals of Supply Chain Theory (2019)', () => {
  it('3.1: the economic order quantity', () => {
    expect(economicOrder({ fixedCost: 8, holdingCost: 0.225, demandRate: 1300 }).orderQuantity).toBeCloseTo(304.0468, 4)
  })

  it('3.7: the incremental discount stays in the first row', () => {
    const prices = { fixedCost: 8, holdingCostRate: 0.3, demandRate: 1300 }
    const lot = incrementalDiscount({ ...prices, breakpoints: [0, 400, 800], unitCosts: [0.75, 0.72, 0.68] })
    expect(lot.region).toBe(0)
    expect(lot.costPerTime).toBeCloseTo(1043.4105, 4)
  })

  it('3.9: lots for known demand', () => {
    const plan = planLots({ holdingCost: 2, fixedCost: 500, demand: [90, 120, 80, 70] })
    expect(plan).toEqual({ orderQuantities: [210, 0, 150, 0], cost: 1380 })
  })

  it('4.3 and 4.7: the newsvendor with normal and with Poisson demand', () => {
    const plan = newsvendor({ holdingCost: 0.18, stockoutCost: 0.7 }, normal(50, 8))
    expect(plan.baseStockLevel).toBeCloseTo(56.604, 3)
    expect(plan.cost).toBeCloseTo(1.99761, 5)
    expect(newsvendor({ holdingCost: 1, stockoutCost: 4 }, poisson(6)).baseStockLevel).toBe(8)
  })

  it('4.7 with a fixed cost: the exact (s, S) rule', () => {
    const rule = bestMinMax({ holdingCost: 1, stockoutCost: 4, fixedCost: 5 }, poisson(6))
    expect(rule).toMatchObject({ low: 4, high: 10 })
    expect(rule.cost).toBeCloseTo(8.03411, 5)
  })

  it('5.1 and 5.6: an (r, Q) rule and its exact cost', () => {
    const rule = reorderByLoss(SHOP)
    expect(rule.reorderPoint).toBeCloseTo(126.867, 3)
    expect(rule.orderQuantity).toBeCloseTo(328.449, 3)
    expect(reorderCost(SHOP, { reorderPoint: 126.8, orderQuantity: 328.5 })).toBeCloseTo(78.0712, 4)
  })

  it('5.8: the exact (r, Q) rule for Poisson demand', () => {
    const problem = { holdingCost: 20, stockoutCost: 150, fixedCost: 100, demandMean: 1.5, leadTime: 2 }
    expect(reorderForPoisson(problem)).toMatchObject({ reorderPoint: 3, orderQuantity: 5 })
  })
})

describe('examples of other textbooks', () => {
  it('Chopra and Meindl 11-4: the fill rate of a reorder point', () => {
    const lot = { orderQuantity: 1000, leadTimeMean: 500, leadTimeSd: 150 * Math.SQRT2 }
    const service = serviceOfReorderPoint(lot, 600)
    expect(service.cycleServiceLevel).toBeCloseTo(0.681, 3)
    expect(service.fillRate).toBeCloseTo(0.956, 3)
  })

  it('Porteus (2002): a season in money', () => {
    const plan = planSeason({ price: 4, unitCost: 1, salvage: 0, shortagePenalty: 0 }, normal(100, 30))
    expect(plan.quantity).toBeCloseTo(120.23, 2)
    expect(plan.profit).toBeCloseTo(261.87, 2)
  })
})
