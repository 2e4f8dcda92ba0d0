import type { DemandSeries, Panel, Step } from './panel.ts'
import { isoOfPeriod } from './periods.ts'

/**
 * What is known of one SKU at one location, row by row in any order. Rows of the same period: units are added up,
 * covariates averaged.
 */
export interface SeriesRows {
  readonly sku: string
  readonly location: string
  /** Period number of each row, as `periodOf` counts. */
  readonly periods: ArrayLike<number>
  /** Units of each row; NaN where the row only carries a plan, negative for returns. */
  readonly units: ArrayLike<number>
  /** One array per covariate name, as long as `periods`; NaN: not known. */
  readonly covariates: readonly ArrayLike<number>[]
  /** Above 0 where the goods ran out in the period of a row. */
  readonly stockouts?: ArrayLike<number>
  readonly groups?: readonly string[]
  readonly leadTimePeriods?: number
  readonly unitCost?: number
}

/** Rows of many series and what a panel of them is like. */
export interface PanelSource {
  readonly step: Step
  readonly weekStart: number
  readonly covariateNames: readonly string[]
  /** What a period without a row means: nothing was sold, or nothing is known. */
  readonly gaps: 'zero' | 'unknown'
  /** Marks of the time line by name: the value at a period number. */
  readonly calendar: readonly { readonly name: string; readonly at: (period: number) => number }[]
}

/** First and last known period and how many to forecast. */
export interface PanelSpan {
  readonly firstPeriod: number
  readonly originPeriod: number
  readonly horizon: number
}

/**
 * Builds the panel of `rows` as it was known at the end of `span.originPeriod`: units after it are not read, covariates
 * after it are the plan. A series begins at its first row with units; one that has none by the origin is left out.
 * Returns are taken off the period they came back in, which never falls below nothing sold.
 */
export function buildPanel(source: PanelSource, rows: readonly SeriesRows[], span: PanelSpan): Panel {
  const length = span.originPeriod - span.firstPeriod + 1 + span.horizon
  const periods = Array.from({ length }, (_, index) => span.firstPeriod + index)
  return {
    step: source.step,
    periodStarts: periods.map((period) => isoOfPeriod(source.step, period, source.weekStart)),
    originIndex: span.originPeriod - span.firstPeriod,
    horizon: span.horizon,
    covariateNames: source.covariateNames,
    calendar: source.calendar.map(({ name, at }) => ({ name, values: Float64Array.from(periods, at) })),
    series: rows.flatMap((one) => seriesOf(source, one, span) ?? []),
  }
}

function seriesOf(source: PanelSource, rows: SeriesRows, span: PanelSpan): DemandSeries | null {
  let first = Number.POSITIVE_INFINITY
  for (let i = 0; i < rows.periods.length; i += 1) {
    const period = rows.periods[i] ?? 0
    if (period < first && period >= span.firstPeriod && !Number.isNaN(rows.units[i] ?? Number.NaN)) first = period
  }
  if (first > span.originPeriod) return null
  const known = span.originPeriod - first + 1
  const units = new Float64Array(known).fill(source.gaps === 'zero' ? 0 : Number.NaN)
  const seen = new Uint8Array(known)
  const censored = new Uint8Array(known)
  const covariates = rows.covariates.map(() => new RunningMeans(known + span.horizon))
  for (let i = 0; i < rows.periods.length; i += 1) {
    const at = (rows.periods[i] ?? 0) - first
    if (at < 0 || at >= known + span.horizon) continue
    covariates.forEach((means, c) => {
      means.add(at, rows.covariates[c]?.[i] ?? Number.NaN)
    })
    if (at < known && (rows.stockouts?.[i] ?? 0) > 0) censored[at] = 1
    if (at < known) addUnits(units, seen, { at, units: rows.units[i] ?? Number.NaN })
  }
  for (let i = 0; i < known; i += 1) if ((units[i] ?? 0) < 0) units[i] = 0
  return {
    sku: rows.sku,
    location: rows.location,
    startIndex: first - span.firstPeriod,
    units,
    covariates: covariates.map(({ values }) => values),
    ...(censored.includes(1) ? { censored } : {}),
    ...(rows.groups ? { groups: rows.groups } : {}),
    ...(rows.leadTimePeriods === undefined ? {} : { leadTimePeriods: rows.leadTimePeriods }),
    ...(rows.unitCost === undefined ? {} : { unitCost: rows.unitCost }),
  }
}

/** A row that is there but blank says "not known"; rows of one period add up. */
function addUnits(units: Float64Array, seen: Uint8Array, row: { at: number; units: number }): void {
  const before = units[row.at] ?? 0
  if (seen[row.at] === 1 && Number.isNaN(row.units)) return
  units[row.at] = seen[row.at] === 1 && !Number.isNaN(before) ? before + row.units : row.units
  seen[row.at] = 1
}

class RunningMeans {
  readonly values: Float64Array
  readonly #counts: Uint16Array

  constructor(length: number) {
    this.values = new Float64Array(length).fill(Number.NaN)
    this.#counts = new Uint16Array(length)
  }

  add(at: number, value: number): void {
    if (Number.isNaN(value)) return
    const count = (this.#counts[at] ?? 0) + 1
    this.#counts[at] = count
    const before = count === 1 ? value : (this.values[at] ?? value)
    this.values[at] = before + (value - before) / count
  }
}
