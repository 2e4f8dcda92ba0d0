import type { ClockOffset } from '@onhand/domain/insight/period'
import { type RawBuilder, sql } from 'kysely'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** An instant as the wall clock shows it, in milliseconds. The offsets are numbers of ours: written into the statement, so that divisions stay whole. */
function wallMs(at: RawBuilder<unknown>, clock: readonly ClockOffset[]): RawBuilder<unknown> {
  const [first, ...later] = clock
  if (later.length === 0) return sql`(${at} + ${sql.lit(first?.offsetMs ?? 0)})`
  const cases = later
    .toReversed()
    .map(({ fromMs, offsetMs }) => sql`when ${at} >= ${sql.lit(fromMs)} then ${sql.lit(offsetMs)}`)
  return sql`(${at} + case ${sql.join(cases, sql` `)} else ${sql.lit(first?.offsetMs ?? 0)} end)`
}

/** The day of an instant on the wall clock, counted from 1970. */
export function dayNumber(column: string, clock: readonly ClockOffset[]): RawBuilder<number> {
  return dayNumberOf(sql.ref(column), clock)
}

/** The same of an instant that is worked out. */
export function dayNumberOf(at: RawBuilder<unknown>, clock: readonly ClockOffset[]): RawBuilder<number> {
  return sql<number>`cast(${wallMs(at, clock)} / ${sql.lit(DAY_MS)} as bigint)`
}

/** The hour of an instant on the wall clock, counted from the Thursday that 1970 began with, within its week. */
export function hourOfWeek(column: string, clock: readonly ClockOffset[]): RawBuilder<number> {
  return sql<number>`cast((${wallMs(sql.ref(column), clock)} / ${sql.lit(HOUR_MS)}) % 168 as bigint)`
}

/** A day's number as a date. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The weekday (1 = Monday) and hour of what `hourOfWeek` answers. */
export function weekHour(hourNumber: number): { readonly weekday: number; readonly hour: number } {
  return { weekday: ((Math.floor(hourNumber / 24) + 3) % 7) + 1, hour: hourNumber % 24 }
}
