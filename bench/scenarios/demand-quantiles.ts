import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { normal } from '@onhand/forecast/distributions/continuous'
import type { Distribution } from '@onhand/forecast/distributions/distribution'
import { calendarOf, pageOf } from '@onhand/forecast/sparse/forecast-sparse'
import { forecastPage } from '@onhand/forecast/sparse/page'
import { fitPool } from '@onhand/forecast/sparse/pool'
import { buildPanel, type Panel } from '@onhand/forecast'
import type { DemandTable } from '../../tools/forecast/demand-table.ts'
import { readDemand } from '../../tools/forecast/read-demand.ts'

const DATA = join(import.meta.dirname, '../../../shared/data')
const LEVELS = [0.5, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995]
const COVERED = [0.95, 0.99]
// A SKU takes part when it sold in so many periods before the first origin: known from the past alone.
const SALES_MIN = 8

interface DataSet {
  readonly name: string
  readonly file: string
  readonly demand: 'lines' | 'units'
  /** Periods before the file's end at which forecasts begin. */
  readonly origins: readonly number[]
  readonly intervals: readonly number[]
  /** Periods of the textbook's moving average. */
  readonly window: number
}

const SETS: readonly DataSet[] = [
  {
    name: 'Online Retail order lines',
    file: 'online_retail/transactions_2010-12-01_2011-11-10.csv.gz',
    demand: 'lines',
    origins: [112, 96, 82, 68, 54, 40, 26, 12],
    intervals: [2, 4],
    window: 56,
  },
  {
    name: 'Online Retail units',
    file: 'online_retail/transactions_2010-12-01_2011-11-10.csv.gz',
    demand: 'units',
    origins: [112, 68, 40, 12],
    intervals: [4],
    window: 56,
  },
  {
    name: 'RAF spares',
    file: 'raf_spares/demand_1996-01_2001-12.csv.gz',
    demand: 'units',
    origins: [24, 18, 12, 6],
    intervals: [1, 3, 6],
    window: 12,
  },
  {
    name: 'Carparts',
    file: 'carparts/sales_1998-01_2001-03.csv.gz',
    demand: 'units',
    origins: [15, 12, 9, 6],
    intervals: [1, 3],
    window: 12,
  },
  {
    name: 'Complete Journey lines',
    file: 'complete_journey/transactions_sample.csv.gz',
    demand: 'lines',
    origins: [112, 82, 54, 26],
    intervals: [4],
    window: 56,
  },
]

/** Loss and coverage of one method for the demand of an interval. */
export interface QuantileFigures {
  readonly set: string
  readonly skus: number
  readonly interval: number
  readonly method: 'ours' | 'textbook normal'
  /** Twice the mean pinball loss over the levels, by the demand, in per cent. */
  readonly wql: number
  /** Share of intervals within the 95 % and the 99 % quantile. */
  readonly covered: readonly number[]
}

/** Quantiles of the demand over protection intervals, at several origins of each set, seen from the past alone. */
export async function demandQuantiles(print: (line: string) => void): Promise<QuantileFigures[]> {
  const figures: QuantileFigures[] = []
  for (const set of SETS) {
    const path = join(DATA, set.file)
    if (!existsSync(path)) {
      print(`${set.name}: not measured, ${set.file} is not there`)
      continue
    }
    for (const one of measure(set, await readDemand(path, { demand: set.demand, log: print }))) {
      figures.push(one)
      print(
        `${one.set.padEnd(26)} ${String(one.skus).padStart(5)} SKUs, ${one.interval} ahead, ${one.method.padEnd(15)} wQL ${one.wql} %, covered ${one.covered.join(' / ')}`,
      )
    }
  }
  return figures
}

function measure(set: DataSet, table: DemandTable): QuantileFigures[] {
  const first = table.lastPeriod - Math.max(...set.origins)
  const taking = table.series.filter((series) => {
    let sales = 0
    for (let i = 0; i < series.periods.length; i += 1) {
      if ((series.units[i] ?? 0) > 0 && (series.periods[i] ?? 0) <= first) sales += 1
    }
    return sales >= SALES_MIN
  })
  const panelTo = (originPeriod: number, horizon: number) =>
    buildPanel(table, taking, { firstPeriod: table.firstPeriod, originPeriod, horizon })
  const whole = panelTo(table.lastPeriod, 1)
  const tallies = set.intervals.map((interval) => ({ interval, ours: new Tally(), textbook: new Tally() }))
  for (const origin of set.origins) {
    const panel = panelTo(table.lastPeriod - origin, Math.max(...set.intervals))
    const page = pageOf(panel)
    const forecast = forecastPage(page, fitPool(page, calendarOf(panel)))
    for (const { interval, ours, textbook } of tallies) {
      panel.series.forEach((series, sku) => {
        const came = cameAfter(whole, sku, { period: panel.originIndex + 1, interval })
        ours.add(forecast.protection(sku, 0, interval), came)
        textbook.add(textbookNormal(series.units, { interval, window: set.window }), came)
      })
    }
  }
  return tallies.flatMap(({ interval, ours, textbook }) => [
    { set: set.name, skus: taking.length, interval, method: 'ours', ...ours.figures() },
    { set: set.name, skus: taking.length, interval, method: 'textbook normal', ...textbook.figures() },
  ])
}

function cameAfter(whole: Panel, sku: number, at: { period: number; interval: number }): number {
  const series = whole.series[sku]
  if (!series) return Number.NaN
  let sum = 0
  for (let ahead = 0; ahead < at.interval; ahead += 1) {
    sum += series.units[at.period + ahead - series.startIndex] ?? Number.NaN
  }
  return sum
}

/** Moving average and standard deviation of the last periods, spread over the interval by its square root. */
function textbookNormal(units: Float64Array, over: { interval: number; window: number }): Distribution {
  const last = units.subarray(Math.max(0, units.length - over.window)).filter((value) => !Number.isNaN(value))
  const mean = last.reduce((sum, value) => sum + value, 0) / Math.max(1, last.length)
  const variance = last.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, last.length - 1)
  return normal(mean * over.interval, Math.sqrt(variance * over.interval))
}

class Tally {
  #loss = 0
  #demand = 0
  #count = 0
  readonly #covered = COVERED.map(() => 0)

  add(demand: Distribution, came: number): void {
    if (Number.isNaN(came)) return
    this.#count += 1
    this.#demand += came
    for (const level of LEVELS) {
      const over = came - Math.max(0, demand.quantile(level))
      this.#loss += over >= 0 ? level * over : (level - 1) * over
    }
    COVERED.forEach((level, i) => {
      if (came <= demand.quantile(level)) this.#covered[i] = (this.#covered[i] ?? 0) + 1
    })
  }

  figures(): { wql: number; covered: number[] } {
    return {
      wql: Math.round((20_000 * this.#loss) / LEVELS.length / this.#demand) / 100,
      covered: this.#covered.map((count) => Math.round((1000 * count) / this.#count) / 1000),
    }
  }
}
