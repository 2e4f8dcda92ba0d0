import type { CountPage, PageCalendar } from '../sparse/count-page.ts'
import type { World } from './world.ts'

// A year and a month of days: what production keeps per SKU.
const HISTORY_PERIODS_MAX = 400

/** What a forecast of a simulation is made of. */
export interface OutlookSource {
  readonly world: World
  /** Units per SKU and period, as demanded or as sold. Only what lies before the period of a forecast is read. */
  readonly seen: readonly Float64Array[]
  /** 1 where the SKU ran out: then the units are a lower bound. Absent: never. */
  readonly ranOut?: readonly Uint8Array[]
  /** Periods after which demand repeats (7 for days) and the place of period 0 in them. */
  readonly cycle: number
  readonly phaseOfZero: number
  /** Steps to forecast: the longest lead time and the review. */
  readonly steps: number
  /** Periods between two fits of the pool: the spread, and for days the season. */
  readonly refitPeriods: number
  /** Fits of the pool between two of what a plan does. */
  readonly planFits?: number
}

/** Histories packed, and the period of the world that they begin with. */
export interface KnownPage {
  readonly page: CountPage
  readonly calendar: PageCalendar
  readonly first: number
}

/**
 * What is known at the start of period `until`, packed. It begins where the page of period `from` begins, so that the
 * pages of a span share their first period; the calendar reaches `horizon` periods beyond `from`.
 */
export function knownPage(source: OutlookSource, span: { from: number; until: number; horizon: number }): KnownPage {
  const first = Math.max(0, span.from - HISTORY_PERIODS_MAX)
  const periods = span.until - first
  const skus = source.world.skus.length
  const units = new Float32Array(skus * periods)
  const startIndex = new Int32Array(skus)
  const censored = source.ranOut ? new Uint8Array(skus * periods) : undefined
  for (let index = 0; index < skus; index += 1) {
    units.set(source.seen[index]?.subarray(first, span.until) ?? [], index * periods)
    censored?.set(source.ranOut?.[index]?.subarray(first, span.until) ?? [], index * periods)
    const begins = (source.world.skus[index]?.firstPeriod ?? 0) - first
    startIndex[index] = Math.min(periods, Math.max(0, begins))
  }
  const calendar = {
    cycle: source.cycle,
    firstPhase: (source.phaseOfZero + first) % source.cycle,
    horizon: span.horizon,
  }
  const prices = Float64Array.from(source.world.skus, ({ unitPrice }) => unitPrice)
  return { page: { skus, periods, units, startIndex, prices, ...(censored ? { censored } : {}) }, calendar, first }
}
