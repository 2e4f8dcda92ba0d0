import { buildPanel, type Panel, type PanelSource, type SeriesRows, type Step } from '@onhand/forecast'

// Cells of one panel (periods × series): 8 bytes each for units and as much per covariate.
const PANEL_CELLS_MAX = 24_000_000

/** What is fixed about a series when its first row is met. */
export interface SeriesFacts {
  readonly sku: string
  readonly location: string
  readonly groups?: readonly string[]
  readonly leadTimePeriods?: number
  readonly unitCost?: number
  /** Weight of the series in a weighted score, and the scale of its errors, where the file prints them. */
  readonly weight?: number
  readonly scale?: number
  /** The group that scores are also printed for. */
  readonly scoreGroup?: string
}

/** Demand as read from a file: rows of each series, in compact arrays. */
export interface DemandTable extends PanelSource {
  readonly name: string
  readonly series: readonly (SeriesRows & SeriesFacts)[]
  readonly firstPeriod: number
  /** The last period with units in any series. */
  readonly lastPeriod: number
  /** Writes a period as the file writes it. */
  readonly writePeriod: (period: number) => string
  /** The file has no dates: periods are counted. */
  readonly undated: boolean
}

/** Gathers rows of a file in any order into a table. */
export class TableBuilder {
  readonly #series = new Map<string, { facts: SeriesFacts; rows: GrowingRows }>()
  readonly #covariates: number
  #first = Number.POSITIVE_INFINITY
  #last = Number.NEGATIVE_INFINITY

  constructor(covariateCount: number) {
    this.#covariates = covariateCount
  }

  /** Adds one row; `facts` of a series are those of its first row. */
  add(facts: SeriesFacts, period: number, values: { units: number; covariates?: readonly number[] }): void {
    const key = `${facts.sku}\u0000${facts.location}`
    let found = this.#series.get(key)
    if (!found) {
      found = { facts, rows: new GrowingRows(this.#covariates) }
      this.#series.set(key, found)
    }
    found.rows.push(period, values.units, values.covariates ?? [])
    if (Number.isNaN(values.units)) return
    if (period < this.#first) this.#first = period
    if (period > this.#last) this.#last = period
  }

  /** The table of all rows; refuses a file without any units. */
  finish(rest: Omit<DemandTable, 'series' | 'firstPeriod' | 'lastPeriod'>): DemandTable {
    if (this.#last === Number.NEGATIVE_INFINITY) throw new Error(`${rest.name} has no row with units`)
    const series = [...this.#series.values()].map(({ facts, rows }) => ({ ...facts, ...rows.done() }))
    return { ...rest, series, firstPeriod: this.#first, lastPeriod: this.#last }
  }
}

/** The panels of a table, each small enough for memory: one for most files, pages of series for very large ones. */
export function* panelsOf(table: DemandTable, cut: { originPeriod: number; horizon: number }): Generator<Panel> {
  const length = cut.originPeriod - table.firstPeriod + 1 + cut.horizon
  const perPanel = Math.max(500, Math.floor(PANEL_CELLS_MAX / Math.max(1, length * (1 + table.covariateNames.length))))
  for (let at = 0; at < table.series.length; at += perPanel) {
    const span = { firstPeriod: table.firstPeriod, ...cut }
    const panel = buildPanel(table, table.series.slice(at, at + perPanel), span)
    if (panel.series.length > 0) yield panel
  }
}

class GrowingRows {
  #count = 0
  #periods = new Int32Array(8)
  #units = new Float64Array(8)
  readonly #covariates: Float32Array[]

  constructor(covariateCount: number) {
    this.#covariates = Array.from({ length: covariateCount }, () => new Float32Array(8))
  }

  push(period: number, units: number, covariates: readonly number[]): void {
    if (this.#count === this.#periods.length) this.#grow()
    this.#periods[this.#count] = period
    this.#units[this.#count] = units
    for (let c = 0; c < this.#covariates.length; c += 1) {
      const row = this.#covariates[c]
      if (row) row[this.#count] = covariates[c] ?? Number.NaN
    }
    this.#count += 1
  }

  done(): { periods: Int32Array; units: Float64Array; covariates: Float32Array[] } {
    return {
      periods: this.#periods.subarray(0, this.#count),
      units: this.#units.subarray(0, this.#count),
      covariates: this.#covariates.map((row) => row.subarray(0, this.#count)),
    }
  }

  #grow(): void {
    const size = this.#count * 2
    const periods = new Int32Array(size)
    periods.set(this.#periods)
    this.#periods = periods
    const units = new Float64Array(size)
    units.set(this.#units)
    this.#units = units
    for (let c = 0; c < this.#covariates.length; c += 1) {
      const row = new Float32Array(size)
      row.set(this.#covariates[c] ?? [])
      this.#covariates[c] = row
    }
  }
}

/** Periods of a step in a number of days, for lead times. */
export function periodsOfDays(step: Step, days: number): number {
  return { hour: days * 24, day: days, week: days / 7, month: days / 30.4375 }[step]
}
