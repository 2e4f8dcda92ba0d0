import { isoOfPeriod, parseMoment, periodOf } from '@onhand/forecast/panel/periods'
import { columnOf, numberCell, refused } from '../cells.ts'
import { TableBuilder } from '../demand-table.ts'
import { MomentReader } from '../moments.ts'
import type { Adapter } from './adapter.ts'

/** One row per SKU and one column per month, week or day, named by its date (Carparts, RAF spares). Blank: nothing sold. */
export const wideByDate: Adapter = {
  name: 'wide-by-date',
  matches: (header) => header.filter((name) => parseMoment(name) !== null).length >= 2,
  async read({ path, header, records }, options) {
    const moments = new MomentReader()
    const columns = header.flatMap((name, index) => {
      const hours = moments.read(name)
      return hours === null ? [] : [{ index, hours }]
    })
    const line = moments.timeLine(options.step)
    const location = columnOf(header, 'location', 'store', 'store_id')
    const leadTime = columnOf(header, 'lead_time_months')
    const cost = columnOf(header, 'unit_cost', 'price_gbp')
    const builder = new TableBuilder(0)
    for await (const record of records) {
      const place = { file: path, record, header }
      const months = leadTime === -1 ? Number.NaN : numberCell(place, leadTime)
      const unitCost = cost === -1 ? Number.NaN : numberCell(place, cost)
      const facts = {
        sku: record.cells[0] ?? '',
        location: location === -1 ? 'all' : (record.cells[location] ?? ''),
        ...(Number.isNaN(months) ? {} : { leadTimePeriods: months }),
        ...(Number.isNaN(unitCost) ? {} : { unitCost }),
      }
      if (facts.sku === '') throw refused(place, 0, 'the name of an SKU')
      for (const { index, hours } of columns) {
        const units = numberCell(place, index)
        builder.add(facts, line.periodOfHours(hours), { units: Number.isNaN(units) ? 0 : units })
      }
    }
    return builder.finish({
      name: path,
      step: line.step,
      weekStart: line.weekStart,
      covariateNames: [],
      gaps: 'zero',
      calendar: [],
      writePeriod: line.writePeriod,
      undated: false,
    })
  },
}

const STORE_ITEM = /^s(\d+)_i(\d+)$/

/** Store-Item: a date and one column `s…_i…` per store and item. */
export const storeItem: Adapter = {
  name: 'store-item',
  matches: (header) => header.filter((name) => STORE_ITEM.test(name)).length >= 1,
  async read({ path, header, records }) {
    const columns = header.flatMap((name, index) => {
      const match = STORE_ITEM.exec(name)
      if (!match) return []
      const [sku, location] = [`i${match[2]}`, `s${match[1]}`]
      return [{ index, facts: { sku, location, groups: [sku, location] } }]
    })
    const date = columnOf(header, 'date')
    const builder = new TableBuilder(0)
    for await (const record of records) {
      const place = { file: path, record, header }
      const moment = parseMoment(record.cells[date] ?? '')
      if (!moment) throw refused(place, date, 'a date such as 2017-09-30')
      for (const { index, facts } of columns) builder.add(facts, moment.day, { units: numberCell(place, index) })
    }
    return builder.finish({
      name: path,
      step: 'day',
      weekStart: 0,
      covariateNames: [],
      gaps: 'zero',
      calendar: [],
      writePeriod: (period) => isoOfPeriod('day', period),
      undated: false,
    })
  },
}

// The hour at which every undated series ends: 1980-01-01T23.
const LAST_HOUR = periodOf('hour', { day: 3652, hour: 23 })

/** M4: one undated row per series, `V1` its name, then its values. All series are taken to end in the same hour. */
export const m4: Adapter = {
  name: 'm4',
  matches: (header) => header[0] === 'V1' && header[1] === 'V2',
  async read({ path, header, records }) {
    const builder = new TableBuilder(0)
    for await (const record of records) {
      const place = { file: path, record, header }
      let length = record.cells.length
      while (length > 1 && ['', 'NA'].includes(record.cells[length - 1] ?? '')) length -= 1
      const facts = { sku: record.cells[0] ?? '', location: 'all' }
      for (let index = 1; index < length; index += 1) {
        builder.add(facts, LAST_HOUR - (length - 1 - index), { units: numberCell(place, index) })
      }
    }
    return builder.finish({
      name: path,
      step: 'hour',
      weekStart: 0,
      covariateNames: [],
      gaps: 'unknown',
      calendar: [],
      writePeriod: (period) => isoOfPeriod('hour', period),
      undated: true,
    })
  },
}
