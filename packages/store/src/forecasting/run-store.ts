import type { ForecastRunId, LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import type { ForecastRunPort, PageBounds } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import { ConstraintViolation } from '../engine/constraint-violation.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { isApplied } from '../stock/guarded.ts'
import { finishPage } from './finish-page.ts'
import { readProgress, readRuns, toRun } from './read-runs.ts'
import { ofVendor } from './series-sql.ts'

type BoundsRow = { sku_id: string; location_id: string; place: number }
const ACTIVE = sql`status in ('collecting', 'learning', 'forecasting')`

/** Runs of the forecast over one engine. Every write is one batch and may be repeated. */
export function forecastRunStore(engine: SqlEngine): ForecastRunPort {
  const db = sqlFor(engine.dialect)
  const runRow = async (id: ForecastRunId) => {
    const [row] = await engine.query(db.selectFrom('forecast_run').selectAll().where('id', '=', id).compile())
    return row
  }
  return {
    async start(run, outbox, audit) {
      const isNew = sql`not exists (select 1 from forecast_run where id = ${run.id})`
      const row = {
        id: run.id,
        vendor_id: run.vendorId,
        origin: run.origin,
        status: 'collecting',
        started_by: run.startedBy,
        started_at_ms: run.startedAtMs,
        active_key: run.vendorId ?? 'all',
      }
      const insert = db
        .insertInto('forecast_run')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .compile()
      try {
        // Before the row is there: a message that was worked off must not be written again by a repetition.
        const messages = insertRows(engine.dialect, {
          table: 'outbox',
          rows: outbox.map((message) => outboxRow(message, run.startedAtMs)),
          onConflict: 'nothing',
          onlyIf: isNew,
        })
        const answers = await engine.atomic([...auditStatements(engine.dialect, audit, isNew), ...messages, insert])
        return answers.at(-1)?.length === 1 ? 'started' : 'exists'
      } catch (error) {
        if (error instanceof ConstraintViolation && error.kind === 'unique') return 'busy'
        throw error
      }
    },

    async find(id) {
      const row = await runRow(id)
      return row ? toRun(row) : null
    },

    progress: (id) => readProgress(engine, id),
    list: (vendorId, page) => readRuns(engine, vendorId, page),
    pool: async (id) => (await runRow(id))?.pool ?? null,

    async shopPlans(id, vendorIds) {
      const plans = db
        .selectFrom('forecast_shop')
        .select(['vendor_id', 'plan'])
        .where('run_id', '=', id)
        .where('vendor_id', 'in', textList(engine.dialect, vendorIds))
      const rows = await engine.query(plans.compile())
      return new Map(rows.map((row) => [row.vendor_id as VendorId, row.plan]))
    },

    async page(id, position) {
      const page = db.selectFrom('forecast_page').selectAll().where('run_id', '=', id).where('position', '=', position)
      const [row] = await engine.query(page.compile())
      if (!row) return null
      return {
        position,
        from: [row.from_sku_id as SkuId | '', row.from_location_id as LocationId | ''],
        to: [row.to_sku_id as SkuId, row.to_location_id as LocationId],
        skuCount: row.sku_count,
        isFinished: row.finished_at_ms !== null,
      }
    },

    async advance({ run, status, pool, shops = [], pages = [], outbox, nowMs }) {
      // Another step, or an end: NULL, which the column refuses, so that nothing of the batch is written.
      const step = sql<number>`case when step = ${run.step} and ${ACTIVE} then step + 1 else null end`
      const isOver = status === 'done'
      const update = db
        .updateTable('forecast_run')
        .set({ step, status, ...(pool === undefined ? {} : { pool }) })
        .set(isOver ? { finished_at_ms: nowMs, active_key: null } : {})
        .set(pages.length > 0 ? { page_count: pages.length } : {})
        .where('id', '=', run.id)
      return await isApplied(
        engine,
        ['forecast_run.step'],
        [
          update.compile(),
          ...insertRows(engine.dialect, {
            table: 'forecast_shop',
            rows: shops.map((shop) => ({ run_id: run.id, vendor_id: shop.vendorId, plan: shop.plan })),
            onConflict: 'nothing',
          }),
          ...insertRows(engine.dialect, {
            table: 'forecast_page',
            rows: pages.map((page) => pageRow(run.id, page)),
            onConflict: 'nothing',
          }),
          ...insertRows(engine.dialect, {
            table: 'outbox',
            rows: outbox.map((message) => outboxRow(message, nowMs)),
            onConflict: 'nothing',
          }),
        ],
      )
    },

    finishPage: (page) => finishPage(engine, page),

    async cancel(id, vendorId, { nowMs, audit }) {
      const isHere = sql<boolean>`id = ${id} and ${ACTIVE} and ${vendorId === null ? sql`true` : sql`vendor_id = ${vendorId}`}`
      const cancel = db
        .updateTable('forecast_run')
        .set({ status: 'cancelled', active_key: null, finished_at_ms: nowMs })
        .where(isHere)
        .returning('id')
        .compile()
      const entry = auditStatements(engine.dialect, audit, sql`exists (select 1 from forecast_run where ${isHere})`)
      const answers = await engine.atomic([...entry, cancel])
      return answers.at(-1)?.length === 1
    },

    async pageBounds(vendorId, pageSize) {
      const numbered = sql`select stock_level.sku_id, stock_level.location_id,
          row_number() over (order by stock_level.sku_id, stock_level.location_id) as place, count(*) over () as total
        from stock_level join sku on sku.id = stock_level.sku_id where sku.is_sold = 1 and ${ofVendor(vendorId)}`
      const last = sql<BoundsRow>`select sku_id, location_id, place from (${numbered}) as numbered
        where place % ${pageSize} = 0 or place = total order by place`
      const rows = await engine.query(last.compile(db))
      return rows.map((row, index) => boundsOf(row, rows[index - 1], index))
    },

    async unplannedShops(run, limit) {
      const shops = sql<{ id: string }>`select vendor.id from vendor
        where ${run.vendorId === null ? sql`true` : sql`vendor.id = ${run.vendorId}`}
          and not exists (select 1 from forecast_shop where forecast_shop.run_id = ${run.id} and forecast_shop.vendor_id = vendor.id)
        order by vendor.id limit ${limit}`
      return (await engine.query(shops.compile(db))).map((row) => row.id as VendorId)
    },
  }
}

function boundsOf(row: BoundsRow, before: BoundsRow | undefined, position: number): PageBounds {
  return {
    position,
    from: [(before?.sku_id ?? '') as SkuId | '', (before?.location_id ?? '') as LocationId | ''],
    to: [row.sku_id as SkuId, row.location_id as LocationId],
    skuCount: Number(row.place) - Number(before?.place ?? 0),
  }
}

function pageRow(runId: ForecastRunId, page: PageBounds) {
  return {
    run_id: runId,
    position: page.position,
    from_sku_id: page.from[0],
    from_location_id: page.from[1],
    to_sku_id: page.to[0],
    to_location_id: page.to[1],
    sku_count: page.skuCount,
  }
}
