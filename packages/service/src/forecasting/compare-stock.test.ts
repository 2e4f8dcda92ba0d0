import { DEFAULT_SETTING } from '@onhand/domain/forecasting/types'
import { idOf } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { expect, it } from 'vitest'
import { type BoughtSeries, compareStock, isCompared } from './compare-stock.ts'
import type { PackedSeries } from './ports.ts'

const LAST_DAY = '2026-11-20'
const PLAN = { setting: DEFAULT_SETTING, multiplier: 0.02 }

/** SKUs that sell in turns, three days from their supplier. */
function aSample(count: number, overrides: Partial<PackedSeries> = {}): BoughtSeries[] {
  return Array.from({ length: count }, (_, index) => {
    const units = Float64Array.from({ length: 200 }, (__, day) =>
      (day * 7 + index * 3) % 5 === 0 ? 1 + (index % 4) : 0,
    )
    const series = {
      leadTimeDays: 3,
      mode: 'forecast',
      unitCostMinor: 200,
      priceMinor: 400,
      ...overrides,
    } as PackedSeries
    return { series, history: { units, censored: new Uint8Array(200) }, lastDay: LAST_DAY, terms: undefined }
  })
}

it('[INS-18] replays what the shop keeps, on the calendar of most of its places', () => {
  const elsewhere = aSample(3).map((one) => ({ ...one, lastDay: addDays(LAST_DAY, -1) }))
  const found = compareStock([...elsewhere, ...aSample(20), ...aSample(5, { mode: 'back_to_back' })], PLAN)
  expect(found).toMatchObject({ throughDay: LAST_DAY, saving: { skus: 20, days: 56 } })
  expect(compareStock(aSample(9), PLAN)).toEqual({ throughDay: LAST_DAY, saving: null })
  expect(compareStock(aSample(20, { unitCostMinor: 0 }), PLAN)?.saving).toBeNull()
  expect(compareStock([], PLAN)).toBeUndefined()
})

it('[INS-18] replays each shop on one night of the week, and in its own runs', () => {
  const week = Array.from({ length: 7 }, (_, day) => addDays(LAST_DAY, day))
  for (const name of ['one', 'two', 'three']) {
    const vendorId = idOf('vendor', `vnd_${name}`)
    expect(week.filter((day) => isCompared({ vendorId: null }, vendorId, day))).toHaveLength(1)
    expect(week.every((day) => isCompared({ vendorId }, vendorId, day))).toBe(true)
  }
})
