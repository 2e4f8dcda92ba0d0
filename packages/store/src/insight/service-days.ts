import { type DaySpan, spansToRead } from '@onhand/domain/insight/fact-days'
import { clockOffsets, dayRange } from '@onhand/domain/insight/period'
import type { DueDay, ServiceDay } from '@onhand/domain/insight/service-level'
import type { VendorId } from '@onhand/domain/ids'
import type { DayDemand } from '@onhand/domain/operator/fill-rate'
import type { ServiceQuery } from '@onhand/service/insight/ports'
import { type CompiledQuery, type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { dateOfDay, dayNumber } from './clock-sql.ts'
import { readDemand } from './demand-rows.ts'
import { readPunctuality } from './punctuality-rows.ts'

type CountedRow = Selectable<Database['insight_day']>
type Feed = { readonly time_zone: string; readonly through_ms: number }

// A change is dated when its work began, and may be written a little later.
const SLACK_MS = 60_000

/**
 * Demand and promises by day [INS-16]: what was counted as it was counted, and all other days from the orders: young ones, those with an order that changed
 * since, those with a promise that had not ended, and every day when the shop's calendar has changed.
 */
export async function readServiceDays(engine: SqlEngine, query: ServiceQuery): Promise<readonly ServiceDay[]> {
  const { vendorId, fromDate, toDate } = query
  const db = sqlFor(engine.dialect)
  const stored = sql<CountedRow>`select * from insight_day
    where vendor_id = ${vendorId} and day >= ${fromDate} and day <= ${toDate} and is_open = 0`
  const [counted, [feed]] = await engine.read([stored.compile(db), feedOf(engine, vendorId)])
  const isUsable = feed !== undefined && feed.time_zone === query.timeZone
  const changed = isUsable ? await changedDays(engine, query, Number(feed.through_ms)) : new Set<string>()
  const known = new Map(isUsable ? counted.filter(({ day }) => !changed.has(day)).map((row) => [row.day, row]) : [])
  const spans = spansToRead({ fromDate, toDate }, (date) => known.has(date))
  const isRead = (date: string) => spans.some((span) => date >= span.fromDate && date <= span.toDate)
  const read = await Promise.all(spans.map((span) => readFromOrders(engine, query, span)))
  const days = [...read.flat(), ...[...known.values()].filter(({ day }) => !isRead(day)).map(toDay)]
  return days.filter((day) => day.orders > 0 || day.due > 0).sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** How far a shop's days are counted. */
export function feedOf(engine: SqlEngine, vendorId: VendorId): CompiledQuery<Feed> {
  return sql<Feed>`select time_zone, through_ms from insight_feed where vendor_id = ${vendorId}`.compile(
    sqlFor(engine.dialect),
  )
}

/** The days of orders that changed since. */
export async function changedDays(
  engine: SqlEngine,
  { vendorId, timeZone, nowMs }: Pick<ServiceQuery, 'vendorId' | 'timeZone' | 'nowMs'>,
  throughMs: number,
): Promise<ReadonlySet<string>> {
  // The sum keeps SQLite from looking for the least one along all orders, oldest first.
  const first = sql<{ at_ms: number | null }>`select min(placed_at_ms + 0) as at_ms from customer_order
    where vendor_id = ${vendorId} and changed_at_ms >= cast(${throughMs - SLACK_MS} as bigint)`
  const [row] = await engine.query(first.compile(sqlFor(engine.dialect)))
  if (row?.at_ms == null) return new Set()
  const clock = clockOffsets(Number(row.at_ms), nowMs, timeZone)
  const days = sql<{ day: number }>`select distinct ${dayNumber('placed_at_ms', clock)} as day from customer_order
    where vendor_id = ${vendorId} and changed_at_ms >= cast(${throughMs - SLACK_MS} as bigint)`
  const found = await engine.query(days.compile(sqlFor(engine.dialect)))
  return new Set(found.map(({ day }) => dateOfDay(Number(day))))
}

/** Demand and promises of some days, from the orders themselves. */
export async function readFromOrders(
  engine: SqlEngine,
  { vendorId, timeZone, nowMs }: Pick<ServiceQuery, 'vendorId' | 'timeZone' | 'nowMs'>,
  { fromDate, toDate }: DaySpan,
): Promise<readonly ServiceDay[]> {
  const { fromMs, toMs } = dayRange(fromDate, toDate, timeZone)
  const span = { vendorId, fromMs, toMs, clock: clockOffsets(fromMs, toMs, timeZone) }
  const [demand, due] = await Promise.all([readDemand(engine, span), readPunctuality(engine, { ...span, nowMs })])
  const byDate = new Map<string, ServiceDay>(demand.map((day) => [day.date, { ...noService(day.date), ...day }]))
  for (const day of due) byDate.set(day.date, { ...(byDate.get(day.date) ?? noService(day.date)), ...day })
  return [...byDate.values()]
}

const NO_DEMAND: Omit<DayDemand, 'date'> = {
  units: 0,
  servedUnits: 0,
  lines: 0,
  servedLines: 0,
  orders: 0,
  servedOrders: 0,
}
const NOTHING_DUE: Omit<DueDay, 'date'> = { due: 0, onTime: 0, inFull: 0, both: 0 }

/** A day on which nobody wanted anything. */
export function noService(date: string): ServiceDay {
  const late = { on_time: 0, hours_2: 0, day_1: 0, days_3: 0, later: 0, missing: 0 }
  return { date, ...NO_DEMAND, ...NOTHING_DUE, late }
}

function toDay(row: CountedRow): ServiceDay {
  return {
    date: row.day,
    units: Number(row.units),
    servedUnits: Number(row.served_units),
    lines: Number(row.line_count),
    servedLines: Number(row.served_lines),
    orders: Number(row.order_count),
    servedOrders: Number(row.served_orders),
    due: Number(row.due_count),
    onTime: Number(row.on_time_count),
    inFull: Number(row.in_full_count),
    both: Number(row.both_count),
    late: {
      on_time: Number(row.on_time_count),
      hours_2: Number(row.hours_2_count),
      day_1: Number(row.day_1_count),
      days_3: Number(row.days_3_count),
      later: Number(row.later_count),
      missing: Number(row.missing_count),
    },
  }
}
