import type { DemandPort } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { collectDemand, collectLost } from './collect-demand.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { importStatement } from './import-days.ts'
import { plannedLevels } from './planned-levels.ts'
import { seriesQuery, toSeries } from './series-sql.ts'
import { valueBounds } from './value-bounds.ts'

/** What was asked for, by day, over one engine. */
export function demandStore(engine: SqlEngine): DemandPort {
  const db = sqlFor(engine.dialect)
  return {
    async timeZones(vendorId) {
      const zones = db.selectFrom('stock_location').select('time_zone').distinct().orderBy('time_zone')
      const found = vendorId === null ? zones : zones.where('vendor_id', '=', vendorId)
      return (await engine.query(found.compile())).map((row) => row.time_zone)
    },

    async firstOrderAtMs(vendorId) {
      const first = sql<{ placed_at_ms: number }>`select placed_at_ms from customer_order
        where ${vendorId === null ? sql`true` : sql`vendor_id = ${vendorId}`} order by placed_at_ms limit 1`
      const [row] = await engine.query(first.compile(db))
      return row ? Number(row.placed_at_ms) : null
    },

    async fedThroughMs(timeZones) {
      const fed = db.selectFrom('demand_feed').selectAll().where('time_zone', 'in', textList(engine.dialect, timeZones))
      return new Map((await engine.query(fed.compile())).map((row) => [row.time_zone, Number(row.through_ms)]))
    },

    async collect(vendorId, days, isFeed) {
      if (days.length === 0) return
      const through = new Map<string, number>()
      for (const { timeZone, endMs } of days) through.set(timeZone, Math.max(endMs, through.get(timeZone) ?? 0))
      const feed = insertRows(engine.dialect, {
        table: 'demand_feed',
        rows: [...through].map(([timeZone, throughMs]) => ({ time_zone: timeZone, through_ms: throughMs })),
        onConflict: replacing(['time_zone'], ['through_ms']),
      })
      await engine.atomic([
        collectDemand(engine.dialect, vendorId, days),
        collectLost(engine.dialect, vendorId, days),
        ...(isFeed ? feed : []),
      ])
    },

    async importDays({ vendorId, locationId, rows }, entry) {
      const [inserted] = await engine.atomic([
        importStatement(engine.dialect, { vendorId, locationId, rows }),
        ...auditStatements(engine.dialect, [entry]),
      ])
      return inserted.length
    },

    async series(bounds, vendorId, since) {
      const page = plannedLevels({ vendorId, bounds })
      return (await engine.query(seriesQuery(engine.dialect, page, since))).map(toSeries)
    },

    async sample(vendorId, limit, since) {
      const all = sql`select sku_id, location_id, available_units, is_stocked, row_number() over (order by sku_id, location_id) as place,
        count(*) over () as total from (${plannedLevels({ vendorId })}) as every where is_stocked = 1`
      // Every n-th, so that all shops and kinds of goods are among them; what was never stocked has nothing to teach.
      const even = sql`select sku_id, location_id, available_units, is_stocked from (${all}) as numbered
        where total <= ${limit} or place % ((total + ${limit - 1}) / ${limit}) = 0`
      return (await engine.query(seriesQuery(engine.dialect, even, since))).map(toSeries)
    },

    valueBounds: (vendorId, sinceDay) => valueBounds(engine, vendorId, sinceDay),

    async forget(beforeDay, beforeMs) {
      const before = sql`cast(${beforeMs} as bigint)`
      await engine.atomic([
        sql`delete from demand_day where day < ${beforeDay}`.compile(db),
        sql`delete from stock_out_period where to_ms < ${before}`.compile(db),
        sql`delete from forecast_score where day < ${beforeDay}`.compile(db),
        sql`delete from forecast_run where finished_at_ms < ${before}`.compile(db),
      ])
    },

    async days({ skuId, locationId }, sinceDay) {
      const days = db
        .selectFrom('demand_day')
        .select(['day', 'sold_units', 'lost_units', 'stock_out_permille'])
        .where('sku_id', '=', skuId)
        .where('location_id', '=', locationId)
        .where('day', '>=', sinceDay)
        .orderBy('day')
      return (await engine.query(days.compile())).map((row) => ({
        day: row.day,
        soldUnits: Number(row.sold_units),
        lostUnits: Number(row.lost_units),
        stockOutPermille: Number(row.stock_out_permille),
      }))
    },
  }
}
