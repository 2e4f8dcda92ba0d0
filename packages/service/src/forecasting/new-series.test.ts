import { HISTORY_DAYS } from '@onhand/domain/forecasting/types'
import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { groupRates, isNew } from './new-series.ts'
import { expectedOf, learnDemand } from './outlook.ts'
import type { PackedSeries } from './ports.ts'
import type { DatedSeries } from './series-days.ts'

const LAST_DAY = '2026-11-20'
const VENDOR = idOf('vendor', 'vnd_one')

function series(
  perDay: number,
  groups: readonly string[],
  [days, outDays]: readonly [number, number] = [HISTORY_DAYS, 0],
): DatedSeries {
  const units = Float64Array.from({ length: days }, (_, day) => (day < outDays ? 0 : perDay))
  const censored = Uint8Array.from({ length: days }, (_, day) => (day < outDays ? 1 : 0))
  return { series: { vendorId: VENDOR, groups } as PackedSeries, history: { units, censored }, lastDay: LAST_DAY }
}

const CHEESE = [8, 9, 10].map((perDay) => series(perDay, ['cat_cheese', 'cat_dairy']))
const BUTTER = [4, 5].map((perDay) => series(perDay, ['cat_butter', 'cat_dairy']))
const SPICE = [0, 0, 1, 0, 1, 0].map((perDay) => series(perDay, ['cat_spice']))
const SAMPLE = [...CHEESE, ...BUTTER, ...SPICE]
const learnt = {
  ...learnDemand(
    SAMPLE.map((one) => one.history),
    LAST_DAY,
  ),
  groups: groupRates(SAMPLE.map(({ history, series: { groups } }) => ({ history, groups }))),
}

function weekOf(one: DatedSeries, shopPerDay?: number): number {
  const shopRates = () => (shopPerDay === undefined ? undefined : { shape: 4, rate: 4 / shopPerDay, peers: 9 })
  const [outlook] = expectedOf(learnt, [one], { lastDay: LAST_DAY, shopRates })
  return outlook?.demandOf(7).mean ?? Number.NaN
}

it('[FCT-35] expects of a product that never sold what its category sells, else what is above it, its shop, or everything', () => {
  const fresh = (...groups: string[]) => series(0, groups, [0, 0])
  expect(weekOf(fresh('cat_cheese', 'cat_dairy'))).toBeCloseTo(63, -1)
  // Two of butter are too few to say anything: dairy does.
  expect(weekOf(fresh('cat_butter', 'cat_dairy'))).toBeCloseTo(7 * 7.2, -1)
  expect(weekOf(fresh('cat_unheard_of'), 2)).toBeCloseTo(14, 0)
  expect(weekOf(fresh())).toBeCloseTo((7 * 38) / 11, -1)
  expect(weekOf(fresh('cat_spice'))).toBeLessThan(weekOf(fresh('cat_cheese')) / 10)
})

it('[FCT-35] believes a new product more the longer it is there, and after fourteen days on sale for itself', () => {
  const weeks = [0, 2, 6, 13].map((days) => weekOf(series(1, ['cat_cheese'], [days, 0])))
  expect(weeks).toEqual([...weeks].sort((a, b) => b - a))
  expect(weeks[3]).toBeLessThan(40)
  expect([13, 14].map((days) => isNew(series(1, [], [days, 0]).history))).toEqual([true, false])
  // Days without stock say nothing of how it sells.
  expect(weekOf(series(0, ['cat_cheese'], [40, 40]))).toBeCloseTo(weekOf(series(0, ['cat_cheese'], [0, 0])), 6)
})

it('[FCT-27] expects at least what was asked for while there was none, and no less than its category when nobody asked', () => {
  const asked = (days: number, units: number) => {
    const history = {
      units: Float64Array.from({ length: days }, (_, day) => (day === 0 ? units : 0)),
      censored: new Uint8Array(days).fill(1),
    }
    return weekOf({ ...series(0, ['cat_spice']), history })
  }
  const nobody = asked(14, 0)
  expect(nobody).toBeCloseTo(weekOf(series(0, ['cat_spice'], [0, 0])), 6)
  expect(asked(14, 1)).toBeGreaterThanOrEqual(nobody)
  expect(asked(14, 40)).toBeGreaterThan(3 * nobody)
  expect(asked(14, 40)).toBeLessThan(20)
  expect(asked(200, 1)).toBeCloseTo(nobody, 6)
})

it('[FCT-35] is less sure of a new product among unlike ones than of one that is known', () => {
  const spread = (one: DatedSeries) => {
    const [outlook] = expectedOf(learnt, [one], { lastDay: LAST_DAY })
    const demand = outlook?.demandOf(7)
    return (demand?.quantile(0.95) ?? 0) / (demand?.mean ?? 1)
  }
  expect(spread(series(0, [], [0, 0]))).toBeGreaterThan(1.2 * spread(series(3, [])))
})
