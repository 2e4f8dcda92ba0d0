import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import type { SupplyTerms } from '../forecasting/ports.ts'
import { type ChoiceNeed, choiceOf, rankOffers } from './choose-supplier.ts'

function offer(name: string, overrides: Partial<SupplyTerms> = {}): SupplyTerms {
  return {
    skuId: idOf('sku', 'sku_oat'),
    supplierId: idOf('supplier', `sup_of${name}`),
    leadDays: [3],
    minimumUnits: 1,
    packUnits: 1,
    priceMinor: 100,
    currency: 'GBP',
    isPreferred: false,
    missedShare: 0,
    ...overrides,
  }
}

/** Two a day; a day longer asks for one unit more. */
const need = (overrides: Partial<ChoiceNeed> = {}): ChoiceNeed => ({
  dailyMean: 2,
  neededUnits: 10,
  priceMinor: 250,
  safetyUnits: ([days = 0]) => days,
  sellableUnits: () => null,
  ...overrides,
})
const choose = (offers: readonly SupplyTerms[], of = need()) => {
  const ranked = rankOffers(offers, of)
  return { ...choiceOf(ranked, (id) => id.slice(6)), chosen: ranked[0]?.terms.supplierId.slice(6) }
}

it('[BUY-18] asks the supplier that the shop prefers, whatever the others want', () => {
  const offers = [offer('dear', { priceMinor: 180, isPreferred: true }), offer('cheap', { priceMinor: 90 })]
  expect(choose(offers)).toMatchObject({ chosen: 'dear', code: 'preferred', otherName: 'cheap' })
  expect(choose([offer('one')])).toMatchObject({ chosen: 'one', code: 'only', otherName: null })
})

it('[BUY-18] asks the cheapest, unless what else it costs is more: lots, lead time, what it fails to deliver', () => {
  expect(choose([offer('a'), offer('b', { priceMinor: 90 })])).toMatchObject({ chosen: 'b', code: 'price' })
  const slow = need({ dailyMean: 0.02, neededUnits: 1 })
  const bulk = offer('bulk', { priceMinor: 90, minimumUnits: 48, packUnits: 12 })
  expect(choose([offer('few'), bulk], slow)).toMatchObject({ chosen: 'few', code: 'quantity', otherName: 'bulk' })
  expect(choose([offer('few'), bulk])).toMatchObject({ chosen: 'bulk', code: 'price' })
  const dear = need({ dailyMean: 0.1, safetyUnits: ([days = 0]) => days * 4 })
  expect(choose([offer('near'), offer('far', { priceMinor: 99, leadDays: [45] })], dear)).toMatchObject({
    chosen: 'near',
    code: 'lead_time',
  })
  expect(choose([offer('sure'), offer('weak', { priceMinor: 98, missedShare: 0.4 })])).toMatchObject({
    chosen: 'sure',
    code: 'reliability',
  })
  expect(choose([offer('slow', { leadDays: [9] }), offer('quick')], need({ safetyUnits: () => 0 }))).toMatchObject({
    chosen: 'quick',
    code: 'lead_time',
  })
})

it('[BUY-21] counts what would expire of a supplier’s smallest quantity as paid for nothing', () => {
  const crate = offer('crate', { priceMinor: 80, minimumUnits: 40, packUnits: 40 })
  expect(choose([offer('loose'), crate])).toMatchObject({ chosen: 'crate' })
  const fresh = need({ sellableUnits: () => 12 })
  expect(choose([offer('loose'), crate], fresh)).toMatchObject({ chosen: 'loose', code: 'quantity' })
})
