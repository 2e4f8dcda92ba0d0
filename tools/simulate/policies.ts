import type { Step } from '@onhand/forecast'
import {
  type ClassicSetting,
  DAILY_WINDOWS,
  daysOfCoverRule,
  minMaxRule,
  normalRule,
  protectedPeriods,
  type Windows,
} from '@onhand/forecast/simulate/classic-rules'
import { foresightRule } from '@onhand/forecast/simulate/foresight-rule'
import { hindsightRule } from '@onhand/forecast/simulate/hindsight'
import type { Policy } from '@onhand/forecast/simulate/trade-off'
import type { World } from '@onhand/forecast/simulate/world'
import type { RuleMaker } from '@onhand/forecast/simulate/steer'

/** The policies by the names of the command line. */
export const POLICY_NAMES = [
  'min-max',
  'days-of-cover',
  'textbook-normal',
  'onhand',
  'best-static',
  'foresight',
] as const

/** One of them. */
export type PolicyName = (typeof POLICY_NAMES)[number]

/** What each policy is, in a line. */
export const POLICY_TEXTS: Readonly<Record<PolicyName, string>> = {
  'min-max': 'reorder point and fill-up on a moving average',
  'days-of-cover': 'so many periods of a moving average',
  'textbook-normal': 'normal safety stock on a longer moving average',
  onhand: 'ours: forecast distributions and the lost-sales rule',
  'best-static': 'bound: the best constant level of each SKU in hindsight',
  foresight: 'bound: orders exactly what will be demanded',
}

// Close to one another where curves bend: between two settings they are taken for straight.
const LEVELS = [0.3, 0.5, 0.65, 0.78, 0.86, 0.92, 0.95, 0.965, 0.975, 0.982, 0.987, 0.99, 0.993, 0.996, 0.999]
// Parts that sell now and then, below this share of the periods: the last points of the fill rate lie far up.
const RARE_SHARE = 0.15
const LEVELS_OF_LOTS = [...LEVELS.slice(0, -1), 0.9945, 0.9975, 0.9983, 0.9988, 0.9991, 0.9995].sort((a, b) => a - b)

/** Windows of the rules of thumb by the length of a period. */
export function windowsOf(step: Step): Windows {
  const windows: Readonly<Record<Step, Windows>> = {
    hour: { shortPeriods: 336, longPeriods: 672, fillUpPeriods: 24 },
    day: DAILY_WINDOWS,
    week: { shortPeriods: 8, longPeriods: 16, fillUpPeriods: 1 },
    month: { shortPeriods: 12, longPeriods: 24, fillUpPeriods: 1 },
  }
  return windows[step]
}

/** The policy of a name, with the settings that make its curve. */
export function policyOf(name: PolicyName, setting: ClassicSetting, ours: RuleMaker): Policy {
  const { world } = setting
  const usual = world.skus.reduce((sum, _, index) => sum + protectedPeriods(setting, index), 0) / world.skus.length
  switch (name) {
    case 'min-max':
      return {
        name,
        settings: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 4, 6, 9, 14, 22, 35],
        rule: (x) => minMaxRule(setting, x),
      }
    case 'days-of-cover':
      return {
        name,
        settings: [0.6, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 4, 6, 9].map((x) => x * usual),
        rule: (x) => daysOfCoverRule(setting, x),
      }
    case 'textbook-normal':
      return {
        name,
        settings: [0.2, 0.6, 1, 1.3, 1.65, 2, 2.33, 2.5, 2.7, 2.9, 3.1, 3.6, 4.5, 6],
        rule: (x) => normalRule(setting, x),
      }
    case 'onhand':
      return {
        name,
        settings: soldShare(world) < RARE_SHARE ? LEVELS_OF_LOTS : LEVELS,
        rule: (x) => ours(new Float64Array(world.skus.length).fill(x)),
      }
    case 'best-static':
      return {
        name,
        settings: [0.65, 0.75, 0.82, 0.87, 0.91, 0.935, 0.955, 0.965, 0.975, 0.985, 0.99, 0.995, 1],
        rule: (x) => hindsightRule(setting, x),
      }
    case 'foresight':
      return { name, settings: [1], rule: () => foresightRule(world) }
  }
}

/** Share of all SKUs' periods before the scored ones in which something was demanded. */
function soldShare(world: World): number {
  let sold = 0
  for (const { demand } of world.skus) {
    for (let period = 0; period < world.scorePeriod; period += 1) if ((demand[period] ?? 0) > 0) sold += 1
  }
  return sold / (world.skus.length * world.scorePeriod)
}
