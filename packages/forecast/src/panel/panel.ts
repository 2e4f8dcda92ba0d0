/** The length of one period of a panel. */
export type Step = 'hour' | 'day' | 'week' | 'month'

/**
 * What is known of one SKU at one location. Index 0 of every array is the series' own first period, which is period
 * `startIndex` of the panel's time line; the last known period is the panel's `originIndex`, for every series.
 */
export interface DemandSeries {
  readonly sku: string
  readonly location: string
  readonly startIndex: number
  /** Units demanded (or sold) per period, from `startIndex` to the origin. NaN: not known. */
  readonly units: Float64Array
  /** 1 where the goods ran out in that period, so that `units` is a lower bound of demand. Absent: never. */
  readonly censored?: Uint8Array
  /** One row per name in the panel's `covariateNames`, from `startIndex` to origin + horizon. NaN: not known. */
  readonly covariates: readonly Float64Array[]
  /** Groups that the series belongs to, from the narrowest: category, vendor, city. New SKUs borrow from them. */
  readonly groups?: readonly string[]
  /** Periods between an order and its arrival, where the data says so. */
  readonly leadTimePeriods?: number
  /** Cost of one unit in major units of its currency, where the data says so. */
  readonly unitCost?: number
}

/** Demand of many series on one time line. */
export interface Panel {
  readonly step: Step
  /** ISO date (or date and hour, `2026-11-21T13`) at which each period starts, from the first to origin + horizon. */
  readonly periodStarts: readonly string[]
  /** Index in `periodStarts` of the last period whose demand is known. */
  readonly originIndex: number
  readonly horizon: number
  /** What else is known per series and period, the future's plan included: price, promo, open, holiday, … */
  readonly covariateNames: readonly string[]
  /** Marks of the whole time line (events, holidays), one row per name, same length as `periodStarts`. */
  readonly calendar: readonly { readonly name: string; readonly values: Float64Array }[]
  readonly series: readonly DemandSeries[]
}

/** The forecast of one series: `horizon` periods from the first after the origin. */
export interface SeriesForecast {
  readonly sku: string
  readonly location: string
  readonly mean: Float64Array
  /** One row per level of LEVELS, each of `horizon` values; never falling from level to level, never negative. */
  readonly quantiles: readonly Float64Array[]
}

/** Turns a panel into the forecast of each of its series, in the panel's order. Pure: same panel, same forecast. */
export type Forecaster = (panel: Panel) => SeriesForecast[]
