import { buildPanel, type DemandSeries } from '@onhand/forecast'
import { parseMoment, seasonLength } from '@onhand/forecast/panel/periods'
import { differenceScale, recentRevenue, seasonalScale } from '@onhand/forecast/score/scales'
import { ScoreKeeper, type Scores } from '@onhand/forecast/score/score'
import type { DemandTable } from './demand-table.ts'
import { readDemand } from './read-demand.ts'
import { readForecast, seriesKey, type WrittenForecast } from './read-forecast.ts'

// The M5 competition weighs series by their revenue in this many last periods of the training data.
const WEIGHT_PERIODS = 28

/** Which files to compare, and how to read them. */
export interface ScoreJob {
  readonly forecast: string
  readonly actual: string
  readonly history?: string
  readonly format?: string
  readonly demand: 'units' | 'lines'
  /** Forecast rows without an actual: not scored, or nothing was sold. */
  readonly missing: 'skip' | 'zero'
  readonly log: (line: string) => void
}

/** Scores of the whole file and of each of its groups. */
export interface ScoreReport {
  readonly total: Scores
  /** Mean of the groups' WRMSSE, as the M5 competition ranks by; null without groups. */
  readonly meanOfGroups: number | null
  readonly groups: readonly { readonly name: string; readonly scores: Scores }[]
  readonly forecastSeriesWithoutActual: number
  readonly actualSeriesWithoutForecast: number
}

/** Compares a forecast file with what came. */
export async function scoreFiles(job: ScoreJob): Promise<ScoreReport> {
  const forecasts = await readForecast(job.forecast)
  job.log(`${forecasts.size} series in the forecast`)
  const actual = await readDemand(job.actual, job)
  const history = job.history === undefined ? null : await readDemand(job.history, job)
  const scales = history ? scalesOf(history, firstHour(forecasts)) : null
  const keepers = new Map<string, ScoreKeeper>()
  const total = new ScoreKeeper()
  let [matched, without] = [0, 0]
  for (const series of actual.series) {
    const forecast = forecasts.get(seriesKey(series.sku, series.location))
    if (!forecast) {
      without += 1
      continue
    }
    const units = actualOf(actual, series, { forecast, missing: job.missing })
    if (!units) continue
    matched += 1
    const scale = scales?.get(seriesKey(series.sku, series.location))
    const scored = {
      actual: units,
      mean: forecast.mean,
      quantiles: forecast.quantiles,
      weight: series.weight ?? scale?.weight ?? 1,
      squaredScale: scale?.squared ?? series.scale ?? Number.NaN,
      absoluteScale: scale?.absolute ?? Number.NaN,
    }
    total.add(scored)
    if (series.scoreGroup === undefined) continue
    const keeper = keepers.get(series.scoreGroup) ?? new ScoreKeeper()
    keepers.set(series.scoreGroup, keeper)
    keeper.add(scored)
  }
  const groups = [...keepers].map(([name, keeper]) => ({ name, scores: keeper.scores() }))
  const known = groups.flatMap(({ scores }) => (scores.wrmsse === null ? [] : [scores.wrmsse]))
  return {
    total: total.scores(),
    meanOfGroups: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length,
    groups,
    forecastSeriesWithoutActual: forecasts.size - matched,
    actualSeriesWithoutForecast: without,
  }
}

/** Units of each forecast period; null when none of them is in the file. */
function actualOf(
  table: DemandTable,
  series: DemandTable['series'][number],
  by: { forecast: WrittenForecast; missing: 'skip' | 'zero' },
): Float64Array | null {
  const { hours } = by.forecast
  // A file without dates that holds later periods than the history: the first is what comes first.
  if (table.undated && !hours.some((hour) => inSpan(table, hour)))
    return Float64Array.from(series.units).slice(0, hours.length)
  const index = new Map(hours.map((hour, h) => [hour, h]))
  const units = new Float64Array(hours.length).fill(Number.NaN)
  let found = 0
  for (let i = 0; i < series.periods.length; i += 1) {
    const value = series.units[i] ?? Number.NaN
    const h = index.get(hourOf(table, series.periods[i] ?? 0))
    if (h === undefined || Number.isNaN(value)) continue
    units[h] = Number.isNaN(units[h] ?? Number.NaN) ? value : (units[h] ?? 0) + value
    found += 1
  }
  if (by.missing === 'skip') return found === 0 ? null : units
  return units.map((value, h) => (Number.isNaN(value) && inSpan(table, hours[h] ?? 0) ? 0 : value))
}

function inSpan(table: DemandTable, hour: number): boolean {
  return hour >= hourOf(table, table.firstPeriod) && hour <= hourOf(table, table.lastPeriod)
}

function scalesOf(history: DemandTable, firstForecastHour: number) {
  let originPeriod = history.lastPeriod
  while (originPeriod > history.firstPeriod && hourOf(history, originPeriod) >= firstForecastHour) originPeriod -= 1
  const price = history.covariateNames.indexOf('price')
  const season = seasonLength(history.step)
  const scales = new Map<string, { squared: number; absolute: number; weight: number }>()
  for (const series of history.series) {
    const panel = buildPanel(history, [series], { firstPeriod: history.firstPeriod, originPeriod, horizon: 0 })
    const one: DemandSeries | undefined = panel.series[0]
    if (!one) continue
    scales.set(seriesKey(one.sku, one.location), {
      squared: differenceScale(one.units),
      absolute: seasonalScale(one.units, season),
      // A file that states its weights states them for its actuals too, which often come without.
      weight: series.weight ?? recentRevenue(one.units, one.covariates[price], WEIGHT_PERIODS),
    })
  }
  return scales
}

function firstHour(forecasts: ReadonlyMap<string, WrittenForecast>): number {
  let first = Number.POSITIVE_INFINITY
  for (const { hours } of forecasts.values()) for (const hour of hours) if (hour < first) first = hour
  return first
}

const HOURS = new WeakMap<DemandTable, Map<number, number>>()

/** The hour that a period of a table is written as. */
function hourOf(table: DemandTable, period: number): number {
  const known = HOURS.get(table) ?? new Map<number, number>()
  HOURS.set(table, known)
  let hour = known.get(period)
  if (hour === undefined) {
    const moment = parseMoment(table.writePeriod(period))
    hour = moment ? moment.day * 24 + moment.hour : Number.NaN
    known.set(period, hour)
  }
  return hour
}
