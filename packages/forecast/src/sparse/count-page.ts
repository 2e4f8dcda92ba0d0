/**
 * Histories of some SKU-locations over the same periods, packed one after the other: entry `sku * periods + period`.
 * The last period is the last one known. Small enough for a Worker: 500 SKUs × 400 days in a Uint16Array are 400 kB.
 */
export interface CountPage {
  readonly skus: number
  readonly periods: number
  /** Units demanded (or sold). NaN, where the array can hold it: not known. */
  readonly units: Uint16Array | Int32Array | Float32Array | Float64Array
  /** 1 where the goods ran out, so that `units` is only a lower bound of demand. Same shape. Absent: never. */
  readonly censored?: Uint8Array
  /** Period in which each SKU began. Absent: the first period with units. */
  readonly startIndex?: Int32Array
  /**
   * What the plan (price, promotion, closed days) does to each SKU's periods: a factor, history first, then the horizon,
   * SKU after SKU. Absent: nothing known.
   */
  readonly effects?: Float32Array
  /** Price of a unit of each SKU; 0 where it is not known. Absent: of none. Dear goods are ordered in smaller lots. */
  readonly prices?: Float64Array
}

/** The effect of the plan on a SKU's period; 1 where no plan is known. */
export function effectOf(page: CountPage, sku: number, period: number): number {
  if (page.effects === undefined) return 1
  return page.effects[(sku * page.effects.length) / page.skus + period] ?? 1
}

/** The time line that the SKUs of a page share, from its first period to the end of what is to be forecast. */
export interface PageCalendar {
  /** Periods after which the pattern of demand repeats: 7 for days; 1 for none. */
  readonly cycle: number
  /** Place of the page's first period in that cycle, from 0. */
  readonly firstPhase: number
  /** Periods to forecast. */
  readonly horizon: number
  /** 0 where nothing can be sold (a closed day), 1 else, over history and horizon. Absent: learnt from the page. */
  readonly open?: Uint8Array
}

/** Where the SKU's history begins in the page: its stated start, or its first sale; `periods` if it never sold. */
export function firstPeriodOf(page: CountPage, sku: number): number {
  const stated = page.startIndex?.[sku]
  if (stated !== undefined) return stated
  const base = sku * page.periods
  for (let period = 0; period < page.periods; period++) if ((page.units[base + period] ?? 0) > 0) return period
  return page.periods
}
