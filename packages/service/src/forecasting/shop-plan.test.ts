import { DEFAULT_SETTING } from '@onhand/domain/forecasting/types'
import { poisson } from '@onhand/forecast/distributions/counts'
import { lastingUnits } from '@onhand/forecast/policy/lasting-levels'
import { expect, it } from 'vitest'
import { multiplierFor, NEW_SHOP_PLAN, type SampledSku, serviceLevelOf } from './shop-plan.ts'
import { demandUntil, protectionDays, supplyTimeOf } from './supply-time.ts'

/** A SKU that sells so many a day, three days from its supplier. */
function sku(dailyMean: number, unitCostMinor: number, priceMinor = unitCostMinor * 2): SampledSku {
  return {
    soldUnits: dailyMean * 91,
    protection: poisson(dailyMean * 4),
    leadTime: poisson(dailyMean * 3),
    priceMinor,
    unitCostMinor,
  }
}

const SHOP = [sku(5, 100), sku(3, 100), sku(0.5, 4_000), sku(0.2, 9_000), sku(2, 900)]

function fill(sample: readonly SampledSku[], targetOf: 'units' | 'money', multiplier: number): number {
  let [served, asked] = [0, 0]
  for (const one of sample) {
    const level = serviceLevelOf(one, targetOf, multiplier)
    const units = lastingUnits({ untilArrival: one.leadTime, untilNext: one.protection }, level)
    const worth = targetOf === 'units' ? 1 : one.priceMinor
    const perReview = one.protection.mean - one.leadTime.mean
    asked += perReview * worth
    served += (perReview - Math.max(0, one.protection.loss(units) - one.leadTime.loss(units))) * worth
  }
  return served / asked
}

it('[FCT-4] reaches the target with the whole shop, and not by more than one unit somewhere', () => {
  for (const targetPermille of [900, 950, 980, 990]) {
    for (const targetOf of ['units', 'money'] as const) {
      const multiplier = multiplierFor(SHOP, { ...DEFAULT_SETTING, targetPermille, targetOf })
      expect(fill(SHOP, targetOf, multiplier)).toBeGreaterThanOrEqual(targetPermille / 1000)
      expect(fill(SHOP, targetOf, multiplier * 1.6)).toBeLessThan(targetPermille / 1000 + 0.02)
    }
  }
})

it('[FCT-4] keeps cheap goods more surely than dear ones when units count', () => {
  const multiplier = multiplierFor(SHOP, DEFAULT_SETTING)
  const level = (unitCostMinor: number) => serviceLevelOf(sku(1, unitCostMinor), 'units', multiplier)
  expect(level(100)).toBeGreaterThan(level(900))
  expect(level(900)).toBeGreaterThan(level(9_000))
  // When money counts, the same margin means the same certainty.
  expect(serviceLevelOf(sku(1, 100), 'money', multiplier)).toBeCloseTo(
    serviceLevelOf(sku(1, 9_000), 'money', multiplier),
    9,
  )
})

it('takes a plain rule while nothing sells, and where no price is known', () => {
  expect(multiplierFor([], DEFAULT_SETTING)).toBe(NEW_SHOP_PLAN.multiplier)
  expect(multiplierFor([sku(0, 100)], DEFAULT_SETTING)).toBe(NEW_SHOP_PLAN.multiplier)
  expect(serviceLevelOf({ priceMinor: 0, unitCostMinor: 0 }, 'units', 0.02)).toBeCloseTo(1 / 1.02, 9)
})

it('bridges lead times that vary as often as they came', () => {
  const terms = { leadDays: [2, 2, 2, 10], minimumUnits: 1, packUnits: 1, priceMinor: 1, currency: 'GBP' }
  const known = supplyTimeOf(
    { leadTimeDays: 3 },
    { ...terms, skuId: 'sku_plum', supplierId: 'sup_x' } as never,
    DEFAULT_SETTING,
  )
  expect(protectionDays(known)).toBe(5)
  const demand = demandUntil((days) => poisson(days), known, 1)
  expect(demand.mean).toBeCloseTo((3 * 3 + 11) / 4, 9)
  expect(demand.quantile(0.99)).toBeGreaterThan(poisson(5).quantile(0.99))
  const promised = supplyTimeOf({ leadTimeDays: 3 }, undefined, DEFAULT_SETTING)
  expect(demandUntil((days) => poisson(days), promised, 1).mean).toBeCloseTo(4, 6)
})
