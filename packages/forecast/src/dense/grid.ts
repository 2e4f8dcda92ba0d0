import type { Panel, Step } from '../panel/panel.ts'
import { isPlanned } from '../panel/panel-at.ts'
import { parseMoment } from '../panel/periods.ts'
import { withoutClosures } from './closures.ts'

/** One series on the panel's own time line: index 0 is the panel's first period. */
export interface GridSeries {
  /** Demand up to the last known period; NaN where it is not known, before the first sale or censored. */
  readonly units: Float64Array
  /** One row per covariate name over the whole time line, the plan included; NaN where it is not known. */
  readonly covariates: readonly Float64Array[]
  readonly sku: string
}

/** A panel turned into rows of equal length, of which the first `known` periods have happened. */
export interface Grid {
  readonly step: Step
  /** How many periods are known; the forecast begins at this index. */
  readonly known: number
  readonly horizon: number
  /** Days since 1970-01-01 on which each period begins, and the hour of the day where the step is an hour. */
  readonly days: Int32Array
  readonly hours: Int32Array
  readonly marks: readonly { readonly name: string; readonly values: Float64Array }[]
  readonly covariateNames: readonly string[]
  /** Whether each covariate is known ahead. */
  readonly planned: readonly boolean[]
  readonly series: readonly GridSeries[]
}

/** Lays every series of a panel on one time line. */
export function gridOf(panel: Panel): Grid {
  const periods = panel.periodStarts.length
  const known = panel.originIndex + 1
  const moments = panel.periodStarts.map((iso) => parseMoment(iso) ?? { day: 0, hour: 0 })
  return {
    step: panel.step,
    known,
    horizon: panel.horizon,
    days: Int32Array.from(moments, ({ day }) => day),
    hours: Int32Array.from(moments, ({ hour }) => hour),
    marks: panel.calendar,
    covariateNames: panel.covariateNames,
    planned: panel.covariateNames.map((_, row) => isPlanned(panel, row)),
    series: panel.series.map((series) => {
      const units = new Float64Array(known).fill(Number.NaN)
      for (let i = 0; i < series.units.length && series.startIndex + i < known; i++) {
        if (series.censored?.[i] !== 1) units[series.startIndex + i] = series.units[i] ?? Number.NaN
      }
      const covariates = series.covariates.map((values) => {
        const row = new Float64Array(periods).fill(Number.NaN)
        row.set(values.subarray(0, periods - series.startIndex), series.startIndex)
        return row
      })
      return { units: panel.step === 'day' ? withoutClosures(units) : units, covariates, sku: series.sku }
    }),
  }
}

/** The same grid as it stood when only the first `known` periods had happened; what was not planned is not known. */
export function gridAt(grid: Grid, known: number, horizon = grid.horizon): Grid {
  const length = known + horizon
  return {
    ...grid,
    known,
    horizon,
    series: grid.series.map((series) => ({
      ...series,
      units: series.units.subarray(0, known),
      covariates: series.covariates.map((values, row) => {
        const kept = values.slice(0, length)
        return grid.planned[row] === true ? kept : kept.fill(Number.NaN, known)
      }),
    })),
  }
}

/** How many periods a grid has, known and to come. */
export function periodsOf(grid: Grid): number {
  return grid.known + grid.horizon
}
