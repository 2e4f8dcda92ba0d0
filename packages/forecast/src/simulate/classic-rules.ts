import type { Shelf } from './shelf.ts'
import type { OrderRule } from './walk.ts'
import type { World } from './world.ts'

/** What a rule may know of each SKU's past: units per period of the time line, as demanded or as sold. */
export type Seen = readonly Float64Array[]

// A month of days for the buyer's rules of thumb, two for the textbook's standard deviation.
const SHORT_WINDOW = 28
const LONG_WINDOW = 56
// A rule of thumb fills up by a week beyond its reorder point.
const FILL_UP_PERIODS = 7

/** How many periods a rule of thumb looks back and fills up; a file of months or weeks takes its own. */
export interface Windows {
  readonly shortPeriods: number
  readonly longPeriods: number
  readonly fillUpPeriods: number
}

/** Of daily data. */
export const DAILY_WINDOWS: Windows = {
  shortPeriods: SHORT_WINDOW,
  longPeriods: LONG_WINDOW,
  fillUpPeriods: FILL_UP_PERIODS,
}

/** What the rules of thumb need: the world, what they may see, the windows they look at, the least stock they keep. */
export interface ClassicSetting {
  readonly world: World
  readonly seen: Seen
  readonly windows: Windows
  /** Least order-up-to level of SKU `index` at a period: the same for every rule of a comparison. */
  readonly floorUnits: (index: number, period: number) => number
}

/** Min/max: below `factor` × the protected periods' moving average, order up to that plus a week. */
export function minMaxRule(setting: ClassicSetting, factor: number): OrderRule {
  return (index, period, shelf) => {
    const mean = movingMean(setting, { index, period, periods: setting.windows.shortPeriods })
    const low = Math.max(
      setting.floorUnits(index, period),
      Math.ceil(factor * protectedPeriods(setting, index) * mean - 1e-9),
    )
    if (position(shelf) >= low) return 0
    return Math.max(low, Math.ceil(low + setting.windows.fillUpPeriods * mean - 1e-9)) - position(shelf)
  }
}

/** Days of cover: up to `coverPeriods` × the moving average at every review. */
export function daysOfCoverRule(setting: ClassicSetting, coverPeriods: number): OrderRule {
  return (index, period, shelf) => {
    const mean = movingMean(setting, { index, period, periods: setting.windows.shortPeriods })
    return upTo(setting, { index, period }, coverPeriods * mean) - position(shelf)
  }
}

/** The textbook: moving average and standard deviation, normal demand, `factor` standard deviations of safety stock. */
export function normalRule(setting: ClassicSetting, factor: number): OrderRule {
  return (index, period, shelf) => {
    const window = { index, period, periods: setting.windows.longPeriods }
    const mean = movingMean(setting, window)
    const deviation = movingDeviation(setting, window, mean)
    const periods = protectedPeriods(setting, index)
    return upTo(setting, { index, period }, mean * periods + factor * deviation * Math.sqrt(periods)) - position(shelf)
  }
}

/** Always up to the SKU's own constant level. */
export function staticRule(setting: ClassicSetting, levels: ArrayLike<number>): OrderRule {
  return (index, period, shelf) => upTo(setting, { index, period }, levels[index] ?? 0) - position(shelf)
}

/** Lead time and review together: how long an order has to last. */
export function protectedPeriods(setting: ClassicSetting, index: number): number {
  const { leadTime } = setting.world.skus[index] ?? { leadTime: { periods: [1], weights: [1] } }
  let sum = 0
  let weight = 0
  for (let i = 0; i < leadTime.periods.length; i += 1) {
    sum += (leadTime.periods[i] ?? 0) * (leadTime.weights[i] ?? 0)
    weight += leadTime.weights[i] ?? 0
  }
  return sum / weight + setting.world.reviewPeriods
}

function upTo(setting: ClassicSetting, at: { index: number; period: number }, level: number): number {
  return Math.max(setting.floorUnits(at.index, at.period), Math.ceil(level - 1e-9))
}

function position(shelf: Shelf): number {
  return shelf.onHandUnits + shelf.incomingUnits
}

interface Window {
  readonly index: number
  readonly period: number
  readonly periods: number
}

function movingMean(setting: ClassicSetting, window: Window): number {
  const seen = setting.seen[window.index]
  const from = firstSeen(setting, window)
  if (!seen || from >= window.period) return 0
  let sum = 0
  for (let period = from; period < window.period; period += 1) sum += seen[period] ?? 0
  return sum / (window.period - from)
}

function movingDeviation(setting: ClassicSetting, window: Window, mean: number): number {
  const seen = setting.seen[window.index]
  const from = firstSeen(setting, window)
  if (!seen || window.period - from < 2) return 0
  let sum = 0
  for (let period = from; period < window.period; period += 1) {
    const apart = (seen[period] ?? 0) - mean
    sum += apart * apart
  }
  return Math.sqrt(sum / (window.period - from - 1))
}

/** A young SKU is averaged over the periods it exists for. */
function firstSeen(setting: ClassicSetting, window: Window): number {
  return Math.max(0, setting.world.skus[window.index]?.firstPeriod ?? 0, window.period - window.periods)
}
