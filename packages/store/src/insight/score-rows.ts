import type { ForecastScore } from '@onhand/domain/insight/forecast-score'
import type { InsightPort } from '@onhand/service/insight/ports'
import { sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

type ScoreRow = {
  readonly day: string
  readonly sku_count: number
  readonly actual_units: number
  readonly forecast_milli_units: number
  readonly absolute_error_milli_units: number
  readonly within_50_count: number
  readonly within_90_count: number
  readonly is_backtest: number
}

// A shopkeeper orders by the week: a day's error says little.
const SPAN_DAYS = 7
const MILLI = 1_000

/** How forecasts of whole weeks stood to what came, over all of a shop's SKUs, by the day their week ended. */
export async function readForecastScores(
  engine: SqlEngine,
  { vendorId, fromDate, toDate }: Parameters<InsightPort['forecastScores']>[0],
): Promise<readonly ForecastScore[]> {
  const total = (name: string) => sql`cast(sum(${sql.ref(name)}) as bigint) as ${sql.ref(name)}`
  const scores = sql<ScoreRow>`
    select day, ${total('sku_count')}, ${total('actual_units')}, ${total('forecast_milli_units')}, ${total('absolute_error_milli_units')},
      ${total('within_50_count')}, ${total('within_90_count')}, min(is_backtest) as is_backtest
    from forecast_score where vendor_id = ${vendorId} and span_days = ${sql.lit(SPAN_DAYS)} and day >= ${fromDate} and day <= ${toDate}
    group by day order by day`
  return (await engine.query(scores.compile(sqlFor(engine.dialect)))).map((row) => ({
    date: row.day,
    skuCount: row.sku_count,
    actualUnits: row.actual_units,
    forecastUnits: row.forecast_milli_units / MILLI,
    absoluteErrorUnits: row.absolute_error_milli_units / MILLI,
    within50Count: row.within_50_count,
    within90Count: row.within_90_count,
    isBacktest: row.is_backtest === 1,
  }))
}
