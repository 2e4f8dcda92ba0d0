import { type CountPage, firstPeriodOf } from './count-page.ts'

/**
 * What is known in advance of a page's SKUs, packed one after the other: entry `sku * (periods + horizon) + period`,
 * history first, then the periods to come.
 */
export interface PagePlan {
  /** Periods after the history of which the plan is known. */
  readonly horizon: number
  /** Price of a unit; NaN: not known. */
  readonly prices: Float32Array
  /** Period within a promotion, counted from 1; 0: none. */
  readonly promotion: Uint8Array
  /** Demand in a promotion as a multiple of the usual, as the shop expects it; NaN: it says nothing, or there is none. */
  readonly said: Float32Array
  /** Calendars of public holidays, 1 on each, over history and horizon. */
  readonly calendars: readonly Uint8Array[]
  /** The calendar of each SKU's place. */
  readonly calendarOf: ArrayLike<number>
}

/** The features of a SKU's periods in the order of the columns: how big it is; price, promotion; holidays. */
export const PLAN_FEATURES = ['size', 'against', 'day', 'depth', 'after', 'toHoliday', 'afterHoliday'] as const
/** Those that say something of prices and promotions. */
export const PRICE_FEATURES = [1, 2, 3, 4] as const
/** Those that say something of holidays. */
export const HOLIDAY_FEATURES = [5, 6] as const

/** Periods before a holiday that may feel it. */
export const HOLIDAY_REACH = 7
// Periods after a promotion in which less may be bought.
const AFTER_PERIODS = 7
// Days of a promotion beyond this are alike.
const PROMOTION_DAYS_MAX = 14
// Periods over which what is usual for a price is remembered.
const USUAL_PACE = 0.04
// Logarithm of a price against the usual one below which it is as usual.
const PRICE_SAME = 0.01

/** What a feature says where nothing is planned. */
export const NEUTRAL: readonly number[] = [0, 0, 0, 0, 0, HOLIDAY_REACH + 1, 0]

/** The plan of one SKU, period by period: one array per feature, and which periods are not plain. */
export interface SkuPlan {
  readonly columns: readonly Float32Array[]
  /** 1 where price or promotion is not as usual. */
  readonly isPriced: Uint8Array
  /** 1 on holidays, before and after them. */
  readonly isFestive: Uint8Array
}

/** Room for the plan of one SKU at a time. */
export function skuPlanOf(page: CountPage, plan: PagePlan): SkuPlan {
  const width = page.periods + plan.horizon
  return {
    columns: PLAN_FEATURES.map(() => new Float32Array(width)),
    isPriced: new Uint8Array(width),
    isFestive: new Uint8Array(width),
  }
}

/** Writes the plan of one SKU from where its history begins. What is usual for its price is learnt from the periods before each. */
export function writeSkuPlan(page: CountPage, plan: PagePlan, at: { readonly sku: number; readonly out: SkuPlan }) {
  const { sku, out } = at
  for (const [feature, column] of out.columns.entries()) column.fill(NEUTRAL[feature] ?? 0)
  out.columns[0]?.fill(Math.log(meanUnits(page, sku) + 0.01))
  out.isPriced.fill(0)
  out.isFestive.fill(0)
  writePrices(page, plan, at)
  const calendar = plan.calendars[plan.calendarOf[sku] ?? 0]
  if (calendar) writeHolidays(calendar, out)
}

function writePrices(page: CountPage, plan: PagePlan, { sku, out }: { sku: number; out: SkuPlan }): void {
  const [, against, day, depth, after] = out.columns
  const width = page.periods + plan.horizon
  const base = sku * width
  let usual = Number.NaN
  let lastDay = Number.NEGATIVE_INFINITY
  if (!(against && day && depth && after)) return
  for (let period = firstPeriodOf(page, sku); period < width; period++) {
    const price = plan.prices[base + period] ?? Number.NaN
    const promotionDay = plan.promotion[base + period] ?? 0
    const log = price > 0 && usual > 0 ? Math.log(price / usual) : 0
    const moved = Math.abs(log) < PRICE_SAME ? 0 : log
    against[period] = moved
    if (promotionDay > 0) {
      lastDay = period
      day[period] = Math.min(PROMOTION_DAYS_MAX, promotionDay)
      depth[period] = moved
    } else {
      if (period - lastDay <= AFTER_PERIODS) after[period] = period - lastDay
      // A promotion is never what is usual.
      if (price > 0 && period < page.periods) usual = usual > 0 ? usual + USUAL_PACE * (price - usual) : price
    }
    if (moved !== 0 || promotionDay > 0 || after[period] !== 0) out.isPriced[period] = 1
  }
}

function writeHolidays(calendar: Uint8Array, { columns, isFestive }: SkuPlan): void {
  const [, , , , , ahead, after] = columns
  if (!(ahead && after)) return
  for (let period = 0; period < isFestive.length; period++) {
    if (calendar[period] !== 1) continue
    for (let before = 0; before <= Math.min(HOLIDAY_REACH, period); before++) {
      if (before < (ahead[period - before] ?? 0)) ahead[period - before] = before
      isFestive[period - before] = 1
    }
    if (period + 1 < isFestive.length && calendar[period + 1] !== 1) {
      after[period + 1] = 1
      isFestive[period + 1] = 1
    }
  }
}

function meanUnits(page: CountPage, sku: number): number {
  let sum = 0
  let known = 0
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    const units = page.units[sku * page.periods + period] ?? Number.NaN
    if (Number.isNaN(units)) continue
    sum += units
    known++
  }
  return known > 0 ? sum / known : 0
}
