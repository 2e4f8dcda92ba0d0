import { addDays } from '../local-time.ts'
import { type DayRange, daysOf } from './period.ts'

/** Stock at the end of a day: units, and what they cost. */
export type StockDay = { readonly date: string; readonly units: number; readonly valueMinor: number }

/** The days that selling is looked back upon for cover, and after which stock is stale. */
export const LOOK_BACK_DAYS = 28

/**
 * How many days the units last when 28 days take so many [INS-6]. Null when they take none: there is no rate to last at.
 */
export function daysOfCover(units: number, unitsOf28Days: number): number | null {
  return unitsOf28Days <= 0 ? null : (units * LOOK_BACK_DAYS) / unitsOf28Days
}

/** Of what could have been sold in 28 days, the share that was: what was sold, over that and what is left [INS-17]. Null when there was nothing. */
export function sellThrough(soldUnits: number, onHandUnits: number): number | null {
  return soldUnits + onHandUnits <= 0 ? null : soldUnits / (soldUnits + onHandUnits)
}

/**
 * Of what is on hand, the units that did not come in as goods during the last 28 days: the oldest are taken to have been sold first [INS-7].
 */
export function staleUnits(onHandUnits: number, cameInUnits: number): number {
  return Math.max(0, onHandUnits - Math.max(0, cameInUnits))
}

/**
 * Stock at the end of each day of a range, worked out backwards from what there is now and all changes since [INS-12]. `changes` are sums by day, from the
 * range's first day up to today, in any order; a day before the books began may come out below nought and is then shown as nought.
 */
export function stockByDay(
  range: Pick<DayRange, 'fromDate' | 'dayCount'>,
  now: { readonly date: string; readonly units: number; readonly valueMinor: number },
  changes: readonly { readonly date: string; readonly units: number; readonly valueMinor: number }[],
): readonly StockDay[] {
  const byDate = new Map(changes.map((change) => [change.date, change]))
  const wanted = new Set(daysOf(range))
  const days: StockDay[] = []
  let { units, valueMinor } = now
  const firstDate = range.fromDate
  for (let date = now.date; date >= firstDate; date = addDays(date, -1)) {
    if (wanted.has(date)) days.unshift({ date, units: Math.max(0, units), valueMinor: Math.max(0, valueMinor) })
    const change = byDate.get(date)
    units -= change?.units ?? 0
    valueMinor -= change?.valueMinor ?? 0
  }
  return days
}
