import { describe, expect, it } from 'vitest'
import type { ProductId, SkuId } from '../ids.ts'
import { otherPromotionPrices, promotedOffers, promotionOffers, reducedMinor } from './promotion-price.ts'
import { promotionResults } from './promotion-results.ts'
import { promotionStake } from './promotion-stake.ts'
import { checkNewLastDay, checkPromotionDays, promotionDays, type PromotionTerms } from './promotion.ts'

const TODAY = '2026-11-21'
const sku = (id: string, priceMinor: number, isOnSale = true) => ({
  skuId: id as SkuId,
  priceMinor,
  currency: 'GBP',
  isOnSale,
})
const percent = (percentOff: number): PromotionTerms => ({
  kind: 'percent',
  percentOff,
  selection: { kind: 'products', productIds: ['prd_a' as ProductId] },
})

describe('days of a promotion', () => {
  it('[PRO-2] begin today at the earliest and are at most 62', () => {
    expect(checkPromotionDays({ firstDay: TODAY, lastDay: '2027-01-21' }, TODAY)).toEqual({ ok: true, value: null })
    expect(checkPromotionDays({ firstDay: TODAY, lastDay: '2027-01-22' }, TODAY)).toMatchObject({
      error: { field: 'lastDay', expected: 'a day from 2026-11-21 to 2027-01-21' },
    })
    expect(checkPromotionDays({ firstDay: '2026-11-20', lastDay: TODAY }, TODAY)).toMatchObject({
      error: { field: 'firstDay' },
    })
    expect(checkPromotionDays({ firstDay: '2027-11-22', lastDay: '2027-11-22' }, TODAY)).toMatchObject({ ok: true })
    expect(checkPromotionDays({ firstDay: '2027-11-23', lastDay: '2027-11-23' }, TODAY)).toMatchObject({ ok: false })
    expect(checkPromotionDays({ firstDay: '2026-02-30', lastDay: '2026-03-01' }, '2026-02-01')).toMatchObject({
      ok: false,
    })
  })

  it('[PRO-8] of one that runs may end today, not yesterday', () => {
    expect(checkNewLastDay({ firstDay: '2026-11-10', lastDay: TODAY }, TODAY)).toMatchObject({ ok: true })
    expect(checkNewLastDay({ firstDay: '2026-11-10', lastDay: '2026-11-20' }, TODAY)).toMatchObject({ ok: false })
  })

  it('[PRO-2] are listed with both ends', () => {
    expect(promotionDays({ firstDay: '2026-11-30', lastDay: '2026-12-02' })).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
    ])
  })
})

describe('prices of a promotion', () => {
  it.each([
    { regular: 1000, off: 20, currency: 'GBP', reduced: 800 },
    { regular: 999, off: 33, currency: 'GBP', reduced: 669 },
    { regular: 99, off: 50, currency: 'GBP', reduced: 50 },
    { regular: 1, off: 10, currency: 'GBP', reduced: null },
    { regular: 2, off: 95, currency: 'GBP', reduced: 1 },
    { regular: 9900, off: 15, currency: 'TWD', reduced: 8400 },
    { regular: 100, off: 50, currency: 'TWD', reduced: null },
    { regular: 0, off: 50, currency: 'GBP', reduced: null },
  ])('[PRO-3] $regular less $off per cent in $currency is $reduced', ({ regular, off, currency, reduced }) => {
    expect(reducedMinor(regular, off, currency)).toBe(reduced)
  })

  it('[PRO-3] leaves out what is not on sale or would not be lower', () => {
    const offers = promotionOffers(percent(10), [sku('a', 100), sku('b', 1), sku('c', 100, false)])
    expect(offers.map((offer) => ('leftOut' in offer ? offer.leftOut : offer.priceMinor))).toEqual([
      90,
      'not_lower',
      'not_on_sale',
    ])
    const fixed: PromotionTerms = { kind: 'fixed', prices: [{ skuId: 'a' as SkuId, priceMinor: 100 }] }
    expect(promotionOffers(fixed, [sku('a', 100)])).toMatchObject([{ leftOut: 'not_lower' }])
    expect(promotionOffers(fixed, [sku('a', 101)])).toMatchObject([{ priceMinor: 100 }])
  })

  it('[PRO-2] says how many SKU-days are too many, and refuses none at all', () => {
    const offers = promotionOffers(
      percent(10),
      Array.from({ length: 400 }, (_, index) => sku(`s${index}`, 100)),
    )
    expect(promotedOffers(offers, 50)).toMatchObject({ ok: true })
    expect(promotedOffers(offers, 51)).toEqual({
      ok: false,
      error: { code: 'promotion_too_large', skuDays: 20_400, skuDaysMax: 20_000 },
    })
    expect(promotedOffers([], 1)).toEqual({ ok: false, error: { code: 'promotion_empty' } })
  })

  it('[PRO-7] takes per cent off in other currencies and leaves them alone when prices are written down', () => {
    const prices = [
      { currency: 'EUR', priceMinor: 1250, compareAtMinor: 1500 },
      { currency: 'TWD', priceMinor: 100, compareAtMinor: null },
    ]
    expect(otherPromotionPrices(percent(20), prices)).toEqual([
      { currency: 'EUR', priceMinor: 1000, regularMinor: 1250, regularCompareAtMinor: 1500 },
    ])
    expect(otherPromotionPrices({ kind: 'fixed', prices: [] }, prices)).toEqual([])
  })
})

describe('what a promotion does', () => {
  it('[PRO-3] puts the usual takings at stake and says how much more must be sold', () => {
    const sales = [{ regularMinor: 1000, priceMinor: 800, unitsADay: 3 }]
    expect(promotionStake(sales, 4)).toEqual({ unitsADay: 3, atStakeMinor: 2400, breakEvenPercent: 25 })
    expect(promotionStake([], 4)).toEqual({ unitsADay: 0, atStakeMinor: 0, breakEvenPercent: null })
  })

  it('[PRO-10] compares days that are over, those without sales as nought', () => {
    const sales = [
      { day: '2026-11-10', units: 14, revenueMinor: 1400 },
      { day: '2026-11-20', units: 9, revenueMinor: 720 },
      { day: '2026-11-21', units: 50, revenueMinor: 4000 },
    ]
    const days = { firstDay: '2026-11-19', lastDay: '2026-11-22' }
    expect(promotionResults(days, sales, { today: TODAY, comparedDays: 14 })).toEqual({
      before: { days: 14, unitsADay: 1, revenueADayMinor: 100 },
      during: { days: 2, unitsADay: 4.5, revenueADayMinor: 360 },
      after: null,
    })
  })
})
