import type { FinishedPage } from '@onhand/service/forecasting/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import { forecastRow, scoreRow } from './forecast-rows.ts'
import { isStocked } from './planned-levels.ts'

/**
 * Writes a page in one batch [FCT-3]: its forecasts unless newer ones are there, its scores, and its end; the last page ends the run. A repeat writes
 * the same rows again; a page of a run that was cancelled or replaced meanwhile changes no forecast that a later run made. What was forecast while it was never
 * stocked goes when it is kept elsewhere [FCT-27].
 */
export async function finishPage(engine: SqlEngine, page: FinishedPage): Promise<void> {
  const db = sqlFor(engine.dialect)
  const rows = page.forecasts.map(forecastRow)
  const assignments = Object.keys(rows[0] ?? {}).map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const onConflict = sql`(sku_id, location_id) do update set ${sql.join(assignments)} where excluded.made_at_ms >= sku_forecast.made_at_ms`
  // Pages that end at once wait here for each other, so that the later one sees that it is the last.
  const lock = sql`update forecast_run set page_count = page_count where id = ${page.runId}`.compile(db)
  const finish = db
    .updateTable('forecast_page')
    .set({ finished_at_ms: page.nowMs })
    .where('run_id', '=', page.runId)
    .where('position', '=', page.position)
    .where('finished_at_ms', 'is', null)
  const bound = (column: 'from_sku_id' | 'to_sku_id') =>
    sql`(select ${sql.ref(column)} from forecast_page where run_id = ${page.runId} and position = ${page.position})`
  const moved = sql`delete from sku_forecast where sku_id >= ${bound('from_sku_id')} and sku_id <= ${bound('to_sku_id')}
    and not exists (select 1 from stock_level where stock_level.sku_id = sku_forecast.sku_id and stock_level.location_id = sku_forecast.location_id)
    and ${isStocked(sql`sku_forecast.sku_id`)}`
  const end = db
    .updateTable('forecast_run')
    .set({ status: 'done', active_key: null, finished_at_ms: page.nowMs })
    .where('id', '=', page.runId)
    .where('status', '=', 'forecasting')
    .where(
      sql<boolean>`not exists (select 1 from forecast_page where forecast_page.run_id = ${page.runId} and finished_at_ms is null)`,
    )
  await engine.atomic([
    lock,
    ...portions(rows).flatMap((some) => insertRows(engine.dialect, { table: 'sku_forecast', rows: some, onConflict })),
    ...insertRows(engine.dialect, {
      table: 'forecast_score',
      rows: page.scores.map((score) => scoreRow(page, score)),
      onConflict: 'nothing',
    }),
    moved.compile(db),
    finish.compile(),
    end.compile(),
  ])
}

/** A season of 112 days with its bands is some kilobytes a SKU, and D1 takes at most two megabytes a value. */
const ROWS_A_STATEMENT = 125

function portions<Row>(rows: readonly Row[]): Row[][] {
  const starts = Array.from(
    { length: Math.ceil(rows.length / ROWS_A_STATEMENT) },
    (_, index) => index * ROWS_A_STATEMENT,
  )
  return starts.map((start) => rows.slice(start, start + ROWS_A_STATEMENT))
}
