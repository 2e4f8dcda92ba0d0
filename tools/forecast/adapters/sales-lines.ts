import { dirname } from 'node:path'
import { isoOfPeriod, parseMoment, periodOf } from '@onhand/forecast/panel/periods'
import { columnOf, numberCell, refused } from '../cells.ts'
import { type DemandTable, TableBuilder } from '../demand-table.ts'
import { neighbour } from '../neighbour.ts'
import type { Adapter, ReadOptions } from './adapter.ts'

// Articles have codes of five digits and perhaps a letter; POST, M, D and the like are postage and corrections.
const ARTICLE_CODE = /^\d{5}/

/** Online Retail: lines of invoices. Cancellations, corrections and lines without a price are no demand. */
export const onlineRetail: Adapter = {
  name: 'online-retail',
  matches: (header) => ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate'].every((name) => header.includes(name)),
  async read({ path, header, records }, options) {
    const at = (name: string) => columnOf(header, name)
    const builder = new TableBuilder(1)
    for await (const record of records) {
      const place = { file: path, record, header }
      const sku = (record.cells[at('stockcode')] ?? '').toUpperCase()
      const [quantity, price] = [numberCell(place, at('quantity')), numberCell(place, at('unitprice'))]
      const cancelled = (record.cells[at('invoiceno')] ?? '').startsWith('C')
      if (cancelled || quantity <= 0 || !(price > 0) || !ARTICLE_CODE.test(sku)) continue
      const moment = parseMoment(record.cells[at('invoicedate')] ?? '')
      if (!moment) throw refused(place, at('invoicedate'), 'a date and time such as 2010-12-01 08:26')
      builder.add({ sku, location: 'all' }, periodOf(options.step ?? 'day', moment, 4), {
        units: options.demand === 'lines' ? 1 : quantity,
        covariates: [price],
      })
    }
    return finish(path, builder, options)
  },
}

/** Complete Journey: lines of baskets per product and store; products.csv beside it gives departments and categories. */
export const completeJourney: Adapter = {
  name: 'complete-journey',
  matches: (header) => ['basket_id', 'product_id', 'transaction_timestamp'].every((name) => header.includes(name)),
  async read({ path, header, records }, options) {
    const at = (name: string) => columnOf(header, name)
    const groups = await productGroups(dirname(path))
    const builder = new TableBuilder(1)
    for await (const record of records) {
      const place = { file: path, record, header }
      const moment = parseMoment(record.cells[at('transaction_timestamp')] ?? '')
      if (!moment) throw refused(place, at('transaction_timestamp'), 'a date and time such as 2017-01-01 07:30:27')
      const quantity = numberCell(place, at('quantity'))
      if (!(quantity > 0)) continue
      const sku = record.cells[at('product_id')] ?? ''
      const own = groups.get(sku)
      const facts = { sku, location: record.cells[at('store_id')] ?? '', ...(own ? { groups: own } : {}) }
      builder.add(facts, periodOf(options.step ?? 'day', moment, 4), {
        units: options.demand === 'lines' ? 1 : quantity,
        covariates: [numberCell(place, at('sales_value')) / quantity],
      })
    }
    return finish(path, builder, options)
  },
}

function finish(path: string, builder: TableBuilder, options: ReadOptions): DemandTable {
  const step = options.step ?? 'day'
  return builder.finish({
    name: path,
    step,
    // Mondays.
    weekStart: 4,
    covariateNames: ['price'],
    gaps: 'zero',
    calendar: [],
    writePeriod: (period) => isoOfPeriod(step, period, 4),
    undated: false,
  })
}

async function productGroups(folder: string): Promise<Map<string, string[]>> {
  const groups = new Map<string, string[]>()
  const file = await neighbour(folder, 'products')
  if (!file) return groups
  const columns = ['product_category', 'department'].map((name) => columnOf(file.header, name))
  const id = columnOf(file.header, 'product_id')
  for await (const { cells } of file.records)
    groups.set(
      cells[id] ?? '',
      columns.map((column) => cells[column] ?? ''),
    )
  return groups
}
