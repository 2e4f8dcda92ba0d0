import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { BACKTEST_WEEKS, backtestPage, type FirstForecast } from './backtest-page.ts'
import type { PackedSeries } from './ports.ts'

const LAST_DAY = '2026-11-20'

/** Some SKUs that sell like clockwork; `change` alters what each sold. */
function page(days: number, change: (units: Float64Array, sku: number) => void = () => undefined): FirstForecast[] {
  return Array.from({ length: 6 }, (_, sku) => {
    const units = Float64Array.from({ length: days }, (__, day) => ((day * 7 + sku * 3) % 5) + (day % 7 === 6 ? 3 : 0))
    change(units, sku)
    const series = { vendorId: idOf('vendor', 'vnd_one'), skuId: idOf('sku', `sku_n${sku}`) } as PackedSeries
    return { series, history: { units, censored: new Uint8Array(days) }, lastDay: LAST_DAY, valueClass: 'A' }
  })
}

it('[FCT-37] scores the last eight weeks, marked as worked out afterwards', () => {
  const rows = backtestPage(page(200))
  expect(rows).toHaveLength(BACKTEST_WEEKS)
  expect(rows[0]).toMatchObject({ day: LAST_DAY, spanDays: 7, skuCount: 6, isBacktest: true })
  expect(rows.at(-1)?.day).toBe('2026-10-02')
  for (const row of rows) expect(row.absoluteErrorUnits / row.actualUnits).toBeLessThan(0.3)
})

it('[FCT-37] leaves out weeks with too short a past, and those in which goods ran out', () => {
  expect(backtestPage(page(49)).map((row) => row.day)).toEqual([LAST_DAY, '2026-11-13'])
  const [out, ...others] = page(200)
  if (!out) throw new Error('no page')
  out.history.censored[198] = 1
  const rows = backtestPage([out, ...others])
  expect(rows.map((row) => row.skuCount)).toEqual([5, 6, 6, 6, 6, 6, 6, 6])
})

it('[FCT-37] knows nothing of the week it foretells, nor of what came later', () => {
  const forecasts = (rows: ReturnType<typeof backtestPage>) => rows.map((row) => row.forecastUnits)
  const calm = forecasts(backtestPage(page(200)))
  const wild = forecasts(backtestPage(page(200, (units, sku) => units.fill(90 + sku, 200 - 14))))
  // The last week is foretold from the wild one before it; all others saw nothing of it.
  expect(wild.slice(1)).toEqual(calm.slice(1))
  expect(wild[0]).not.toEqual(calm[0])
})
