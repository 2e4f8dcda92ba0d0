import { describe, expect, it } from 'vitest'
import { negativeBinomial, poisson } from '../distributions/counts.ts'
import { rankSuppliers, type SupplyOffer } from './choose-supplier.ts'
import { logit, SERVICE_LEVEL_MAX, serviceLevelOf, steeredLogit } from './closed-loop.ts'
import { expiringUnits, perishableLevel } from './expiry.ts'
import { learntLeadTimes, leadTimeWithin, meanLeadTime, protectionOver } from './lead-times.ts'
import { levelOfItem, levelsForBudget, levelsForFill, orderUpToOf, type RangeItem } from './service-levels.ts'
import { spendBudget } from './spend-budget.ts'
import { steadinessClassOf, valueBounds, valueClassOf } from './value-classes.ts'

function itemOf(mean: number, unitCost: number, weight = 1): RangeItem {
  const protection = negativeBinomial(mean, 1.5)
  return { protection, protectionPeriods: 4, reviewPeriods: 1, unitCost, weight, floorUnits: 0 }
}

describe('service levels of a range', () => {
  const items = Array.from({ length: 40 }, (_, i) => itemOf(0.5 + i / 2, 1 + (i % 7) * 3))

  it('reach the fill rate that was asked for, and no more than a step above it', () => {
    for (const target of [0.9, 0.95, 0.98]) {
      const found = levelsForFill(items, target)
      expect(found.expectedFill).toBeGreaterThanOrEqual(target)
      expect(found.expectedFill).toBeLessThan(target + 0.01)
    }
  })

  it('are lower for dear goods, and cost less stock than one level for all', () => {
    const found = levelsForFill(items, 0.97)
    expect(levelOfItem(found.logOdds, { unitCost: 10, weight: 1 })).toBeLessThan(
      levelOfItem(found.logOdds, { unitCost: 2, weight: 1 }),
    )
    const alike = items.map((item) => ({ ...item, unitCost: 1 }))
    const uniform = levelsForFill(alike, 0.97)
    const cost = items.reduce(
      (sum, item, i) =>
        sum + item.unitCost * orderUpToOf({ ...item, unitCost: alike[i]?.unitCost ?? 1 }, uniform.logOdds),
      0,
    )
    expect(found.stockValue).toBeLessThan(cost)
  })

  it('spend no more than a budget, and more budget buys more fill', () => {
    const [less, more] = [levelsForBudget(items, 5000), levelsForBudget(items, 8000)]
    expect(less.stockValue).toBeLessThanOrEqual(5000)
    expect(more.stockValue).toBeLessThanOrEqual(8000)
    expect(more.expectedFill).toBeGreaterThan(less.expectedFill)
  })
})

describe('the closed loop', () => {
  it('raises the level after misses, lowers it after the opposite, at most a unit of log odds a step', () => {
    const reading = { targetFill: 0.98, demandedUnits: 1000, servedUnits: 960 }
    expect(steeredLogit(3, reading, 15)).toBeCloseTo(3.3, 9)
    expect(steeredLogit(3, { ...reading, servedUnits: 1000 }, 15)).toBeCloseTo(2.7, 9)
    expect(steeredLogit(3, { ...reading, servedUnits: 0 }, 15)).toBe(4)
    expect(steeredLogit(3, { ...reading, demandedUnits: 0, servedUnits: 0 }, 15)).toBe(3)
    expect(steeredLogit(logit(SERVICE_LEVEL_MAX), { ...reading, servedUnits: 0 }, 15)).toBeCloseTo(7.6, 1)
    expect(serviceLevelOf(50)).toBe(SERVICE_LEVEL_MAX)
  })
})

describe('learnt lead times', () => {
  it('begin with the promise and come to what the supplier does', () => {
    const promised = learntLeadTimes({ promisedPeriods: 3, observedPeriods: [] })
    expect(promised.periods).toEqual([3, 4, 5])
    expect(meanLeadTime(promised)).toBeCloseTo(3.26, 9)
    const late = learntLeadTimes({ promisedPeriods: 3, observedPeriods: Array.from({ length: 60 }, () => 6) })
    expect(meanLeadTime(late)).toBeGreaterThan(5)
    expect(leadTimeWithin(late, 0.9)).toBe(6)
    expect(late.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
  })

  it('make the protected demand a mixture, with a longer tail than its mean lead time has', () => {
    const leadTimes = { periods: [1, 7], chances: [0.8, 0.2] }
    const demand = protectionOver(leadTimes, 1, (periods) => poisson(2 * periods))
    expect(demand.mean).toBeCloseTo(0.8 * 4 + 0.2 * 16, 9)
    expect(demand.quantile(0.95)).toBeGreaterThan(poisson(2 * (meanLeadTime(leadTimes) + 1)).quantile(0.95))
  })
})

describe('what expires', () => {
  it('is what first-expired-first-out selling does not reach in time', () => {
    const lots = [
      { units: 5, lastPeriod: 3 },
      { units: 6, lastPeriod: 1 },
    ]
    // Two a period: four of the six are sold in time, two expire; of the five four sell in the next two periods.
    expect(expiringUnits(lots, [2, 2, 2, 2], 4)).toBeCloseTo(3, 9)
    expect(expiringUnits(lots, [2, 2, 2, 2], 1)).toBe(0)
    expect(expiringUnits(lots, [6, 5, 0, 0], 4)).toBe(0)
    expect(expiringUnits([], [1], 3)).toBe(0)
  })

  it('is worth a lower level than what keeps', () => {
    expect(perishableLevel({ price: 4, unitCost: 1, salvage: 0 })).toBeCloseTo(0.75, 9)
    expect(perishableLevel({ price: 2, unitCost: 1.8, salvage: 0 })).toBeCloseTo(0.1, 9)
    expect(perishableLevel({ price: 1, unitCost: 2, salvage: 0 })).toBe(0)
  })
})

describe('several suppliers', () => {
  const near: SupplyOffer<string> = {
    supplier: 'near',
    unitCostMinor: 105,
    terms: { packUnits: 1, minimumUnits: 1 },
    orderCostMinor: 50,
    safetyStockUnits: 4,
  }
  const far = { ...near, supplier: 'far', unitCostMinor: 100, safetyStockUnits: 60 }
  const bulky = { ...near, supplier: 'bulky', unitCostMinor: 98, terms: { packUnits: 500, minimumUnits: 500 } }

  it('are ranked by everything they cost, not by their price', () => {
    const need = { demandUnitsPerPeriod: 1, holdingPerPeriod: 0.1, neededUnits: 3 }
    expect(rankSuppliers([bulky, far, near], need).map(({ offer }) => offer.supplier)).toEqual(['near', 'far', 'bulky'])
  })

  it('are ranked by their price when stock costs next to nothing', () => {
    const need = { demandUnitsPerPeriod: 40, holdingPerPeriod: 1e-6, neededUnits: 3 }
    expect(rankSuppliers([near, far, bulky], need)[0]?.offer.supplier).toBe('bulky')
    expect(rankSuppliers([bulky], need)[0]?.orderUnits).toBe(6500)
  })
})

describe('a budget for several items', () => {
  const step = (units: number, costMinor: number, gainMinor: number) => ({ units, costMinor, gainMinor })

  it('goes where it saves most, and is never overspent', () => {
    const lines = [
      { id: 'a', steps: [step(1, 100, 90), step(1, 100, 20)] },
      { id: 'b', steps: [step(10, 50, 60), step(10, 50, 40)] },
      { id: 'c', steps: [step(1, 10, 0)] },
    ]
    expect(spendBudget(lines, 200)).toEqual([
      { id: 'a', units: 1, costMinor: 100, gainMinor: 90 },
      { id: 'b', units: 20, costMinor: 100, gainMinor: 100 },
      { id: 'c', units: 0, costMinor: 0, gainMinor: 0 },
    ])
    expect(spendBudget(lines, 49).every(({ units }) => units === 0)).toBe(true)
  })
})

describe('classes', () => {
  it('split a range by turnover: the few that make four fifths are A', () => {
    const turnover = [100, 60, 20, 10, 5, 3, 1, 1]
    const bounds = valueBounds(turnover)
    expect(turnover.map((value) => valueClassOf(value, bounds)).join('')).toBe('AABBCCCC')
    expect(valueClassOf(0, valueBounds([]))).toBe('C')
  })

  it('tell steady from wild demand', () => {
    expect([steadinessClassOf(10, 2), steadinessClassOf(10, 8), steadinessClassOf(1, 3)].join('')).toBe('XYZ')
    expect(steadinessClassOf(0, 0)).toBe('Z')
  })
})
