import type { Step } from '@onhand/forecast'
import type { WorldPlan } from '@onhand/forecast/simulate/world'
import type { DemandTable } from '../forecast/demand-table.ts'

type Series = DemandTable['series'][number]

/** What a file knows ahead of the SKUs of a world: its covariates by period and its marks; undefined when it has none. */
export function worldPlan(table: DemandTable, series: readonly Series[], endPeriod: number): WorldPlan | undefined {
  if (table.covariateNames.length === 0 && table.calendar.length === 0) return undefined
  const periods = Array.from({ length: endPeriod }, (_, period) => table.firstPeriod + period)
  const step: Step = table.step
  return {
    step,
    covariateNames: table.covariateNames,
    covariates: series.map((one) =>
      table.covariateNames.map((_, column) => meansOf(table, one, { column, endPeriod })),
    ),
    calendar: table.calendar.map(({ name, at }) => ({ name, values: Float64Array.from(periods, at) })),
  }
}

/** 1 where the file has a row with units, of files in which a period without one is not known. */
export function knownPeriods(table: DemandTable, series: Series, endPeriod: number): Uint8Array | undefined {
  if (table.gaps === 'zero') return undefined
  const known = new Uint8Array(endPeriod)
  for (let i = 0; i < series.periods.length; i += 1) {
    const period = (series.periods[i] ?? 0) - table.firstPeriod
    if (period >= 0 && period < endPeriod && !Number.isNaN(series.units[i] ?? Number.NaN)) known[period] = 1
  }
  return known
}

/** A covariate by period: the mean of its rows. */
function meansOf(table: DemandTable, series: Series, of: { column: number; endPeriod: number }): Float64Array {
  const values = new Float64Array(of.endPeriod).fill(Number.NaN)
  const counts = new Uint16Array(of.endPeriod)
  for (let i = 0; i < series.periods.length; i += 1) {
    const period = (series.periods[i] ?? 0) - table.firstPeriod
    const value = series.covariates[of.column]?.[i] ?? Number.NaN
    if (period < 0 || period >= of.endPeriod || Number.isNaN(value)) continue
    const count = (counts[period] ?? 0) + 1
    counts[period] = count
    const before = count === 1 ? value : (values[period] ?? value)
    values[period] = before + (value - before) / count
  }
  return values
}
