import type { DemandSeries, Panel } from '../panel/panel.ts'
import { type RivalPlans, rivalPlans, writeRivals } from './plan-rivals.ts'

// Periods over which what is usual for a price or a promotion is remembered.
const USUAL_PACE = 0.04
// Share of periods of which a covariate must be known to be a plan.
const KNOWN_SHARE = 0.9
// A price that moves by less than this share is the same.
const SAME_SHARE = 0.01
// Periods since the last change that are told apart: the first days of a promotion pull, after it comes a dip.
const SINCE_MAX = 14
// Features of each covariate: against the usual, plain, against the usual a period before, periods since it changed,
// rivals against their usual, against the lowest of the rivals.
const COVARIATE_FEATURES = 6

/** Which columns of a panel say something of the future that moves demand. */
export interface PlanColumns {
  /** Covariates known throughout, the horizon too, by their index; closed days are not among them. */
  readonly covariates: readonly { readonly index: number; readonly isFlag: boolean }[]
  /** Marks of the time line that are not always the same, by their index. */
  readonly marks: readonly number[]
}

/** Finds the planned columns; none: there is no plan to learn from. */
export function planColumns(panel: Panel): PlanColumns {
  const covariates = panel.covariateNames.flatMap((name, index) =>
    name !== 'open' && isKnownThroughout(panel, index) && isMoving(panel, index)
      ? [{ index, isFlag: panel.series.every((series) => isFlagRow(series.covariates[index])) }]
      : [],
  )
  const marks = panel.calendar.flatMap(({ values }, index) =>
    values.some((value) => value !== values[0]) ? [index] : [],
  )
  return { covariates, marks }
}

/** The plan of a panel, read once: what each series' features are made of. */
export interface PlanBook {
  readonly panel: Panel
  readonly columns: PlanColumns
  readonly rivals: RivalPlans
}

/** Opens the book of a panel's planned columns. */
export function planBook(panel: Panel, columns: PlanColumns): PlanBook {
  const lengths = panel.series.map((series) => lengthOf(panel, series))
  const rows = columns.covariates.map(({ index, isFlag }) =>
    panel.series.map((series, sku) => againstUsual(series, { index, isFlag, length: lengths[sku] ?? 0 })),
  )
  const weights = Float64Array.from(panel.series, meanUnits)
  return { panel, columns, rivals: rivalPlans(panel, { rows, weights }) }
}

/**
 * The features of one series, one array per feature over its own periods and the horizon: how big it is; per covariate
 * its value against what was usual for the series until then, that of the period before, the value itself, how long it
 * has been so, and the same of its rivals; the marks. The usual is learnt from the past of each period only.
 */
export function planFeatures({ panel, columns, rivals }: PlanBook, sku: number): Float32Array[] {
  const series = panel.series[sku]
  if (!series) return []
  const length = lengthOf(panel, series)
  const features: Float32Array[] = [new Float32Array(length).fill(Math.log(meanUnits(series) + 0.01))]
  columns.covariates.forEach(({ index, isFlag }, covariate) => {
    const { against, plain } = againstUsual(series, { index, isFlag, length })
    const rows = Array.from({ length: COVARIATE_FEATURES - 4 }, () => new Float32Array(length).fill(Number.NaN))
    features.push(against, plain, before(against), sinceChange(plain, isFlag), ...rows)
    writeRivals(rivals, { sku, covariate }, rows)
  })
  for (const mark of columns.marks) {
    const values = panel.calendar[mark]?.values ?? new Float64Array()
    features.push(Float32Array.from(values.subarray(series.startIndex, series.startIndex + length)))
  }
  return features
}

/** A covariate of a series over its own periods and the horizon. */
export interface CovariateRow {
  /** Against what was usual until then: the difference of flags, else of logarithms. */
  readonly against: Float32Array
  readonly plain: Float32Array
}

function lengthOf(panel: Panel, series: DemandSeries): number {
  return panel.originIndex + 1 + panel.horizon - series.startIndex
}

/** What is not stated goes on as it was: that it is not stated where nothing was sold must tell nothing. */
function againstUsual(
  series: DemandSeries,
  of: { readonly index: number; readonly isFlag: boolean; readonly length: number },
): CovariateRow {
  const { index, isFlag, length } = of
  const values = series.covariates[index] ?? new Float64Array()
  const against = new Float32Array(length).fill(Number.NaN)
  const plain = new Float32Array(length).fill(Number.NaN)
  let usual = Number.NaN
  let last = isFlag ? 0 : Number.NaN
  for (let period = 0; period < length; period++) {
    const stated = values[period] ?? Number.NaN
    const value = Number.isNaN(stated) ? last : stated
    if (Number.isNaN(value)) continue
    last = isFlag ? 0 : value
    plain[period] = value
    if (!Number.isNaN(usual)) against[period] = isFlag ? value - usual : Math.log((value + 1e-6) / (usual + 1e-6))
    if (period < series.units.length) usual = Number.isNaN(usual) ? value : usual + USUAL_PACE * (value - usual)
  }
  return { against, plain }
}

function before(against: Float32Array): Float32Array {
  const out = new Float32Array(against.length).fill(Number.NaN)
  out.set(against.subarray(0, Math.max(0, against.length - 1)), 1)
  return out
}

function sinceChange(plain: Float32Array, isFlag: boolean): Float32Array {
  const out = new Float32Array(plain.length)
  let since = SINCE_MAX
  for (let period = 1; period < plain.length; period++) {
    const [now = Number.NaN, then = Number.NaN] = [plain[period], plain[period - 1]]
    const isMoved = Math.abs(now - then) > (isFlag ? 0 : SAME_SHARE * Math.abs(then))
    since = isMoved ? 0 : Math.min(SINCE_MAX, since + 1)
    out[period] = since
  }
  return out
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
    // A simulation's plan ends with its file.
    const stated = series.covariates[index]?.length ?? 0
    const length = Math.min(series.units.length + panel.horizon, Math.max(stated, series.units.length))
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
