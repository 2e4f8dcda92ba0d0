import { describe, expect, it } from 'vitest'
import type { DemandSpread } from './demand-spread.ts'
import { expectedShortUnits } from './demand-spread.ts'
import { planStock, type StockPlanRequest } from './plan-stock.ts'

/** Demand that is 0, 1, … n−1 with equal probability. */
function evenly(n: number): DemandSpread {
  return { mean: (n - 1) / 2, quantile: (probability) => Math.min(n - 1, Math.ceil(probability * n - 1e-9) - 1) }
}

function request(over: Partial<StockPlanRequest> = {}): StockPlanRequest {
  return {
    protection: evenly(21),
    protectionPeriods: 5,
    serviceLevel: 0.9,
    position: { onHandUnits: 6, incomingUnits: 3, owedUnits: 1 },
    terms: { packUnits: 1, minimumUnits: 1 },
    floorUnits: 1,
    ...over,
  }
}

describe('the plan of one SKU', () => {
  it('orders up to the quantile of demand over lead time and review', () => {
    const plan = planStock(request())
    expect(plan).toMatchObject({ reorderPointUnits: 18, orderUpToUnits: 18, safetyStockUnits: 8, orderUnits: 10 })
    expect(plan.facts).toEqual([{ code: 'below_reorder_point', missingUnits: 10 }])
    expect(plan.coverPeriods).toBeCloseTo(4, 9)
    expect(plan.coverPeriodsAfter).toBeCloseTo(9, 9)
  })

  it('orders nothing when what is on hand and incoming is enough', () => {
    const plan = planStock(request({ position: { onHandUnits: 10, incomingUnits: 8, owedUnits: 0 } }))
    expect(plan.orderUnits).toBe(0)
    expect(plan.facts).toEqual([{ code: 'enough' }])
  })

  it('[FCT-33] rounds up to the minimum, then to whole packs', () => {
    const plan = planStock(request({ terms: { packUnits: 8, minimumUnits: 12 } }))
    expect(plan.orderUnits).toBe(16)
    expect(plan.facts.slice(1)).toEqual([
      { code: 'raised_to_minimum', byUnits: 2 },
      { code: 'raised_to_pack', byUnits: 4 },
    ])
  })

  it('[FCT-33] takes fewer packs when more would expire before they sell', () => {
    const plan = planStock(request({ terms: { packUnits: 4, minimumUnits: 4 }, sellableUnitsMax: 9 }))
    expect(plan.orderUnits).toBe(8)
    expect(plan.facts).toContainEqual({ code: 'limited_by_shelf_life', byUnits: 4 })
    expect(planStock(request({ terms: { packUnits: 10, minimumUnits: 10 }, sellableUnitsMax: 9 })).orderUnits).toBe(0)
  })

  it('[FCT-33] does not count units that will expire as stock', () => {
    const plan = planStock(request({ expiringUnits: 2 }))
    expect(plan.orderUnits).toBe(12)
    expect(plan.facts).toContainEqual({ code: 'expiring', units: 2 })
  })

  it('keeps the floor of a slow seller and lets one go whose floor is nothing', () => {
    const slow: DemandSpread = { mean: 0.02, quantile: () => 0 }
    const empty = { onHandUnits: 0, incomingUnits: 0, owedUnits: 0 }
    expect(planStock(request({ protection: slow, position: empty })).orderUnits).toBe(1)
    const gone = planStock(request({ protection: slow, position: empty, floorUnits: 0 }))
    expect(gone.orderUnits).toBe(0)
    expect(gone.facts).toEqual([{ code: 'not_stocked' }])
  })

  it('waits for the reorder point and then orders a batch', () => {
    const waiting = planStock(
      request({ batchUnits: 30, position: { onHandUnits: 18, incomingUnits: 0, owedUnits: 0 } }),
    )
    expect(waiting.orderUnits).toBe(0)
    const due = planStock(request({ batchUnits: 30, position: { onHandUnits: 17, incomingUnits: 0, owedUnits: 0 } }))
    expect(due.orderUnits).toBe(30)
  })

  it('says how many lost sales the order avoids', () => {
    const plan = planStock(request())
    // E[(D − 8)+] of 0…20 is (1 + … + 12) / 21; with 18 units 3 / 21.
    expect(plan.expectedShortUnits).toBeCloseTo(78 / 21, 1)
    expect(plan.expectedShortUnitsAfter).toBeCloseTo(3 / 21, 2)
    expect(expectedShortUnits(evenly(21), 0)).toBe(10)
  })
})
