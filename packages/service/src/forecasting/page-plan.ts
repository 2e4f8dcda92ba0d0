import { dayNumber } from '@onhand/domain/forecasting/demand-days'
import { packedDayNumber } from '@onhand/domain/forecasting/demand-history'
import { HISTORY_DAYS, HORIZON_DAYS_MAX } from '@onhand/domain/forecasting/types'
import { addDays } from '@onhand/domain/local-time'
import type { PagePlan } from '@onhand/forecast/sparse/plan-page'
import type { KnownPlans } from './known-plans.ts'
import type { PackedPlan } from './plan-ports.ts'
import type { DatedSeries } from './series-days.ts'

const DAY_MS = 86_400_000
const WIDTH = HISTORY_DAYS + HORIZON_DAYS_MAX
// A price counts for a day when it held at its noon (UTC): late enough for what began at a midnight anywhere.
const NOON_MS = DAY_MS / 2
// Days of one promotion are counted up to here.
const PROMOTION_DAYS_MAX = 250

/** A promotion of one SKU by the days of a page, both included; before and after it where they lie outside. */
export type PlannedPromotion = {
  readonly first: number
  readonly last: number
  readonly priceMinor: number
  /** What it replaces; NaN: not known. */
  readonly regularMinor: number
  /** Units as a multiple of the usual, as the shop expects; NaN: it does not say. */
  readonly said: number
}

/**
 * What is known in advance of series whose histories all end with `lastDay`, packed for the model [FCT-38]. Undefined where nothing that could move demand is
 * known of any of them.
 */
export function pagePlan(page: readonly DatedSeries[], lastDay: string, known: KnownPlans): PagePlan | undefined {
  const firstDay = addDays(lastDay, 1 - HISTORY_DAYS)
  const regions = [...new Set(page.map(({ series }) => known.regionOf(series.locationId)))]
  const calendars = regions.map((region) => calendarOf(known.holidays[region] ?? [], dayNumber(firstDay)))
  const hasPlan = page.some(({ series }) => known.plans.has(series.skuId))
  if (!hasPlan && !calendars.some((calendar) => calendar.includes(1))) return undefined
  const plan = {
    horizon: HORIZON_DAYS_MAX,
    prices: new Float32Array(page.length * WIDTH),
    promotion: new Uint8Array(page.length * WIDTH),
    said: new Float32Array(page.length * WIDTH).fill(Number.NaN),
    calendars,
    calendarOf: Uint16Array.from(page, ({ series }) => regions.indexOf(known.regionOf(series.locationId))),
  }
  for (const [index, { series }] of page.entries()) {
    const own = (row: Float32Array) => row.subarray(index * WIDTH, (index + 1) * WIDTH)
    const packed = known.plans.get(series.skuId) ?? { prices: '', promotions: '' }
    const promotions = plannedPromotions(packed, firstDay)
    writePrices(own(plan.prices), { packed, promotions, firstDay, offerMinor: series.priceMinor })
    for (const { first, last, priceMinor, said } of promotions) {
      const from = index * WIDTH + Math.max(0, first)
      const to = index * WIDTH + Math.min(WIDTH, last + 1)
      if (to <= from) continue
      plan.prices.fill(priceMinor, from, to)
      plan.said.fill(said, from, to)
      for (let at = from; at < to; at += 1) {
        plan.promotion[at] = Math.min(PROMOTION_DAYS_MAX, at - index * WIDTH - first + 1)
      }
    }
  }
  return plan
}

/** The promotions of a SKU by the days since `firstDay`, the first one first. */
export function plannedPromotions({ promotions }: PackedPlan, firstDay: string): readonly PlannedPromotion[] {
  const start = dayNumber(firstDay)
  return entriesOf(promotions)
    .map((entry): PlannedPromotion => {
      const [first = '', last = '', price = '', regular = '', percent = ''] = entry.split(':')
      return {
        first: packedDayNumber(first) - start,
        last: packedDayNumber(last) - start,
        priceMinor: Number(price),
        regularMinor: regular === '' ? Number.NaN : Number(regular),
        said: percent === '' ? Number.NaN : 1 + Number(percent) / 100,
      }
    })
    .sort((a, b) => a.first - b.first)
}

/** The newest price that no promotion set, by the days since `firstDay`, with the one before it; null when there was one price only. */
export function lastPriceChange(
  packed: PackedPlan,
  promotions: readonly PlannedPromotion[],
  firstDay: string,
): { readonly day: number; readonly priceMinor: number; readonly beforeMinor: number } | null {
  const start = dayNumber(firstDay)
  const own = changesOf(packed).filter((change) => change.price > 0 && !isOfPromotion(change, promotions, start))
  // What a promotion ends with is the price that was before it.
  const moved = own.filter(({ price }, index) => index > 0 && price !== own[index - 1]?.price)
  const last = moved.at(-1)
  const before = last && own[own.indexOf(last) - 1]
  if (!last || !before) return null
  return { day: Math.floor(last.from / DAY_MS) - start, priceMinor: last.price, beforeMinor: before.price }
}

type Pricing = {
  readonly packed: PackedPlan
  readonly promotions: readonly PlannedPromotion[]
  readonly firstDay: string
  readonly offerMinor: number
}

/** Prices outside of promotions: what a promotion asks for is never the regular one, even while it holds. */
function writePrices(out: Float32Array, { packed, promotions, firstDay, offerMinor }: Pricing): void {
  const start = dayNumber(firstDay)
  const changes = changesOf(packed)
  // The first promotion says what the price was before it.
  let price = changes.length === 0 ? offerMinor || Number.NaN : (promotions[0]?.regularMinor ?? Number.NaN)
  let next = 0
  for (let day = 0; day < out.length; day += 1) {
    const noonMs = (start + day) * DAY_MS + NOON_MS
    for (; next < changes.length && (changes[next]?.from ?? 0) <= noonMs; next += 1) {
      const change = changes[next]
      if (change && !isOfPromotion(change, promotions, start)) price = change.price
    }
    out[day] = price > 0 ? price : Number.NaN
  }
}

/** Whether a price was set by a promotion: its own price, on one of its days (by any clock). */
function isOfPromotion(change: PriceChange, promotions: readonly PlannedPromotion[], start: number): boolean {
  const day = change.from / DAY_MS - start
  return promotions.some(
    ({ first, last, priceMinor }) => priceMinor === change.price && day >= first - 1 && day <= last + 1,
  )
}

function calendarOf(days: readonly string[], start: number): Uint8Array {
  const calendar = new Uint8Array(WIDTH)
  for (const day of days) {
    const at = dayNumber(day) - start
    if (at >= 0 && at < WIDTH) calendar[at] = 1
  }
  return calendar
}

type PriceChange = { readonly from: number; readonly price: number }

function changesOf({ prices }: PackedPlan): readonly PriceChange[] {
  return entriesOf(prices)
    .map((entry) => {
      const [from = '0', price = '0'] = entry.split(':')
      return { from: Number(from), price: Number(price) }
    })
    .sort((a, b) => a.from - b.from)
}

function entriesOf(packed: string): readonly string[] {
  return packed === '' ? [] : packed.split(' ')
}
