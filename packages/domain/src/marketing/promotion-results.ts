import { addDays } from '../local-time.ts'
import type { PromotionDaySales, PromotionResults } from './promotion-views.ts'
import { promotionDayCount, type PromotionDays } from './promotion.ts'

/**
 * Means of a day before, during and after a promotion [PRO-10]. Days that are not over do not count, days without sales count as nought; a part
 * that has no day yet is null.
 */
export function promotionResults(
  { firstDay, lastDay }: PromotionDays,
  sales: readonly PromotionDaySales[],
  { today, comparedDays }: { readonly today: string; readonly comparedDays: number },
): PromotionResults {
  const yesterday = addDays(today, -1)
  const meanOf = (days: PromotionDays) => {
    const isOver = days.lastDay < today
    const last = isOver ? days.lastDay : yesterday
    const count = promotionDayCount({ firstDay: days.firstDay, lastDay: last })
    if (count <= 0) return null
    const within = sales.filter((one) => one.day >= days.firstDay && one.day <= last)
    const units = within.reduce((sum, one) => sum + one.units, 0)
    const revenueMinor = within.reduce((sum, one) => sum + one.revenueMinor, 0)
    return { days: count, unitsADay: units / count, revenueADayMinor: Math.round(revenueMinor / count) }
  }
  return {
    before: meanOf({ firstDay: addDays(firstDay, -comparedDays), lastDay: addDays(firstDay, -1) }),
    during: meanOf({ firstDay, lastDay }),
    after: meanOf({ firstDay: addDays(lastDay, 1), lastDay: addDays(lastDay, comparedDays) }),
  }
}
