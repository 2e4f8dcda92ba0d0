import { describe, expect, it } from 'vitest'
import { learntLeadTime } from './lead-time.ts'
import { acceptedUnits, isAccepted } from './order-units.ts'
import { expectedShort, type ForecastFacts, orderEffect, proposeLine } from './propose-line.ts'
import { scorecardOf } from './scorecard.ts'
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
        expectedAWeek: 14,
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

  it('[BUY-12] says what the minimum adds and what the packs add', () => {
    const { reason } =
      proposeLine(FORECAST, { availableUnits: 13, incomingUnits: 0 }, { ...TERMS, moqUnits: 10, packUnits: 6 }) ?? {}
    expect(reason).toMatchObject({ roundedUpUnits: 5, minimumByUnits: 3, packByUnits: 2, shelfLifeByUnits: 0 })
  })

  it('[BUY-21] counts nothing that will expire, and orders no more than sells before it expires', () => {
    const at = (expiringUnits: number, sellableUnits: number | null = null, availableUnits = 18) =>
      proposeLine(FORECAST, { availableUnits, incomingUnits: 0, expiringUnits }, { ...TERMS, sellableUnits })
    expect([at(0), at(3)?.units, at(3)?.reason.expiringUnits]).toEqual([null, 6, 3])
    expect(at(0, 20, 0)).toMatchObject({ units: 18, reason: { shelfLifeByUnits: 6, roundedUpUnits: 0 } })
    expect([at(0, 24, 0)?.units, at(0, 6, 0)?.units, at(0, 5, 0)]).toEqual([24, 6, null])
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
})
