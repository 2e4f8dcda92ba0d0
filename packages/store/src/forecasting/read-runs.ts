import type { RunOrigin, RunStatus } from '@onhand/domain/forecasting/run-states'
import type { ForecastRunId, VendorId } from '@onhand/domain/ids'
import type { RunProgress, RunRecord } from '@onhand/service/forecasting/ports'
import type { Page } from '@onhand/service/stock/ports'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '../engine/cursor.ts'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'

type RunRow = Omit<Selectable<Database['forecast_run']>, 'pool'>
type ProgressRow = RunRow & {
  readonly done_pages: number
  readonly failed_pages: number
  readonly sku_count: number
  readonly done_sku_count: number
}

const COLUMNS = sql`run.id, run.vendor_id, run.origin, run.status, run.started_by, run.started_at_ms, run.finished_at_ms, run.step,
  run.active_key, run.page_count`

/** A run and how far it is. A page that was given up on lies among the dead letters under its message's id. */
export async function readProgress(engine: SqlEngine, id: ForecastRunId): Promise<RunProgress | null> {
  const runs = sql`select * from forecast_run where id = ${id}`
  const [row] = await engine.query(progressQuery(runs).compile(sqlFor(engine.dialect)))
  return row ? toProgress(row) : null
}

/** Runs, newest first: those of a shop together with those of all shops; or every one. */
export async function readRuns(
  engine: SqlEngine,
  vendorId: VendorId | null,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<RunProgress>> {
  const [atMs, id] = readCursor(cursor, 2) ?? []
  const after =
    atMs === undefined ? sql`true` : sql`(started_at_ms, id) < (cast(${Number(atMs) || 0} as bigint), ${String(id)})`
  const newest = (condition: RawBuilder<unknown>) =>
    sql`select * from (select * from forecast_run where ${condition} and ${after} order by started_at_ms desc, id desc limit ${limit + 1}) as newest`
  const runs =
    vendorId === null
      ? newest(sql`true`)
      : sql`${newest(sql`vendor_id = ${vendorId}`)} union all ${newest(sql`vendor_id is null`)}`
  const query = sql<ProgressRow>`${progressQuery(runs)} order by run.started_at_ms desc, run.id desc limit ${limit + 1}`
  const rows = await engine.query(query.compile(sqlFor(engine.dialect)))
  const items = rows.slice(0, limit).map(toProgress)
  const last = items.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { items, nextCursor: hasMore ? writeCursor([last.startedAtMs, last.id]) : null }
}

function progressQuery(runs: RawBuilder<unknown>): RawBuilder<ProgressRow> {
  const ofRun = sql`from forecast_page where forecast_page.run_id = run.id`
  return sql<ProgressRow>`select ${COLUMNS},
      (select count(*) ${ofRun} and finished_at_ms is not null) as done_pages,
      (select count(*) ${ofRun} and finished_at_ms is null
        and exists (select 1 from dead_letter where dead_letter.id = 'forecast.page:' || run.id || ':' || forecast_page.position))
        + (select count(*) from dead_letter where dead_letter.id = 'forecast.step:' || run.id || ':' || run.step) as failed_pages,
      (select coalesce(sum(sku_count), 0) ${ofRun}) as sku_count,
      (select coalesce(sum(sku_count), 0) ${ofRun} and finished_at_ms is not null) as done_sku_count
    from (${runs}) as run`
}

function toProgress(row: ProgressRow): RunProgress {
  return {
    ...toRun(row),
    donePages: Number(row.done_pages),
    failedPages: Number(row.failed_pages),
    skuCount: Number(row.sku_count),
    doneSkuCount: Number(row.done_sku_count),
  }
}

/** A row as its run. */
export function toRun(row: RunRow): RunRecord {
  return {
    id: row.id as ForecastRunId,
    vendorId: row.vendor_id as VendorId | null,
    origin: row.origin as RunOrigin,
    status: row.status as RunStatus,
    startedAtMs: Number(row.started_at_ms),
    finishedAtMs: row.finished_at_ms === null ? null : Number(row.finished_at_ms),
    step: row.step,
    pageCount: row.page_count,
  }
}
