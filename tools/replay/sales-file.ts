import { minorOf } from '@onhand/domain/data-import/decimal'
import { isGoods } from '@onhand/catalog-import/formats/online-retail'
import { csvRows } from '@onhand/catalog-import/csv-rows'
import { fileSource } from '../import/file-source.ts'

/** The file's currency. */
export const CURRENCY = 'GBP'

/** Why a row cannot be sold or given back. */
export type RefusalReason = 'not_goods' | 'no_price' | 'stock_adjustment' | 'price_not_in_pence' | 'no_description'

/** One row of an invoice. `units` and `priceMinor` as the file has them; `refusal` null when a shop can sell it. */
export type SalesRow = {
  readonly line: number
  readonly stockCode: string
  readonly description: string
  readonly units: number
  readonly priceMinor: number | null
  readonly price: string
  readonly refusal: RefusalReason | null
}

/** An invoice of the file. One that begins with C cancels. */
export type Invoice = {
  readonly invoiceNo: string
  readonly isCancellation: boolean
  readonly customerId: string
  readonly country: string
  readonly rows: readonly SalesRow[]
}

/** Reads all invoices, in the file's order. */
export async function readInvoices(path: string): Promise<Invoice[]> {
  const invoices = new Map<string, Invoice & { rows: SalesRow[] }>()
  for await (const row of csvRows(fileSource(path))) {
    const invoiceNo = row.cell('InvoiceNo')
    const isCancellation = /^C/i.test(invoiceNo)
    const price = row.cell('UnitPrice')
    const facts = {
      line: row.line,
      stockCode: row.cell('StockCode').toUpperCase(),
      description: row.cell('Description'),
      units: Number(row.cell('Quantity')),
      price,
      priceMinor: minorOf(price, CURRENCY),
    }
    const known = invoices.get(invoiceNo) ?? {
      invoiceNo,
      isCancellation,
      customerId: row.cell('CustomerID'),
      country: row.cell('Country'),
      rows: [],
    }
    known.rows.push({ ...facts, refusal: refusalOf(facts, isCancellation) })
    invoices.set(invoiceNo, known)
  }
  if (invoices.size === 0) throw new Error(`${path} holds no invoices`)
  return [...invoices.values()]
}

function refusalOf(row: Omit<SalesRow, 'refusal'>, isCancellation: boolean): RefusalReason | null {
  if (!isGoods(row.stockCode)) return 'not_goods'
  if (!Number.isSafeInteger(row.units) || row.units === 0 || row.units < 0 !== isCancellation) return 'stock_adjustment'
  if (row.priceMinor === null) return 'price_not_in_pence'
  if (row.priceMinor <= 0) return 'no_price'
  return row.description === '' ? 'no_description' : null
}
