import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import type { SkuForecast } from './ports.ts'
import { scorePage } from './score-page.ts'

const LAST_DAY = '2026-11-20'

function before(overrides: Partial<SkuForecast> = {}): SkuForecast {
  return {
    vendorId: idOf('vendor', 'vnd_one'),
    valueClass: 'A',
    firstDay: '2026-11-20',
    dailyMean: [2, 2],
    dailyQuantiles: [0, 1, 2, 3, 5].map((units) => [units, units]),
    week: { firstDay: '2026-11-14', mean: 14, quantiles: [8, 11, 14, 17, 21] },
    ...overrides,
  } as SkuForecast
}

function history(units: readonly number[], outDays: readonly number[] = []) {
  return {
    units: Float64Array.from(units),
    censored: Uint8Array.from(units, (_, day) => (outDays.includes(day) ? 1 : 0)),
  }
}

it('[FCT-8] compares the last day, and a week that has just ended', () => {
  const scores = scorePage([{ before: before(), history: history([9, 1, 1, 1, 1, 1, 1, 4]), lastDay: LAST_DAY }])
  expect(scores).toMatchObject([
    {
      day: LAST_DAY,
      spanDays: 1,
      valueClass: 'A',
      actualUnits: 4,
      forecastUnits: 2,
      absoluteErrorUnits: 2,
      below95Count: 1,
    },
    { day: LAST_DAY, spanDays: 7, actualUnits: 10, forecastUnits: 14, within50Count: 0, within90Count: 1 },
  ])
})

it('[FCT-8] leaves out days without stock, what was not forecast, and weeks that go on', () => {
  const sold = [1, 1, 1, 1, 1, 1, 1, 4]
  expect(scorePage([{ before: before(), history: history(sold, [7]), lastDay: LAST_DAY }])).toEqual([])
  const week = { firstDay: '2026-11-15', mean: 14, quantiles: [] }
  const later = before({ firstDay: '2026-11-21', week })
  expect(scorePage([{ before: later, history: history(sold), lastDay: LAST_DAY }])).toEqual([])
  expect(scorePage([{ before: before(), history: history([4]), lastDay: LAST_DAY }])).toMatchObject([{ spanDays: 1 }])
})

it('[FCT-8] adds the SKUs of a class up', () => {
  const series = [4, 2].map((units) => ({
    before: before({ week: { firstDay: '2026-11-20', mean: 0, quantiles: [] } }),
    history: history([units]),
    lastDay: LAST_DAY,
  }))
  expect(scorePage(series)).toMatchObject([{ skuCount: 2, actualUnits: 6, forecastUnits: 4 }])
})
