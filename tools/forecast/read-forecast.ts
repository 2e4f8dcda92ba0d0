import { parseMoment } from '@onhand/forecast/panel/periods'
import { columnOf, numberCell, refused } from './cells.ts'
import { openCsv } from './neighbour.ts'
import { FORECAST_HEADER } from './write-forecast.ts'

/** A written forecast of one series, its rows in the file's order. */
export interface WrittenForecast {
  readonly sku: string
  readonly location: string
  /** Hours since 1970-01-01 at which each forecast period begins. */
  readonly hours: number[]
  readonly mean: number[]
  /** One row per level; empty when the file has points only. */
  readonly quantiles: number[][]
}

/** Key of a series within a file. */
export function seriesKey(sku: string, location: string): string {
  return `${sku}\u0000${location}`
}

/** Reads a forecast file; quantile columns may be left out. */
export async function readForecast(path: string): Promise<Map<string, WrittenForecast>> {
  const { header, records } = await openCsv(path)
  const [sku, location, date, mean] = ['sku', 'location', 'date', 'mean'].map((name) => columnOf(header, name))
  const levels = FORECAST_HEADER.slice(4).map((name) => columnOf(header, name))
  if (sku === undefined || date === undefined || mean === undefined || Math.min(sku, date, mean) < 0) {
    throw new Error(`${path}, line 1: the header should be ${FORECAST_HEADER.join(',')}`)
  }
  const withLevels = levels.every((index) => index !== -1)
  const found = new Map<string, WrittenForecast>()
  for await (const record of records) {
    const place = { file: path, record, header }
    const moment = parseMoment(record.cells[date] ?? '')
    if (!moment) throw refused(place, date, 'a date such as 2026-11-21')
    const [name, where] = [
      record.cells[sku] ?? '',
      location === undefined || location < 0 ? 'all' : (record.cells[location] ?? ''),
    ]
    const key = seriesKey(name, where)
    let one = found.get(key)
    if (!one) {
      one = { sku: name, location: where, hours: [], mean: [], quantiles: withLevels ? levels.map(() => []) : [] }
      found.set(key, one)
    }
    one.hours.push(moment.day * 24 + moment.hour)
    one.mean.push(numberCell(place, mean))
    for (const [level, row] of one.quantiles.entries()) row.push(numberCell(place, levels[level] ?? -1))
  }
  return found
}
