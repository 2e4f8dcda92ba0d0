import { type ClassicSetting, protectedPeriods, staticRule } from './classic-rules.ts'
import type { OrderRule } from './walk.ts'

// Protected periods above this share of the window: those that begin before it and end in it are looked at too.
const LONG_SHARE = 0.1

/**
 * The best static rule in hindsight: one constant order-up-to level per SKU, the `level` quantile of its own demand over
 * the protected periods within the scored window itself. No rule that learns only from the past can know it; the honest
 * bound for rules that do not move with the season.
 */
export function hindsightRule(setting: ClassicSetting, level: number): OrderRule {
  const { world } = setting
  const levels = Float64Array.from(world.skus, ({ demand }, index) => {
    const periods = Math.max(1, Math.round(protectedPeriods(setting, index)))
    const sums: number[] = []
    // Where orders take long, what is demanded before the window decides what is there when it begins.
    const scored = world.endPeriod - world.scorePeriod
    const first = periods > scored * LONG_SHARE ? Math.max(0, world.scorePeriod - periods + 1) : world.scorePeriod
    for (let period = first; period + periods <= world.endPeriod; period += 1) {
      let sum = 0
      for (let ahead = 0; ahead < periods; ahead += 1) sum += demand[period + ahead] ?? 0
      sums.push(sum)
    }
    sums.sort((a, b) => a - b)
    return sums[Math.min(sums.length - 1, Math.max(0, Math.ceil(level * sums.length - 1e-9) - 1))] ?? 0
  })
  return staticRule(setting, levels)
}
