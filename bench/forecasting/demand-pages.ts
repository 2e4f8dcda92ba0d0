import type { CountPage, PageCalendar } from '@onhand/forecast/sparse/count-page'
import { type PageForecast, forecastPage } from '@onhand/forecast/sparse/page'
import { type DemandPool, fitPool } from '@onhand/forecast/sparse/pool'
import { diceOf } from '@onhand/forecast/panel/dice'

/** Two years of days; SKUs per page as the nightly run has them; days to forecast. */
export const DAYS = 730
export const PAGE_SKUS = 500
const HORIZON = 28
const CALENDAR: PageCalendar = { cycle: 7, firstPhase: 0, horizon: HORIZON }
const PROTECTION_DAYS = 4

/** One page of made-up SKUs: from a unit a month to a dozen a day, with a weekday. */
export function demandPage(seed: number, skus = PAGE_SKUS): CountPage {
  const dice = diceOf(seed)
  const units = new Float32Array(skus * DAYS)
  for (let sku = 0; sku < skus; sku += 1) {
    const rate = 0.03 * 400 ** dice()
    for (let day = 0; day < DAYS; day += 1) {
      const expected = rate * (day % 7 > 4 ? 1.6 : 0.8)
      // Counts of a Poisson demand by its waiting times.
      let waited = -Math.log(1 - dice())
      let count = 0
      while (waited < expected) {
        count += 1
        waited -= Math.log(1 - dice())
      }
      units[sku * DAYS + day] = count
    }
  }
  return { skus, periods: DAYS, units, startIndex: new Int32Array(skus) }
}

/** What the nightly run learns once, from a sample. */
export function learn(sample: CountPage): DemandPool {
  return fitPool(sample, CALENDAR)
}

/** What the nightly run does for a page: means, quantiles of every day, demand until the next delivery. Answers a sum, so that nothing is left out. */
export function forecastWhole(page: CountPage, pool: DemandPool): number {
  const forecast: PageForecast = forecastPage(page, pool)
  const levels = new Float64Array(10)
  let sum = 0
  for (let sku = 0; sku < forecast.skus; sku += 1) {
    for (let day = 0; day < HORIZON; day += 1) {
      forecast.writeQuantiles(sku, day, levels)
      sum += levels[7] ?? 0
    }
    sum += forecast.protection(sku, 0, PROTECTION_DAYS).quantile(0.98)
  }
  return sum
}
