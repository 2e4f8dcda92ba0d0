import { expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import { type ReplayedSku, stockSaving } from './stock-saving.ts'

const SETTING = { reviewDays: 1, lastWeekday: 4 }

/** A shop whose SKUs sell a few a day, twice as many on Saturdays, five days from their supplier. */
function aShop(skus: number, days: number): ReplayedSku[] {
  const roll = diceOf(7)
  return Array.from({ length: skus }, (_, index) => {
    const usual = 0.4 + (index % 8) / 2
    const units = Float64Array.from({ length: days }, (__, day) => {
      const chance = usual * ((SETTING.lastWeekday + 7 * days + day + 1 - days) % 7 === 5 ? 2 : 0.8)
      let asked = 0
      for (let buyer = 0; buyer < 10; buyer += 1) if (roll() < chance / 10) asked += 1
      return asked
    })
    const terms = { leadDays: 5, packUnits: 1, minimumUnits: 1, serviceLevel: 0.97 }
    return { units, ranOut: new Uint8Array(days), unitCost: 200, ...terms }
  })
}

it('[INS-18] finds what min/max needs for the same fill on the shop’s own past, with a range', () => {
  const saving = stockSaving(aShop(40, 200), SETTING)
  expect(saving).toMatchObject({ skus: 40, days: 56 })
  expect(saving?.fill).toBeGreaterThan(0.95)
  expect(saving?.ratio.value).toBeCloseTo((saving?.minMaxValue ?? 0) / (saving?.ourValue ?? 1), 6)
  expect(saving?.ratio.value).toBeGreaterThan(1)
  expect(saving?.ratio.low).toBeLessThanOrEqual(saving?.ratio.value ?? 0)
  expect(saving?.ratio.high).toBeGreaterThanOrEqual(saving?.ratio.value ?? 9)
  expect(saving?.extraValue.value).toBeCloseTo((saving?.minMaxValue ?? 0) - (saving?.ourValue ?? 0), 3)
  // The same past, the same answer.
  expect(stockSaving(aShop(40, 200), SETTING)).toEqual(saving)
})

it('[INS-18] says nothing of a past that is too short, of too few goods, or without costs', () => {
  expect(stockSaving(aShop(40, 98), SETTING)?.days).toBe(56)
  expect(stockSaving(aShop(40, 97), SETTING)?.days).toBe(28)
  expect(stockSaving(aShop(40, 69), SETTING)).toBeNull()
  expect(stockSaving(aShop(9, 200), SETTING)).toBeNull()
  expect(
    stockSaving(
      aShop(40, 200).map((sku) => ({ ...sku, unitCost: 0 })),
      SETTING,
    ),
  ).toBeNull()
  expect(
    stockSaving(
      aShop(40, 200).map((sku) => ({ ...sku, units: new Float64Array(200) })),
      SETTING,
    ),
  ).toBeNull()
})
