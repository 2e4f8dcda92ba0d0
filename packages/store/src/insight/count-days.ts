import { type DaySpan, spansToRead, YOUNG_DAYS } from '@onhand/domain/insight/fact-days'
import { clockOffsets, dayRange } from '@onhand/domain/insight/period'
import type { ServiceDay } from '@onhand/domain/insight/service-level'
import type { VendorId } from '@onhand/domain/ids'
import { addDays, localTime } from '@onhand/domain/local-time'
import type { InsightPort } from '@onhand/service/insight/ports'
import { type Insertable, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { dateOfDay, dayNumber } from './clock-sql.ts'
import { changedDays, feedOf, noService, readFromOrders } from './service-days.ts'

type Shop = Parameters<InsightPort['countServiceDays']>[0]
type Row = Insertable<Database['insight_day']>

// Two years beside each other are the most that anybody asks for.
const DAYS_KEPT = 2 * 366
const DAYS_PER_BATCH = 120

/**
 * Counts a shop's days that are old enough and were not counted, changed since, or had open promises [INS-16]. Each batch is written as a whole, and how far it
 * was counted is written last: a run that broke off is gone over again.
 */
export async function countServiceDays(engine: SqlEngine, shop: Shop): Promise<number> {
  const range = await rangeOf(engine, shop)
  if (range === null) return 0
  const { vendorId, timeZone, nowMs } = shop
  const db = sqlFor(engine.dialect)
  const [[feed], stored] = await engine.read([
    feedOf(engine, vendorId),
    sql<{ day: string; is_open: number }>`select day, is_open from insight_day
      where vendor_id = ${vendorId} and day >= ${range.fromDate} and day <= ${range.toDate}`.compile(db),
  ])
  const isSame = feed?.time_zone === timeZone
  const changed = isSame ? await changedDays(engine, shop, Number(feed.through_ms)) : new Set<string>()
  const counted = new Set(stored.filter(({ day, is_open }) => is_open === 0 && !changed.has(day)).map(({ day }) => day))
  let count = 0
  for (const span of spansToRead(range, (date) => isSame && counted.has(date)).flatMap(batchesOf)) {
    const rows = await countedRows(engine, shop, span)
    await engine.atomic(written(engine.dialect, rows))
    count += rows.length
  }
  const through = insertRows(engine.dialect, {
    table: 'insight_feed',
    rows: [{ vendor_id: vendorId, time_zone: timeZone, through_ms: nowMs }],
    onConflict: replacing(['vendor_id'], ['time_zone', 'through_ms']),
  })
  const old = sql`delete from insight_day where vendor_id = ${vendorId} and day < ${range.fromDate}`
  await engine.atomic([...through, old.compile(db)])
  return count
}

/** Shops that ever had an order, in the order of their ids. */
export async function shopsWithOrders(
  engine: SqlEngine,
  afterVendorId: VendorId | null,
  limit: number,
): Promise<readonly VendorId[]> {
  const shops = sql<{ id: string }>`select id from vendor where id > ${afterVendorId ?? ''}
    and exists (select 1 from customer_order where customer_order.vendor_id = vendor.id) order by id limit ${limit}`
  return (await engine.query(shops.compile(sqlFor(engine.dialect)))).map(({ id }) => id as VendorId)
}

/** From the shop's first order to the last day that is old enough; null while there is none. */
async function rangeOf(engine: SqlEngine, { vendorId, timeZone, nowMs }: Shop): Promise<DaySpan | null> {
  const first = sql<{ at_ms: number | null }>`select min(at_ms) as at_ms from (
    select min(placed_at_ms) as at_ms from customer_order where vendor_id = ${vendorId}
    union all select min(at_ms) as at_ms from checkout_shortage where vendor_id = ${vendorId}) as earliest`
  const [row] = await engine.query(first.compile(sqlFor(engine.dialect)))
  if (row?.at_ms == null) return null
  const today = localTime(nowMs, timeZone).date
  const toDate = addDays(today, -YOUNG_DAYS)
  const firstDate = localTime(Number(row.at_ms), timeZone).date
  const keptDate = addDays(today, -DAYS_KEPT)
  const [fromDate = keptDate] = [firstDate, keptDate].sort().toReversed()
  return fromDate > toDate ? null : { fromDate, toDate }
}

function batchesOf({ fromDate, toDate }: DaySpan): readonly DaySpan[] {
  const batches: DaySpan[] = []
  for (let from = fromDate; from <= toDate; from = addDays(from, DAYS_PER_BATCH)) {
    const end = addDays(from, DAYS_PER_BATCH - 1)
    batches.push({ fromDate: from, toDate: end < toDate ? end : toDate })
  }
  return batches
}

async function countedRows(engine: SqlEngine, shop: Shop, span: DaySpan): Promise<readonly Row[]> {
  const [days, open] = await Promise.all([readFromOrders(engine, shop, span), openDays(engine, shop, span)])
  const byDate = new Map(days.map((day) => [day.date, day]))
  const rows: Row[] = []
  // A day without orders is counted, too: nobody need look for them again.
  for (let date = span.fromDate; date <= span.toDate; date = addDays(date, 1))
    rows.push(toRow(shop.vendorId, byDate.get(date) ?? noService(date), open.has(date)))
  return rows
}

/** Days with an order whose promise has not ended. */
async function openDays(engine: SqlEngine, shop: Shop, span: DaySpan): Promise<ReadonlySet<string>> {
  const { fromMs, toMs } = dayRange(span.fromDate, span.toDate, shop.timeZone)
  const days = sql<{
    day: number
  }>`select distinct ${dayNumber('placed_at_ms', clockOffsets(fromMs, toMs, shop.timeZone))} as day
    from customer_order where vendor_id = ${shop.vendorId} and placed_at_ms >= cast(${fromMs} as bigint)
      and placed_at_ms < cast(${toMs} as bigint) and promise_to_ms > cast(${shop.nowMs} as bigint)`
  const found = await engine.query(days.compile(sqlFor(engine.dialect)))
  return new Set(found.map(({ day }) => dateOfDay(Number(day))))
}

function toRow(vendorId: VendorId, day: ServiceDay, isOpen: boolean): Row {
  return {
    vendor_id: vendorId,
    day: day.date,
    is_open: isOpen ? 1 : 0,
    units: day.units,
    served_units: day.servedUnits,
    line_count: day.lines,
    served_lines: day.servedLines,
    order_count: day.orders,
    served_orders: day.servedOrders,
    due_count: day.due,
    on_time_count: day.onTime,
    in_full_count: day.inFull,
    both_count: day.both,
    hours_2_count: day.late.hours_2,
    day_1_count: day.late.day_1,
    days_3_count: day.late.days_3,
    later_count: day.late.later,
    missing_count: day.late.missing,
  }
}

function written(dialect: SqlEngine['dialect'], rows: readonly Row[]): Statement[] {
  const [first] = rows
  if (!first) return []
  const columns = Object.keys(first).filter((name) => name !== 'vendor_id' && name !== 'day')
  return insertRows(dialect, { table: 'insight_day', rows, onConflict: replacing(['vendor_id', 'day'], columns) })
}
