import type { ImportSku } from '@onhand/domain/catalog/import-product'
import { dice } from '../dice.ts'
import { PAST_DAYS, weekdayAt } from './past-calendar.ts'
import { upliftAt } from './past-promotions.ts'

// Saturdays bring most buyers, Mondays fewest. From Sunday on.
const WEEKDAY_PERCENT = [115, 70, 80, 85, 95, 120, 155] as const
/** How the whole shop grew over the past, in percent. */
const GROWTH_PERCENT = 18
/** From the steepest fall to the steepest rise of one item, in percent. */
const DRIFT_PERCENT = [-55, 60] as const

/** How many units of a SKU were asked for on each day of the past: its own pace and direction, more on Saturdays and while its price was lower, the same on every machine. */
export function pastDemand(sku: ImportSku, vendorSlug: string, nowMs: number): readonly number[] {
  const own = dice(`pace ${sku.code}`)
  const pace = own.between(5, 300) / 100
  const drift = (GROWTH_PERCENT + own.between(...DRIFT_PERCENT)) / 100
  const throws = dice(`sales ${sku.code}`)
  return Array.from({ length: PAST_DAYS }, (_, index) => {
    const weekday = (WEEKDAY_PERCENT[weekdayAt(nowMs, index)] ?? 100) / 100
    const mean = pace * weekday * (1 + drift * (index / PAST_DAYS - 0.5)) * upliftAt(sku, vendorSlug, index)
    return unitsAt(throws.between(0, 999_999) / 1_000_000, mean)
  })
}

/** The number of buyers at this place of a Poisson distribution. */
function unitsAt(share: number, mean: number): number {
  let probability = Math.exp(-mean)
  let sum = probability
  let units = 0
  while (share > sum && units < 50) {
    units += 1
    probability *= mean / units
    sum += probability
  }
  return units
}
