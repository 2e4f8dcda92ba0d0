import { columnOf, numberCell, refused } from '../cells.ts'
import { periodsOfDays, type SeriesFacts, TableBuilder } from '../demand-table.ts'
import { MomentReader } from '../moments.ts'
import type { Adapter, OpenFile, ReadOptions } from './adapter.ts'

const GROUP_COLUMNS = ['category', 'department', 'dept_id', 'cat_id', 'vendor', 'brand', 'city', 'state_id', 'group']
const FLAGS = new Map([
  ['true', 1],
  ['yes', 1],
  ['false', 0],
  ['no', 0],
])

interface Columns {
  readonly sku: number
  readonly location: number
  readonly date: number
  readonly units: number
  readonly leadTime: number
  readonly unitCost: number
  readonly groups: readonly number[]
  readonly covariates: readonly number[]
}

/** `sku,location,date,units[,price,promo,lead_time_days,unit_cost,…]`: one row per SKU, location and period. */
export const general: Adapter = {
  name: 'general',
  matches: (header) => {
    const columns = columnsOf(header)
    return columns.date !== -1 && columns.units !== -1
  },
  async read(file, options) {
    const columns = columnsOf(file.header)
    const builder = new TableBuilder(columns.covariates.length)
    const moments = new MomentReader()
    const kinds = new CovariateCells(columns.covariates.map((index) => file.header[index] ?? ''))
    let rows = 0
    for await (const record of file.records) {
      const place = { file: file.path, record, header: file.header }
      const hours = moments.read((record.cells[columns.date] ?? '').trim())
      if (hours === null) throw refused(place, columns.date, 'a date such as 2026-11-21, 2026-11 or 2026-11-21T13')
      const sku = columns.sku === -1 ? 'all' : (record.cells[columns.sku] ?? '').trim()
      if (sku === '') throw refused(place, columns.sku, 'the name of an SKU')
      builder.add(factsOf({ columns, place, sku }), hours, {
        units: numberCell(place, columns.units),
        covariates: columns.covariates.map((index, c) => kinds.read(c, { place, index })),
      })
      rows += 1
      if (rows % 1_000_000 === 0) options.log(`${rows / 1_000_000} million rows read`)
    }
    return finish({ file, options, builder, moments, kinds })
  },
}

function finish(read: {
  file: OpenFile
  options: ReadOptions
  builder: TableBuilder
  moments: MomentReader
  kinds: CovariateCells
}) {
  const line = read.moments.timeLine(read.options.step)
  const table = read.builder.finish({
    name: read.file.path,
    step: line.step,
    weekStart: line.weekStart,
    covariateNames: [],
    gaps: line.step === 'hour' ? 'unknown' : 'zero',
    calendar: [],
    writePeriod: line.writePeriod,
    undated: false,
  })
  const kept = read.kinds.kept()
  const stockout = read.kinds.indexOf('stockout')
  return {
    ...table,
    covariateNames: kept.map(({ name }) => name),
    firstPeriod: line.periodOfHours(table.firstPeriod),
    lastPeriod: line.lastWhole(table.lastPeriod),
    series: table.series.map((series) => ({
      ...series,
      periods: Int32Array.from(series.periods, line.periodOfHours),
      ...(stockout === -1 ? {} : { stockouts: series.covariates[stockout] ?? [] }),
      covariates: kept.map(({ index }): ArrayLike<number> => series.covariates[index] ?? []),
      ...(series.leadTimePeriods === undefined
        ? {}
        : { leadTimePeriods: periodsOfDays(line.step, series.leadTimePeriods) }),
    })),
  }
}

function factsOf(row: { columns: Columns; place: Parameters<typeof numberCell>[0]; sku: string }): SeriesFacts {
  const { columns, place, sku } = row
  const cell = (index: number) => (place.record.cells[index] ?? '').trim()
  const leadTimeDays = columns.leadTime === -1 ? Number.NaN : numberCell(place, columns.leadTime)
  const unitCost = columns.unitCost === -1 ? Number.NaN : numberCell(place, columns.unitCost)
  return {
    sku,
    location: columns.location === -1 ? 'all' : cell(columns.location),
    ...(columns.groups.length === 0 ? {} : { groups: columns.groups.map(cell) }),
    ...(Number.isNaN(leadTimeDays) ? {} : { leadTimePeriods: leadTimeDays }),
    ...(Number.isNaN(unitCost) ? {} : { unitCost }),
  }
}

function columnsOf(header: readonly string[]): Columns {
  const columns = {
    sku: columnOf(header, 'sku', 'unique_id', 'item_id', 'item', 'product_id', 'product', 'part'),
    location: columnOf(header, 'location', 'store_id', 'store', 'shop', 'warehouse'),
    date: columnOf(header, 'date', 'ds', 'timestamp', 'datetime', 'time', 'hour', 'day', 'week', 'month', 'period'),
    units: columnOf(header, 'units', 'y', 'demand', 'quantity', 'sales'),
    leadTime: columnOf(header, 'lead_time_days'),
    unitCost: columnOf(header, 'unit_cost'),
  }
  const groups = GROUP_COLUMNS.map((name) => columnOf(header, name)).filter((index) => index !== -1)
  const taken = new Set([...Object.values(columns), ...groups])
  return { ...columns, groups, covariates: header.flatMap((_, index) => (taken.has(index) ? [] : [index])) }
}

/** What the further columns hold: numbers, flags, names of holidays and events; other text says nothing to a model. */
class CovariateCells {
  readonly #names: readonly string[]
  readonly #kinds: ('unknown' | 'number' | 'text')[]

  constructor(names: readonly string[]) {
    this.#names = names.map((name) => {
      const lower = name.trim().toLowerCase()
      if (lower === 'sell_price' || lower === 'unit_price') return 'price'
      return ['stock_out', 'stockout', 'censored', 'out_of_stock'].includes(lower) ? 'stockout' : lower
    })
    this.#kinds = names.map(() => 'unknown')
  }

  read(c: number, at: { place: Parameters<typeof numberCell>[0]; index: number }): number {
    const text = (at.place.record.cells[at.index] ?? '').trim()
    if (/holiday|event/.test(this.#names[c] ?? '')) {
      this.#kinds[c] = 'number'
      const value = FLAGS.get(text.toLowerCase()) ?? Number(text)
      return Number.isNaN(value) ? Number(!/^(none|na|nan)$/i.test(text)) : value
    }
    if (text === '' || this.#kinds[c] === 'text') return Number.NaN
    const flag = FLAGS.get(text.toLowerCase())
    if (this.#kinds[c] === 'unknown')
      this.#kinds[c] = flag === undefined && Number.isNaN(Number(text)) ? 'text' : 'number'
    if (flag !== undefined) return flag
    return this.#kinds[c] === 'text' ? Number.NaN : numberCell(at.place, at.index)
  }

  indexOf(name: string): number {
    return this.#names.indexOf(name)
  }

  kept(): { name: string; index: number }[] {
    return this.#names.flatMap((name, index) =>
      this.#kinds[index] === 'number' && name !== 'stockout' ? [{ name, index }] : [],
    )
  }
}
