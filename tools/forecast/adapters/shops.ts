import { dirname } from 'node:path'
import { dayNumber, isoOfPeriod, parseMoment, periodOf } from '@onhand/forecast/panel/periods'
import { columnOf, numberCell, type Place, refused } from '../cells.ts'
import { type DemandTable, TableBuilder } from '../demand-table.ts'
import { neighbour } from '../neighbour.ts'
import type { Adapter } from './adapter.ts'

/** Rossmann: sales per store and day; open, promotion and holidays are known in advance, customers are not. */
export const rossmann: Adapter = {
  name: 'rossmann',
  matches: (header) => ['Store', 'Date', 'Sales', 'StateHoliday'].every((name) => header.includes(name)),
  async read({ path, header, records }) {
    const at = (name: string) => columnOf(header, name)
    const [date, sales, open, promo] = [at('date'), at('sales'), at('open'), at('promo')]
    const builder = new TableBuilder(4)
    for await (const record of records) {
      const place = { file: path, record, header }
      const holiday = record.cells[at('stateholiday')] ?? ''
      builder.add({ sku: 'sales', location: record.cells[at('store')] ?? '' }, dayOf(place, date), {
        units: numberCell(place, sales),
        covariates: [
          numberCell(place, open),
          numberCell(place, promo),
          Number(holiday !== '0' && holiday !== ''),
          numberCell(place, at('schoolholiday')),
        ],
      })
    }
    return builder.finish({ ...daily(path), covariateNames: ['open', 'promo', 'holiday', 'school_holiday'] })
  },
}

const WALMART_COVARIATES = [
  'IsHoliday',
  'Temperature',
  'Fuel_Price',
  'MarkDown1',
  'MarkDown2',
  'MarkDown3',
  'MarkDown4',
  'MarkDown5',
]
const WALMART_NAMES = [
  'holiday',
  'temperature',
  'fuel_price',
  'markdown1',
  'markdown2',
  'markdown3',
  'markdown4',
  'markdown5',
]

/** Walmart weekly: sales in dollars per store, department and week; features.csv beside it gives the weeks to come. */
export const walmart: Adapter = {
  name: 'walmart',
  matches: (header) => ['Store', 'Dept', 'Date', 'Weekly_Sales'].every((name) => header.includes(name)),
  async read({ path, header, records }) {
    const features = await walmartFeatures(dirname(path))
    const at = (name: string) => columnOf(header, name)
    const builder = new TableBuilder(WALMART_NAMES.length)
    const departments = new Map<string, Set<string>>()
    // Weeks of this file end on Fridays, which are its dates.
    const weekStart = 1
    for await (const record of records) {
      const place = { file: path, record, header }
      const [store, sku] = [record.cells[at('store')] ?? '', record.cells[at('dept')] ?? '']
      const week = periodOf('week', { day: dayOf(place, at('date')), hour: 0 }, weekStart)
      const own = [Number(/true/i.test(record.cells[at('isholiday')] ?? ''))]
      departments.set(store, (departments.get(store) ?? new Set()).add(sku))
      builder.add({ sku, location: store, groups: [sku, store] }, week, {
        units: numberCell(place, at('weekly_sales')),
        covariates: features.get(store)?.get(week) ?? own,
      })
    }
    const known = builder.finish({ ...daily(path), step: 'week', weekStart, covariateNames: WALMART_NAMES })
    for (const [store, weeks] of features) {
      for (const [week, covariates] of weeks) {
        if (week <= known.lastPeriod) continue
        for (const sku of departments.get(store) ?? []) {
          builder.add({ sku, location: store, groups: [sku, store] }, week, { units: Number.NaN, covariates })
        }
      }
    }
    return builder.finish({
      ...daily(path),
      step: 'week',
      weekStart,
      covariateNames: WALMART_NAMES,
      writePeriod: (period) => isoOfPeriod('week', period, weekStart),
    })
  },
}

async function walmartFeatures(folder: string): Promise<Map<string, Map<number, number[]>>> {
  const stores = new Map<string, Map<number, number[]>>()
  const file = await neighbour(folder, 'features')
  if (!file) return stores
  const columns = WALMART_COVARIATES.map((name) => columnOf(file.header, name.toLowerCase()))
  for await (const record of file.records) {
    const place = { file: file.path, record, header: file.header }
    const store = record.cells[columnOf(file.header, 'store')] ?? ''
    const week = periodOf('week', { day: dayOf(place, columnOf(file.header, 'date')), hour: 0 }, 1)
    const values = columns.map((column, c) =>
      c === 0 ? Number(/true/i.test(record.cells[column] ?? '')) : numberCell(place, column),
    )
    const weeks = stores.get(store) ?? new Map<number, number[]>()
    stores.set(store, weeks.set(week, values))
  }
  return stores
}

// Week 1 of the Dominick's data begins on this Thursday.
const DOMINICKS_START = dayNumber(1989, 9, 14)
const DOMINICKS_COVARIATES = ['price', 'promo', 'featured']

/** Dominick's orange juice: the logarithm of weekly units per store and brand, with prices, deals and features. */
export const dominicks: Adapter = {
  name: 'dominicks',
  matches: (header) => ['brand', 'week', 'logmove', 'price1'].every((name) => header.includes(name)),
  async read({ path, header, records }) {
    const at = (name: string) => columnOf(header, name)
    const builder = new TableBuilder(DOMINICKS_COVARIATES.length)
    const first = periodOf('week', { day: DOMINICKS_START, hour: 0 }, 0)
    for await (const record of records) {
      const place = { file: path, record, header }
      const brand = record.cells[at('brand')] ?? ''
      builder.add(
        { sku: brand, location: record.cells[at('store')] ?? '', groups: [brand] },
        first - 1 + numberCell(place, at('week')),
        {
          units: Math.round(Math.exp(numberCell(place, at('logmove')))),
          covariates: [
            numberCell(place, at(`price${brand}`)),
            numberCell(place, at('deal')),
            numberCell(place, at('feat')),
          ],
        },
      )
    }
    return builder.finish({
      ...daily(path),
      step: 'week',
      gaps: 'unknown',
      covariateNames: DOMINICKS_COVARIATES,
      writePeriod: (period) => isoOfPeriod('week', period, 0),
    })
  },
}

function dayOf(place: Place, column: number): number {
  const moment = parseMoment((place.record.cells[column] ?? '').trim())
  if (!moment) throw refused(place, column, 'a date such as 2015-06-13')
  return moment.day
}

function daily(path: string): Omit<DemandTable, 'series' | 'firstPeriod' | 'lastPeriod' | 'covariateNames'> {
  return {
    name: path,
    step: 'day',
    weekStart: 0,
    gaps: 'zero',
    calendar: [],
    writePeriod: (period) => isoOfPeriod('day', period),
    undated: false,
  }
}
