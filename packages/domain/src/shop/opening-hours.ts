/** A span of one weekday (1 is Monday) in minutes since local midnight; past midnight counts on: 1500 is one in the morning of the next day. */
export type Period = { readonly weekday: number; readonly opensMinute: number; readonly closesMinute: number }

const DAY_MINUTES = 1440
const WEEK_MINUTES = 7 * DAY_MINUTES

/** What is wrong with one of the periods: its index and field. */
export type PeriodProblem = { readonly index: number; readonly expected: string }

/**
 * The first period that ends before it begins, lasts longer than a day, or runs into another one; Sunday night runs into Monday morning. A break
 * is the gap between two periods of a day. Null when all is well [ONB-3].
 */
export function hoursProblem(periods: readonly Period[]): PeriodProblem | null {
  for (const [index, period] of periods.entries()) {
    if (period.closesMinute <= period.opensMinute || period.closesMinute - period.opensMinute > DAY_MINUTES)
      return { index, expected: 'a time after the opening; past midnight as 1440 and more' }
    if (periods.some((other, at) => at < index && overlap(period, other)))
      return { index, expected: 'a time of its own: it runs into another period' }
  }
  return null
}

function overlap(one: Period, other: Period): boolean {
  const [from, to] = spanOf(one)
  const [otherFrom, otherTo] = spanOf(other)
  return [-WEEK_MINUTES, 0, WEEK_MINUTES].some((shift) => from < otherTo + shift && otherFrom + shift < to)
}

function spanOf(period: Period): readonly [number, number] {
  const midnight = (period.weekday - 1) * DAY_MINUTES
  return [midnight + period.opensMinute, midnight + period.closesMinute]
}

/** The periods of one weekday given to others too; what those had is replaced. */
export function copyDay(periods: readonly Period[], from: number, to: readonly number[]): readonly Period[] {
  const source = periods.filter((period) => period.weekday === from)
  const kept = periods.filter((period) => period.weekday === from || !to.includes(period.weekday))
  const copies = to
    .filter((weekday) => weekday !== from)
    .flatMap((weekday) => source.map((one) => ({ ...one, weekday })))
  return [...kept, ...copies].sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute)
}
