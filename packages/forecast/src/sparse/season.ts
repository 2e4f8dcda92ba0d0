import type { CountPage, PageCalendar } from './count-page.ts'

// Weeks of totals that make the index of a weekday: a season, so that last winter's pattern does not rule the summer.
const CYCLES_OF_INDEX = 16
// A phase open less often than this is closed as a rule (Saturdays), not by a holiday.
const OPEN_SHARE_MIN = 0.3
// Below this expected total a day without sales may be chance, not a closed door.
const CLOSED_TOTAL_MIN = 8
// How much of a platform-wide rise each SKU follows; between none and all won in back-tests on real orders.
const PLATFORM_SHARE = 0.3
// Smoothing of the platform's level: about three weeks of days.
const PLATFORM_PACE = 0.1

/** What the calendar and the whole platform do to demand: a factor per period, history first, then the horizon. */
export interface SeasonFactors {
  /** How many times the usual demand of today; 0: closed. */
  readonly factors: Float64Array
  /** The platform's smoothed level per period of history, in units of its latest: what features of trend read. */
  readonly platform: Float64Array
}

/**
 * Learns the pooled index of each phase of the cycle (weekday), which periods were closed, and the platform's level.
 * One SKU's weekdays are noise at less than a unit a day; the pool's are not.
 */
export function fitSeason(page: CountPage, calendar: PageCalendar): SeasonFactors {
  const totals = totalsOf(page)
  const phases = phaseIndex(totals, calendar)
  const length = page.periods + calendar.horizon
  const share = PLATFORM_SHARE * trustOf(page, totals)
  const phaseOf = (period: number) => phases[(calendar.firstPhase + period) % calendar.cycle] ?? 1
  const open = openPeriods(totals, phaseOf, calendar)
  const platform = platformLevel(totals, phaseOf, open)
  const factors = new Float64Array(length)
  for (let period = 0; period < length; period++) {
    const level = period < page.periods ? (platform[period] ?? 1) : 1
    factors[period] = open[period] === 0 ? 0 : phaseOf(period) * level ** share
  }
  return { factors, platform }
}

/** How far the totals speak for a platform rather than for chance or for one SKU: near 1 for many SKUs and units. */
function trustOf(page: CountPage, totals: Float64Array): number {
  const usual = totals.reduce((a, b) => a + b, 0) / Math.max(1, totals.length)
  return (page.skus / (page.skus + 20)) * (usual / (usual + 20))
}

function totalsOf(page: CountPage): Float64Array {
  const totals = new Float64Array(page.periods)
  for (let sku = 0; sku < page.skus; sku++) {
    const base = sku * page.periods
    for (let period = 0; period < page.periods; period++) {
      const units = page.units[base + period] ?? 0
      if (units > 0) totals[period] = (totals[period] ?? 0) + units
    }
  }
  return totals
}

/** Index of each phase, mean 1 over the cycle; 0 for phases that are closed as a rule; 1 for all without enough data. */
function phaseIndex(totals: Float64Array, calendar: PageCalendar): Float64Array {
  const { cycle } = calendar
  const even = new Float64Array(cycle).fill(1)
  if (cycle === 1 || totals.length < 2 * cycle) return even
  const sums = new Float64Array(cycle)
  const opens = new Float64Array(cycle)
  const seen = new Float64Array(cycle)
  const from = Math.max(0, totals.length - CYCLES_OF_INDEX * cycle)
  const isThin = totals.subarray(from).reduce((a, b) => a + b, 0) < CLOSED_TOTAL_MIN * (totals.length - from)
  for (let period = from; period < totals.length; period++) {
    const phase = (calendar.firstPhase + period) % cycle
    const total = totals[period] ?? 0
    const isOpen = calendar.open === undefined ? isThin || total > 0 : calendar.open[period] === 1
    seen[phase] = (seen[phase] ?? 0) + 1
    if (!isOpen) continue
    sums[phase] = (sums[phase] ?? 0) + total
    opens[phase] = (opens[phase] ?? 0) + 1
  }
  const all = sums.reduce((a, b) => a + b, 0)
  const days = opens.reduce((a, b) => a + b, 0)
  if (all === 0) return even
  // A few units of the common mean are mixed in, so that a small pool does not learn noise.
  const usual = all / days
  const index = sums.map((sum, phase) =>
    (opens[phase] ?? 0) < OPEN_SHARE_MIN * (seen[phase] ?? 0)
      ? 0
      : (sum + 10) / ((opens[phase] ?? 0) + 10 / usual) / usual,
  )
  const mean = index.reduce((a, b) => a + b, 0) / cycle
  return index.map((value) => value / mean)
}

function openPeriods(totals: Float64Array, phaseOf: (period: number) => number, calendar: PageCalendar): Uint8Array {
  const open = new Uint8Array(totals.length + calendar.horizon).fill(1)
  let level = Number.NaN
  for (let period = 0; period < open.length; period++) {
    const stated = calendar.open?.[period]
    const total = totals[period]
    const phase = phaseOf(period)
    if (stated !== undefined) open[period] = stated
    else if (phase === 0) open[period] = total === undefined || total === 0 ? 0 : 1
    else if (total === 0 && level * phase > CLOSED_TOTAL_MIN) open[period] = 0
    if (total === undefined || open[period] === 0 || phase < 0.1) continue
    level = Number.isNaN(level) ? total / phase : level + PLATFORM_PACE * (total / phase - level)
  }
  return open
}

/** Smoothed total without its weekdays, known before each period begins, as a multiple of its latest value. */
function platformLevel(totals: Float64Array, phaseOf: (period: number) => number, open: Uint8Array): Float64Array {
  const platform = new Float64Array(totals.length)
  let level = Number.NaN
  for (let period = 0; period < totals.length; period++) {
    platform[period] = level
    const phase = phaseOf(period)
    if (open[period] === 0 || phase < 0.1) continue
    const value = (totals[period] ?? 0) / phase
    level = Number.isNaN(level) ? value : level + PLATFORM_PACE * (value - level)
  }
  if (!(level > 0)) return platform.fill(1)
  for (let period = 0; period < platform.length; period++) {
    const value = (platform[period] ?? Number.NaN) / level
    // A platform that had just begun says little about its SKUs.
    platform[period] = Number.isNaN(value) ? 1 : Math.max(0.2, Math.min(5, value))
  }
  return platform
}
