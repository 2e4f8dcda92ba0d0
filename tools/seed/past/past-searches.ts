import { dice } from '../dice.ts'
import { PAST_DAYS, pastDate } from './past-calendar.ts'
import { addRows, type PastRows } from './past-rows.ts'

/** What the demo's shoppers look for: how often in ten days, and how many products answer; 0: nothing does. */
const TERMS: readonly (readonly [term: string, inTenDays: number, found: number])[] = [
  ['sourdough', 34, 3],
  ['oat milk', 21, 0],
  ['strawberries', 18, 2],
  ['kimchi', 12, 0],
  ['olive oil', 14, 2],
  ['apple juice', 11, 2],
  ['gluten free bread', 9, 0],
  ['豆漿', 8, 1],
  ['珍珠奶茶', 7, 0],
  ['eggs', 16, 2],
  ['birthday candles', 5, 0],
  ['honey', 10, 2],
]
const SEARCHED_DAYS = 60

/** Searches of the last weeks, in the whole marketplace and in one shop. */
export function addSearches(rows: PastRows, slug: string, nowMs: number): void {
  for (const vendorSlug of ['', slug]) {
    for (const [term, inTenDays, found] of TERMS) {
      const roll = dice(`search ${vendorSlug} ${term}`)
      const mean = vendorSlug === '' ? inTenDays : inTenDays / 3
      for (let index = PAST_DAYS - SEARCHED_DAYS; index < PAST_DAYS; index += 1) {
        const searches = Math.floor((mean / 10) * (0.4 + roll.between(0, 120) / 100) + roll.between(0, 99) / 100)
        if (searches > 0)
          addRows(rows, 'search_count', [
            {
              day: pastDate(nowMs, index),
              vendor_slug: vendorSlug,
              term,
              search_count: searches,
              miss_count: found === 0 ? searches : 0,
              found_count: found,
            },
          ])
      }
    }
  }
}
