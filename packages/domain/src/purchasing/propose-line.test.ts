import { describe, expect, it } from 'vitest'
import { chooseOffer } from './choose-offer.ts'
import { learntLeadTime } from './lead-time.ts'
import { acceptedUnits, isAccepted } from './order-units.ts'
import { expectedShort, type ForecastFacts, orderEffect, proposeLine } from './propose-line.ts'
import { scorecardOf } from './scorecard.ts'
import { withinBudget } from './within-budget.ts'
import { idOf } from '../ids.ts'

/** Two a day for five days: 14 a week. */
const FORECAST: ForecastFacts = {
  protectionDays: 5,
  protectionMean: 10,
  levels: [0.1, 0.5, 0.9],
  quantiles: [6, 10, 14],
  safetyStockUnits: 5,
  reorderPointUnits: 15,
  orderUpToUnits: 20,
  sold7Days: 15,
  sold28Days: 56,
  suddenChange: 'none',
}
const TERMS = { moqUnits: 6, packUnits: 6, unitCostMinor: 60, leadDays: 4, priceMinor: 150 }

describe('a proposal', () => {
  it('[BUY-11] names the numbers it comes from: 14 sold a week, 9 left, the supplier needs 4 days', () => {
    const line = proposeLine(FORECAST, { availableUnits: 9, incomingUnits: 0 }, TERMS)
    expect(line).toMatchObject({
      units: 12,
      neededUnits: 11,
      costMinor: 720,
      reason: {
        code: 'below_reorder_point',
        soldAWeek: 14,
        leftUnits: 9,
        incomingUnits: 0,
        leadDays: 4,
        roundedUpUnits: 1,
      },
    })
    expect(line?.effect).toMatchObject({ coverDaysBefore: 4.5, coverDaysAfter: 10.5, overUnits: 1 })
  })

  it('[BUY-11] is made at the reorder point and not one unit above it; what is incoming counts', () => {
    const at = (availableUnits: number, incomingUnits: number) =>
      proposeLine(FORECAST, { availableUnits, incomingUnits }, TERMS)?.units ?? null
    expect([at(15, 0), at(16, 0), at(9, 7), at(9, 6), at(0, 0)]).toEqual([6, null, null, 6, 24])
    expect(
      proposeLine(
        { ...FORECAST, orderUpToUnits: 0, reorderPointUnits: 0 },
        { availableUnits: 0, incomingUnits: 0 },
        TERMS,
      ),
    ).toBeNull()
  })

  it('[BUY-11] says what sales it saves: more the more is ordered, never more than is asked for', () => {
    const avoided = (units: number) =>
      orderEffect(FORECAST, { availableUnits: 0, incomingUnits: 0 }, { ...TERMS, units }).lostUnitsAvoided
    expect(avoided(0)).toBe(0)
    expect(avoided(4)).toBeGreaterThan(3)
    expect(avoided(10)).toBeGreaterThan(avoided(4))
    expect(avoided(100)).toBeLessThanOrEqual(10)
    expect(expectedShort({ levels: [], quantiles: [], protectionMean: 10 }, 4)).toBe(6)
  })

  it('[BUY-12] is in whole packs and not below the minimum', () => {
    const terms = { moqUnits: 10, packUnits: 6 }
    expect([0, 1, 12, 13].map((units) => acceptedUnits(units, terms))).toEqual([0, 12, 12, 18])
    expect([12, 6, 13, 0].map((units) => isAccepted(units, terms))).toEqual([true, false, false, false])
  })

  it('[BUY-13] within a budget keeps what saves most for its money, cuts one line to packs, and spends no more', () => {
    const line = (units: number, unitCostMinor: number, lostSalesAvoidedMinor: number) => ({
      units,
      unitCostMinor,
      lostSalesAvoidedMinor,
      packUnits: 6,
      moqUnits: 6,
    })
    const lines = [line(12, 100, 1_000), line(12, 100, 3_000), line(12, 10, 500)]
    expect(withinBudget(lines, 100_000)).toEqual([12, 12, 12])
    expect(withinBudget(lines, 2_000)).toEqual([6, 12, 12])
    expect(withinBudget(lines, 700)).toEqual([0, 0, 12])
    for (const budget of [0, 119, 1_319, 1_320, 1_321])
      expect(
        withinBudget(lines, budget).reduce((sum, units, index) => sum + units * (lines[index]?.unitCostMinor ?? 0), 0),
      ).toBeLessThanOrEqual(budget)
  })
})

describe('a supplier', () => {
  it('[BUY-14] is believed at first, and by what it did later', () => {
    expect(learntLeadTime(3, [])).toMatchObject({ meanDays: 3, p90Days: 3, deliveryCount: 0 })
    expect(learntLeadTime(3, [7, 7, 7, 7])).toMatchObject({ days: [3, 7], shares: [0.5, 0.5], meanDays: 5, p90Days: 7 })
    const late = learntLeadTime(
      3,
      Array.from({ length: 36 }, () => 9),
    )
    expect(late.meanDays).toBeCloseTo(8.4)
  })

  it('[BUY-17] has a scorecard of what it did', () => {
    const supplierId = idOf('supplier', 'sup_mill')
    const delivery = {
      supplierId,
      status: 'received',
      orderedUnits: 10,
      receivedUnits: 10,
      promisedDate: '2026-11-20',
    } as const
    const card = scorecardOf(supplierId, [
      { ...delivery, firstReceivedDate: '2026-11-20', leadDays: 3 },
      { ...delivery, firstReceivedDate: '2026-11-21', leadDays: 5, receivedUnits: 9 },
      { ...delivery, status: 'declined', receivedUnits: 0, firstReceivedDate: null, leadDays: null },
      { ...delivery, status: 'sent', receivedUnits: 0, firstReceivedDate: null, leadDays: null },
      { ...delivery, supplierId: idOf('supplier', 'sup_other'), firstReceivedDate: '2026-12-24', leadDays: 40 },
    ])
    expect(card).toEqual({
      supplierId,
      orderCount: 4,
      deliveredCount: 2,
      declinedCount: 1,
      onTimePermille: 500,
      inFullPermille: 500,
      meanLeadDays: 4,
      p90LeadDays: 5,
    })
    expect(scorecardOf(supplierId, [])).toMatchObject({
      onTimePermille: null,
      inFullPermille: null,
      meanLeadDays: null,
    })
  })

  it('[BUY-18] is chosen as the shop prefers, else by price, else by speed', () => {
    const offer = (supplierId: string, [priceMinor, leadDays]: readonly [number, number], more = {}) => ({
      ...{ supplierId, priceMinor, leadDays, moqUnits: 1, packUnits: 1, isPreferred: false, isActive: true },
      ...more,
    })
    const chosen = (...offers: ReturnType<typeof offer>[]) => chooseOffer(offers)?.supplierId ?? null
    const preferred = { isPreferred: true }
    const gone = { isPreferred: true, isActive: false }
    expect(chosen(offer('a', [60, 5]), offer('b', [50, 9]))).toBe('b')
    expect(chosen(offer('a', [60, 5], preferred), offer('b', [50, 9]))).toBe('a')
    expect(chosen(offer('a', [60, 5], gone), offer('b', [60, 9]), offer('c', [60, 4]))).toBe('c')
    expect(chosen(offer('a', [60, 5], gone))).toBeNull()
    const bulk = offer('bulk', [50, 5], { moqUnits: 24, packUnits: 12 })
    const few = chooseOffer([offer('few', [60, 5]), bulk], 4)
    const many = chooseOffer([offer('few', [60, 5]), bulk], 24)
    expect([few?.supplierId, many?.supplierId]).toEqual(['few', 'bulk'])
  })
})
