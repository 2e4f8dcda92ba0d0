import {
  DEFAULT_SETTING,
  HISTORY_DAYS,
  type ReplenishmentSetting,
  type SkuMode,
} from '@onhand/domain/forecasting/types'
import { idOf } from '@onhand/domain/ids'
import { LEVELS } from '@onhand/forecast'
import { expect, it } from 'vitest'
import { learnDemand, outlooks } from './outlook.ts'
import { planSeries } from './plan-series.ts'
import type { PackedSeries } from './ports.ts'

const LAST_DAY = '2026-11-20'
const RUN = { id: idOf('forecastRun', 'frn_one'), startedAtMs: 1, origin: 'nightly' as const }
const SHOP = { aMinor: 1_000, bMinor: 100, multiplier: 0.02 }

/** So many a day, Sundays none. 2026-11-20 is a Friday. */
function history(units: number, days = HISTORY_DAYS) {
  const firstWeekday = (5 - ((days - 1) % 7) + 7) % 7
  return {
    units: Float64Array.from({ length: days }, (_, day) => ((firstWeekday + day) % 7 === 0 ? 0 : units)),
    censored: new Uint8Array(days),
  }
}

const histories = [history(6), history(2), history(1), history(0)]
const learnt = learnDemand(histories, LAST_DAY)

function planned(
  units: number,
  overrides: Partial<PackedSeries> = {},
  at: { readonly lastDay?: string; readonly setting?: ReplenishmentSetting } = {},
) {
  const { lastDay = LAST_DAY, setting = DEFAULT_SETTING } = at
  const series = {
    skuId: idOf('sku', 'sku_plum'),
    mode: 'forecast',
    floorUnits: 0,
    leadTimeDays: 3,
    priceMinor: 500,
    unitCostMinor: 200,
    ...overrides,
  } as PackedSeries
  const one = history(units)
  const [outlook] = outlooks(learnt, [one], { lastDay })
  if (!outlook) throw new Error('one series, one outlook')
  const context = { run: RUN, setting, shop: SHOP, terms: undefined, before: undefined }
  return planSeries({ series, history: one, lastDay }, outlook, context)
}

it('expects what sold, by the weekday, and keeps more than that', () => {
  const plan = planned(6)
  expect(plan).toMatchObject({
    firstDay: '2026-11-21',
    protectionDays: 4,
    valueClass: 'A',
    sold7Days: 36,
    historyDays: HISTORY_DAYS,
  })
  expect(plan.dailyMean).toHaveLength(28)
  // Saturday sells, Sunday does not.
  expect(plan.dailyMean[0]).toBeGreaterThan(4)
  expect(plan.dailyMean[1]).toBeLessThan(1)
  expect(plan.weekday[6]).toBeLessThan(1)
  expect(plan.reorderPointUnits).toBeGreaterThanOrEqual(Math.floor(plan.protectionMean))
  expect(plan.safetyStockUnits).toBe(Math.round(plan.reorderPointUnits - plan.protectionMean))
})

it('[FCT-4] keeps what lasts from one delivery to the next, which takes less than what lasts all days until then', () => {
  const plan = planned(6, { leadTimeDays: 60, unitCostMinor: 5_000 })
  expect(plan.targetPermille).toBe(909)
  expect(plan.reorderPointUnits).toBeLessThan(plan.protectionQuantiles[LEVELS.indexOf(0.9)] ?? 0)
  expect(plan.reorderPointUnits).toBeGreaterThan(plan.protectionMean)
})

it('[FCT-36] looks as far as the shop says, and for its orders as far as they take, whatever that is', () => {
  const setting = { ...DEFAULT_SETTING, reviewDays: 14, horizonDays: 56 }
  const plan = planned(6, { leadTimeDays: 45 }, { setting })
  expect([plan.horizonDays, plan.dailyMean.length, plan.dailyQuantiles.map((row) => row.length)]).toEqual([
    56,
    56,
    [56, 56, 56, 56, 56],
  ])
  expect(plan.protectionDays).toBe(59)
  // Fifty-nine days: eight whole weeks of six days, and three days with a Sunday among them.
  const days = plan.dailyMean.reduce((sum, units) => sum + units, 0)
  const beyond = plan.dailyMean.slice(49, 52).reduce((sum, units) => sum + units, 0)
  expect(plan.protectionMean).toBeCloseTo(days + beyond, 0)
  const short = planned(6, { leadTimeDays: 45 }, { setting: { ...setting, horizonDays: 28 } })
  expect([short.dailyMean.length, short.protectionDays, short.orderUpToUnits]).toEqual([28, 59, plan.orderUpToUnits])
  expect(short.protectionMean).toBe(plan.protectionMean)
})

it('has quantiles that never fall from level to level', () => {
  const { dailyQuantiles, protectionQuantiles } = planned(2)
  for (const day of [0, 1, 13]) {
    const levels = dailyQuantiles.map((row) => row[day] ?? 0)
    expect(levels).toEqual([...levels].sort((a, b) => a - b))
  }
  expect(protectionQuantiles).toEqual([...protectionQuantiles].sort((a, b) => a - b))
})

it('sees the weekday also at places where it is already another day', () => {
  const saturday = planned(6, {}, { lastDay: '2026-11-21' })
  expect(saturday.firstDay).toBe('2026-11-22')
  expect(saturday.dailyMean[0]).toBeLessThan(1)
})

it('keeps nothing of what is sold only when ordered or not at all, and never less than a floor', () => {
  const units = (mode: SkuMode, floorUnits = 0) => planned(2, { mode, floorUnits }).orderUpToUnits
  expect(units('none')).toBe(0)
  expect(units('back_to_back')).toBe(0)
  expect(units('floor', 99)).toBe(99)
  expect(units('floor', 1)).toBe(units('forecast'))
})

it('forecasts the same from the same, whatever comes after', () => {
  expect(planned(2)).toEqual(planned(2))
})

it('[FCT-50] keeps what 7 and 28 days and all that is forecast come to, in whole thousandths and money', () => {
  const setting = { ...DEFAULT_SETTING, horizonDays: 56 }
  const { ahead, dailyMean } = planned(6, { priceMinor: 250 }, { setting })
  const sum = (days: number) => dailyMean.slice(0, days).reduce((all, units) => all + units, 0)
  for (const [days, span] of [
    [7, ahead.next7],
    [28, ahead.next28],
    [56, ahead.horizon],
  ] as const) {
    expect(span.milliUnits / 1000).toBeCloseTo(sum(days), 1)
    expect(span.valueMinor).toBe(Math.round((span.milliUnits / 1000) * 250))
    expect([span.milliUnits, span.milliVariance].every(Number.isInteger)).toBe(true)
    expect(span.milliVariance).toBeGreaterThan(0)
  }
  // Nothing is certain: a variance of nought says that the sums are not known yet.
  expect(planned(0).ahead.next7.milliVariance).toBeGreaterThan(0)
})
