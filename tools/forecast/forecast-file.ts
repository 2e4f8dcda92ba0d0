import { type Forecaster, forecastPanel, type Step } from '@onhand/forecast'
import { YARDSTICKS } from '@onhand/forecast/models/yardsticks'
import { parseMoment, periodOf } from '@onhand/forecast/panel/periods'
import { type DemandTable, panelsOf } from './demand-table.ts'
import { endsTogether } from './ends-together.ts'
import { readDemand } from './read-demand.ts'
import { openForecastWriter } from './write-forecast.ts'

/** What to forecast from which file into which. */
export interface ForecastJob {
  readonly data: string
  readonly out: string
  readonly horizon: number
  readonly demand: 'units' | 'lines'
  readonly step?: Step
  readonly origin?: string
  readonly format?: string
  /** A yardstick instead of the engine, and the length of its season. */
  readonly model?: string
  readonly season?: number
  readonly log: (line: string) => void
}

/** What was written. */
export interface ForecastSummary {
  readonly data: string
  readonly out: string
  readonly step: Step
  /** The last period whose units were used. */
  readonly origin: string
  readonly horizon: number
  readonly series: number
  readonly rows: number
}

/** Reads a file, forecasts it page by page and writes the forecasts. Leaves no file behind when it fails. */
export async function forecastFile(job: ForecastJob): Promise<ForecastSummary> {
  const forecaster = forecasterOf(job)
  const read = await readDemand(job.data, job)
  const { table, lag } = job.origin === undefined ? endsTogether(read) : { table: read, lag: () => 0 }
  const originPeriod = originOf(table, job.origin)
  job.log(
    `${table.series.length} series of ${table.step}s from ${table.writePeriod(table.firstPeriod)}, origin ${table.writePeriod(originPeriod)}` +
      (table.covariateNames.length > 0 ? `; known besides: ${table.covariateNames.join(', ')}` : ''),
  )
  const datesFrom = (origin: number) => Array.from({ length: job.horizon }, (_, h) => table.writePeriod(origin + 1 + h))
  const dates = datesFrom(originPeriod)
  const writer = await openForecastWriter(job.out)
  let series = 0
  try {
    for (const panel of panelsOf(table, { originPeriod, horizon: job.horizon })) {
      for (const forecast of forecaster(panel)) {
        const late = lag(forecast)
        await writer.write(forecast, late === 0 ? dates : datesFrom(originPeriod - late))
      }
      series += panel.series.length
      job.log(`${series} of ${table.series.length} series forecast`)
    }
    await writer.close()
  } catch (error) {
    await writer.abandon()
    throw error
  }
  return {
    data: job.data,
    out: job.out,
    step: table.step,
    origin: table.writePeriod(originPeriod),
    horizon: job.horizon,
    series,
    rows: series * job.horizon,
  }
}

function forecasterOf({ model, season }: ForecastJob): Forecaster {
  if (model === undefined) return forecastPanel
  const yardstick = YARDSTICKS[model]
  if (!yardstick) throw new Error(`--model is ${model}; it should be ${Object.keys(YARDSTICKS).join(', ')} or left out`)
  return yardstick(season)
}

/** The period of `--origin`, or the last one with units. */
export function originOf(table: DemandTable, origin: string | undefined): number {
  if (origin === undefined) return table.lastPeriod
  const moment = parseMoment(origin)
  if (!moment) throw new Error(`--origin is ${origin}; it should be a date such as 2026-11-21, or 2026-11-21T13`)
  const period = periodOf(table.step, moment, table.weekStart)
  if (period < table.firstPeriod || period > table.lastPeriod) {
    throw new Error(
      `--origin is ${origin}; the file knows units from ${table.writePeriod(table.firstPeriod)} to ${table.writePeriod(table.lastPeriod)}`,
    )
  }
  return period
}
