import { addDays } from '../local-time.ts'
import { daysBetween } from './period.ts'

/** Days in a row, both included. */
export type DaySpan = { readonly fromDate: string; readonly toDate: string }

/** Days younger than this are never counted for good: a cart that was refused may still become an order. */
export const YOUNG_DAYS = 8
// More questions cost more than a few days too many.
const SPANS_MAX = 4

/**
 * The days of a range that must be read from the orders themselves: those that were not counted, and those on which something changed since [INS-16]. Days in
 * a row are one span; when there are too many, those nearest to each other are joined.
 */
export function spansToRead(range: DaySpan, isCounted: (date: string) => boolean): readonly DaySpan[] {
  const spans: DaySpan[] = []
  for (let date = range.fromDate; date <= range.toDate; date = addDays(date, 1)) {
    if (isCounted(date)) continue
    const last = spans.at(-1)
    if (last && addDays(last.toDate, 1) === date) spans[spans.length - 1] = { ...last, toDate: date }
    else spans.push({ fromDate: date, toDate: date })
  }
  while (spans.length > SPANS_MAX) joinNearest(spans)
  return spans
}

function joinNearest(spans: DaySpan[]): void {
  let nearest = 1
  let gap = Number.POSITIVE_INFINITY
  for (let index = 1; index < spans.length; index += 1) {
    const days = daysBetween(spans[index - 1]?.toDate ?? '', spans[index]?.fromDate ?? '')
    if (days >= gap) continue
    gap = days
    nearest = index
  }
  const [before, after] = spans.slice(nearest - 1, nearest + 1)
  if (before && after) spans.splice(nearest - 1, 2, { fromDate: before.fromDate, toDate: after.toDate })
}
