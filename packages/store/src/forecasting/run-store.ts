import type { ForecastRunId, LocationId, SkuId } from '@onhand/domain/ids'
import type { ForecastRunPort, PageBounds } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'
import { auditStatements } from '../people/audit-rows.ts'
import { isApplied } from '../stock/guarded.ts'
import { finishPage } from './finish-page.ts'
import { readProgress, readRuns, toRun } from './read-runs.ts'
import { runPlanStore } from './run-plan-store.ts'
import { startRun } from './start-run.ts'

const ACTIVE = sql`status in ('collecting', 'learning', 'forecasting')`

/** Runs of the forecast over one engine. Every write is one batch and may be repeated. */
export function forecastRunStore(engine: SqlEngine): ForecastRunPort {
  const db = sqlFor(engine.dialect)
  const runRow = async (id: ForecastRunId) => {
    const [row] = await engine.query(db.selectFrom('forecast_run').selectAll().where('id', '=', id).compile())
    return row
  }
  return {
    start: (run, outbox, audit) => startRun(engine, run, { outbox, audit }),

    async find(id) {
      const row = await runRow(id)
      return row ? toRun(row) : null
    },

    progress: (id) => readProgress(engine, id),
    list: (vendorId, page) => readRuns(engine, vendorId, page),
    pool: async (id) => (await runRow(id))?.pool ?? null,

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

    ...runPlanStore(engine),
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
