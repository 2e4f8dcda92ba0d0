import type { DemandSeries, Panel } from '../panel/panel.ts'

// Periods over which what is usual for a price or a promotion is remembered.
const USUAL_PACE = 0.04
// Share of periods of which a covariate must be known to be a plan.
const KNOWN_SHARE = 0.9

/** Which columns of a panel say something of the future that moves demand. */
export interface PlanColumns {
  /** Covariates known throughout, the horizon too, by their index; closed days are not among them. */
  readonly covariates: readonly { readonly index: number; readonly isFlag: boolean }[]
  /** Marks of the time line that are not always the same. */
  readonly marks: readonly Float64Array[]
}

/** Finds the planned columns; none: there is no plan to learn from. */
export function planColumns(panel: Panel): PlanColumns {
  const covariates = panel.covariateNames.flatMap((name, index) =>
    name !== 'open' && isKnownThroughout(panel, index) && isMoving(panel, index)
      ? [{ index, isFlag: panel.series.every((series) => isFlagRow(series.covariates[index])) }]
      : [],
  )
  const marks = panel.calendar
    .map(({ values }) => values)
    .filter((values) => values.some((value) => value !== values[0]))
  return { covariates, marks }
}

/**
 * The features of one series, one array per feature over its own periods and the horizon: how big it is; per covariate
 * its value against what was usual for the series until then, and the value itself; the marks. The usual is learnt from
 * the past of each period only.
 */
export function planFeatures(panel: Panel, series: DemandSeries, columns: PlanColumns): Float32Array[] {
  const length = panel.originIndex + 1 + panel.horizon - series.startIndex
  const features = [new Float32Array(length).fill(Math.log(meanUnits(series) + 0.01))]
  for (const { index, isFlag } of columns.covariates) {
    const values = series.covariates[index] ?? new Float64Array()
    const against = new Float32Array(length).fill(Number.NaN)
    const plain = new Float32Array(length).fill(Number.NaN)
    let usual = Number.NaN
    for (let period = 0; period < length; period++) {
      const value = values[period] ?? Number.NaN
      if (Number.isNaN(value)) continue
      plain[period] = value
      if (!Number.isNaN(usual)) against[period] = isFlag ? value - usual : Math.log((value + 1e-6) / (usual + 1e-6))
      if (period < series.units.length) usual = Number.isNaN(usual) ? value : usual + USUAL_PACE * (value - usual)
    }
    features.push(against, plain)
  }
  for (const mark of columns.marks)
    features.push(Float32Array.from(mark.subarray(series.startIndex, series.startIndex + length)))
  return features
}

function meanUnits(series: DemandSeries): number {
  let sum = 0
  let known = 0
  for (const units of series.units) {
    if (Number.isNaN(units)) continue
    sum += units
    known++
  }
  return known > 0 ? sum / known : 0
}

function isFlagRow(values: Float64Array | undefined): boolean {
  return values?.every((value) => value === 0 || value === 1 || Number.isNaN(value)) ?? true
}

/**
 * Whether the covariate is known for nearly every period, past and to come. One that is known only where something was
 * sold (a price on a bill) is no plan: that it is known at all would tell the demand.
 */
function isKnownThroughout(panel: Panel, index: number): boolean {
  const known = [0, 0]
  const cells = [0, 0]
  for (const series of panel.series) {
    const length = series.units.length + panel.horizon
    for (let period = 0; period < length; period++) {
      const part = period < series.units.length ? 0 : 1
      cells[part] = (cells[part] ?? 0) + 1
      if (!Number.isNaN(series.covariates[index]?.[period] ?? Number.NaN)) known[part] = (known[part] ?? 0) + 1
    }
  }
  return known.every((count, part) => count >= KNOWN_SHARE * (cells[part] ?? 0))
}

function isMoving(panel: Panel, index: number): boolean {
  return panel.series.some((series) => {
    const values = series.covariates[index]
    const first = values?.find((value) => !Number.isNaN(value))
    return values?.some((value) => !Number.isNaN(value) && value !== first) ?? false
  })
}
