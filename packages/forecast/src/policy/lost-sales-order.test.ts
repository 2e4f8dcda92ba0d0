import { describe, expect, it } from 'vitest'
import { demandTable, tableQuantile, totalUpTo } from './demand-table.ts'
import { lostSalesOrderUnits, lostSalesServiceLevel, stockAtArrival } from './lost-sales-order.ts'
import { lostSalesCostOf, lostSalesOptimum } from './theory/lost-sales-optimum.ts'

const demand = demandTable(5, 1, 60)

describe('the order rule for lost sales', () => {
  for (const leadTime of [1, 2, 3]) {
    for (const penalty of [4, 9, 19, 39]) {
      it(`[FCT-32] costs at most 0.5 % more than the exact optimum at lead time ${leadTime}, penalty ${penalty}`, () => {
        const problem = { holdingCost: 1, penalty, leadTime, demand }
        const serviceLevel = lostSalesServiceLevel(problem)
        const untilArrival = Array.from({ length: leadTime }, () => demand)
        const cost = lostSalesCostOf(problem, (state) =>
          lostSalesOrderUnits({ ...state, untilArrival, afterArrival: demand, serviceLevel }),
        )
        const optimum = lostSalesOptimum(problem)
        expect(cost / optimum).toBeGreaterThan(1 - 1e-4)
        expect(cost / optimum).toBeLessThanOrEqual(1.005)
      })
    }
  }

  it('finds the published optimum of Zipkin (2008) for Poisson 5, lead time 2, penalty 4', () => {
    expect(lostSalesOptimum({ holdingCost: 1, penalty: 4, leadTime: 2, demand })).toBeCloseTo(4.4, 1)
  })

  it('rolls the stock forward with what is lost left out', () => {
    // Demand 0 or 3 with even chances, one unit on hand, two arriving tomorrow.
    const coin = { probability: Float64Array.of(0.5, 0, 0, 0.5), total: Float64Array.of(0.5, 0.5, 0.5, 1) }
    const stock = stockAtArrival({
      onHandUnits: 1,
      arrivals: [2],
      untilArrival: [coin, coin],
      afterArrival: coin,
      serviceLevel: 0.9,
    })
    // 0 or 1 left tonight, 2 or 3 tomorrow; then 3 of demand in half of the cases take it all.
    expect([...stock]).toEqual([0.5, 0, 0.25, 0.25])
  })

  it('orders less than an order-up-to level when an empty shelf must wait', () => {
    const whole = demandTable(20, 1, 200)
    const review = {
      onHandUnits: 0,
      arrivals: [0, 0],
      untilArrival: [demand, demand, demand],
      afterArrival: demand,
      serviceLevel: 0.98,
    }
    expect(lostSalesOrderUnits(review)).toBe(tableQuantile(demand, 0.98))
    expect(lostSalesOrderUnits(review)).toBeLessThan(tableQuantile(whole, 0.98))
  })
})

describe('a table of demand', () => {
  it('is the negative binomial: mean, variance and total come out', () => {
    const table = demandTable(7.5, 2.2, 400)
    let mean = 0
    let square = 0
    table.probability.forEach((chance, units) => {
      mean += chance * units
      square += chance * units * units
    })
    expect(mean).toBeCloseTo(7.5, 2)
    expect(square - mean * mean).toBeCloseTo(7.5 * 2.2, 0)
    expect(totalUpTo(table, 400)).toBeCloseTo(1, 4)
  })

  it('holds a mean so high that selling nothing has no probability', () => {
    const table = demandTable(900, 1, 1200)
    expect(tableQuantile(table, 0.5)).toBeGreaterThan(895)
    expect(tableQuantile(table, 0.5)).toBeLessThan(905)
    expect(totalUpTo(table, 1000)).toBeGreaterThan(0.999)
  })
})
