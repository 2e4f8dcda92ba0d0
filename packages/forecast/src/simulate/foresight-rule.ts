import { dueUnits } from './shelf.ts'
import type { OrderRule } from './walk.ts'
import { leadTimeAt, type World } from './world.ts'

/**
 * Perfect foresight, the bound of all rules: orders exactly what will be demanded between the arrival of this order and
 * that of the next, less what will still be there. Looks at the future: only to compare with.
 */
export function foresightRule(world: World): OrderRule {
  return (index, period, shelf) => {
    const sku = world.skus[index]
    if (!sku) return 0
    const arrives = period + leadTimeAt(world, index, period)
    const nextReview = period + world.reviewPeriods
    const nextArrives = nextReview + leadTimeAt(world, index, nextReview)
    let stock = shelf.onHandUnits
    for (let at = period; at < arrives; at += 1) {
      if (at > period) stock += dueUnits(shelf, at)
      stock = Math.max(0, stock - (sku.demand[at] ?? 0))
    }
    let needed = 0
    for (let at = arrives; at < nextArrives; at += 1) needed += sku.demand[at] ?? 0
    return needed - stock
  }
}
