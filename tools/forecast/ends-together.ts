import type { DemandTable } from './demand-table.ts'
import { seriesKey } from './read-forecast.ts'

type Name = { readonly sku: string; readonly location: string }

/**
 * Hours without a row are not known, so an hourly series ends with its own last row, not with the file's. Moves every
 * such series so that all end together and can be forecast as one panel; `lag` says by how many periods.
 */
export function endsTogether(table: DemandTable): { table: DemandTable; lag: (series: Name) => number } {
  if (table.step !== 'hour' || table.gaps !== 'unknown') return { table, lag: () => 0 }
  const lags = new Map<string, number>()
  const series = table.series.map((one) => {
    let last = Number.NEGATIVE_INFINITY
    for (let i = 0; i < one.periods.length; i += 1) {
      const period = one.periods[i] ?? 0
      if (period > last && !Number.isNaN(one.units[i] ?? Number.NaN)) last = period
    }
    const lag = Number.isFinite(last) ? table.lastPeriod - last : 0
    if (lag === 0) return one
    lags.set(seriesKey(one.sku, one.location), lag)
    return { ...one, periods: Int32Array.from(one.periods, (period) => period + lag) }
  })
  return { table: { ...table, series }, lag: ({ sku, location }) => lags.get(seriesKey(sku, location)) ?? 0 }
}
