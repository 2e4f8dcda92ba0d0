import { DEFAULT_SETTING, HISTORY_DAYS } from '@onhand/domain/forecasting/types'
import { idOf } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { diceOf } from '@onhand/forecast/panel/dice'
import { describe, expect, it } from 'vitest'
import { type KnownPlans, NO_PLANS } from './known-plans.ts'
import { expectedOf, learnDemand } from './outlook.ts'
import { lastPriceChange, pagePlan, plannedPromotions } from './page-plan.ts'
import { planNotes } from './plan-notes.ts'
import type { PackedPlan } from './plan-ports.ts'
import { planSeries } from './plan-series.ts'
import type { PackedSeries } from './ports.ts'
import type { DatedSeries } from './series-days.ts'

const LAST_DAY = '2026-11-20'
const SKU = idOf('sku', 'sku_tea')
const RUN = { id: idOf('forecastRun', 'frn_one'), startedAtMs: 1, origin: 'nightly' as const }
const SHOP = { aMinor: 1_000, bMinor: 100, multiplier: 0.02 }

/** Sells so many on the day so many days before the last one. */
function series(unitsOn: (daysAgo: number) => number, days = HISTORY_DAYS): DatedSeries {
  const packed = {
    skuId: SKU,
    locationId: idOf('location', 'loc_leeds'),
    mode: 'forecast',
    floorUnits: 0,
    priceMinor: 500,
    unitCostMinor: 200,
    groups: [],
  }
  const history = {
    units: Float64Array.from({ length: days }, (_, day) => unitsOn(days - 1 - day)),
    censored: new Uint8Array(days),
  }
  return { series: packed as unknown as PackedSeries, history, lastDay: LAST_DAY }
}

const steady = Array.from({ length: 30 }, (_, n) => {
  const dice = diceOf(n + 1)
  return series(() => 2 + Math.floor(dice() * 3)).history
})
const learnt = learnDemand(steady, LAST_DAY)

function plansOf(packed: Partial<PackedPlan>): KnownPlans {
  return { ...NO_PLANS, plans: new Map([[SKU, { prices: '', promotions: '', ...packed }]]) }
}

const inDays = (days: number) => addDays(LAST_DAY, days).replaceAll('-', '')
const promotion = (first: number, last: number, percent = 200) =>
  plansOf({ promotions: `${inDays(first)}:${inDays(last)}:400:500:${percent}` })

function forecastOf(dated: DatedSeries, plans: KnownPlans, leadTimeDays = 3) {
  const [outlook] = expectedOf(learnt, [dated], { lastDay: LAST_DAY, plans })
  if (!outlook) throw new Error('one series, one outlook')
  const notes = planNotes(dated, outlook, { plans, horizonDays: DEFAULT_SETTING.horizonDays })
  const one = { ...dated, series: { ...dated.series, leadTimeDays } }
  const context = { run: RUN, setting: DEFAULT_SETTING, shop: SHOP, terms: undefined, before: undefined, notes }
  return planSeries(one, outlook, context)
}

describe('a planned promotion', () => {
  const tea = series(() => 3)

  it('[FCT-39] lifts its own days, and no other', () => {
    const plain = forecastOf(tea, NO_PLANS)
    const lifted = forecastOf(tea, promotion(5, 8))
    const ratios = lifted.dailyMean.map((units, day) => Math.round((10 * units) / (plain.dailyMean[day] ?? 1)) / 10)
    expect(ratios.slice(0, 10)).toEqual([1, 1, 1, 1, 3, 3, 3, 3, 1, 1])
    expect(lifted.plan).toEqual([
      {
        kind: 'promotion',
        firstDay: '2026-11-25',
        lastDay: '2026-11-28',
        pricePermille: -200,
        effectPermille: 2000,
      },
    ])
    expect(plain.plan).toEqual([])
  })

  it('[FCT-41] raises what is kept now when an order placed now is the last to come before it, and not before', () => {
    const plain = [2, 6].map((leadDays) => forecastOf(tea, NO_PLANS, leadDays))
    const planned = [2, 6].map((leadDays) => forecastOf(tea, promotion(5, 8), leadDays))
    expect(planned[0]?.orderUpToUnits).toBe(plain[0]?.orderUpToUnits)
    expect(planned[1]?.orderUpToUnits).toBeGreaterThan((plain[1]?.orderUpToUnits ?? 0) + 12)
  })

  it('[FCT-40] is taken out of the past: the day after it all is as before, with the plan known, and nothing of it is a sudden change', () => {
    const tripled = series((daysAgo) => (daysAgo < 7 ? 9 : 3))
    const known = forecastOf(tripled, promotion(-6, 0))
    const unknown = forecastOf(tripled, NO_PLANS)
    const before = forecastOf(tea, NO_PLANS)
    expect(known.orderUpToUnits).toBeLessThanOrEqual((before.orderUpToUnits ?? 0) + 3)
    expect(unknown.orderUpToUnits).toBeGreaterThan(known.orderUpToUnits * 1.5)
    expect([known.suddenChange, unknown.suddenChange]).toEqual(['none', 'up'])
  })

  it('[FCT-39] of which nothing is said or learnt changes nothing, and its note says that nothing is known', () => {
    const plans = plansOf({ promotions: `${inDays(5)}:${inDays(8)}:400:500:` })
    const plan = forecastOf(tea, plans)
    expect(plan.dailyMean).toEqual(forecastOf(tea, NO_PLANS).dailyMean)
    expect(plan.plan).toMatchObject([{ kind: 'promotion', effectPermille: null }])
  })

  it('[FCT-35] [FCT-39] lifts a new product too', () => {
    const fresh = series(() => 2, 3)
    const groups = { '': { shape: 2, rate: 1, peers: 3 } }
    const sum = (plans: KnownPlans) =>
      expectedOf({ ...learnt, groups }, [fresh], { lastDay: LAST_DAY, plans })[0]?.demandOf(7).mean ?? 0
    expect(sum(promotion(1, 7)) / sum(NO_PLANS)).toBeCloseTo(3, 1)
  })
})

describe('what is known of prices', () => {
  const start = addDays(LAST_DAY, 1 - HISTORY_DAYS)
  const at = (days: number) => Date.parse(`${addDays(LAST_DAY, days)}T08:00:00Z`)
  const pricesOf = (packed: Partial<PackedPlan>) => {
    const plan = pagePlan([series(() => 1)], LAST_DAY, plansOf(packed))
    return (days: number) => plan?.prices[HISTORY_DAYS - 1 + days]
  }

  it('[FCT-38] is the price that held, and the promotion’s on its days: never what it will be after them', () => {
    // It runs since the day before yesterday: the newest price is the promotion's.
    const price = pricesOf({
      prices: `${at(-400)}:450 ${at(-2)}:400 ${at(-40)}:500`,
      promotions: `${inDays(-2)}:${inDays(3)}:400:500:`,
    })
    expect([-100, -39, -3, -2, 0, 3, 4, 30].map(price)).toEqual([450, 500, 500, 400, 400, 400, 500, 500])
  })

  it('[FCT-38] that never changed is the present one; before the first that is known it is what the promotion replaced', () => {
    const same = pricesOf({ promotions: `${inDays(5)}:${inDays(6)}:400::` })
    expect([-300, 0, 5, 7].map(same)).toEqual([500, 500, 400, 500])
    const first = pricesOf({ prices: `${at(-2)}:400`, promotions: `${inDays(-2)}:${inDays(2)}:400:480:` })
    expect([-100, -2, 2, 3].map(first)).toEqual([480, 400, 400, 480])
  })

  it('[FCT-41] tells a new price from one that a promotion set and put back', () => {
    const packed = { promotions: `${inDays(-9)}:${inDays(-5)}:400:500:`, prices: '' }
    const promotions = plannedPromotions(packed, start)
    const change = (prices: string) => lastPriceChange({ ...packed, prices }, promotions, start)
    expect(change(`0:500 ${at(-9)}:400 ${at(-4)}:500`)).toBeNull()
    expect(change(`0:500 ${at(-9)}:400 ${at(-4)}:500 ${at(-2)}:550`)).toEqual({
      day: HISTORY_DAYS - 3,
      priceMinor: 550,
      beforeMinor: 500,
    })
  })

  it('[FCT-38] is nothing where no price, promotion or holiday is', () => {
    expect(pagePlan([series(() => 1)], LAST_DAY, NO_PLANS)).toBeUndefined()
    const holidays = { ...NO_PLANS, holidays: { '': ['2026-11-22', '1999-01-01'] } }
    const plan = pagePlan([series(() => 1)], LAST_DAY, holidays)
    expect(plan?.calendars.map((calendar) => calendar.indexOf(1))).toEqual([HISTORY_DAYS + 1])
    expect(
      forecastOf(
        series(() => 1),
        holidays,
      ).plan,
    ).toEqual([
      { kind: 'holiday', firstDay: '2026-11-22', lastDay: '2026-11-22', pricePermille: null, effectPermille: null },
    ])
  })
})
