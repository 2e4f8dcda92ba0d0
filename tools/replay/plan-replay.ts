import type { Invoice, RefusalReason, SalesRow } from './sales-file.ts'

/** Goods at one price: what the shop sells as a SKU. A shop has one price per SKU; the file has several per code, so each is an offer of its own. */
export type OfferKey = `${string}@${number}`

/** One line of a planned sale: the rows of the same goods at the same price together. */
export type PlannedLine = {
  readonly offer: OfferKey
  readonly stockCode: string
  readonly priceMinor: number
  readonly units: number
}

/** An invoice as the cart it becomes. */
export type PlannedSale = {
  readonly invoiceNo: string
  readonly customerId: string
  readonly country: string
  readonly lines: readonly PlannedLine[]
  readonly totalMinor: number
}

/** Units given back to the order of an earlier invoice. */
export type PlannedRefund = {
  readonly invoiceNo: string
  readonly originalInvoiceNo: string
  readonly lines: readonly PlannedLine[]
  readonly totalMinor: number
}

/** A row that is not replayed, and why. */
export type Refusal = {
  readonly line: number
  readonly invoiceNo: string
  readonly reason: RefusalReason | 'original_unknown'
  readonly units: number
  readonly valueMinor: number
}

/** What a replay will do. The same file, start and number always make the same plan. */
export type ReplayPlan = {
  readonly sales: readonly PlannedSale[]
  readonly refunds: readonly PlannedRefund[]
  readonly refusals: readonly Refusal[]
  readonly salesInvoices: number
  readonly cancellations: number
  /** Rows and their value as the file has them, refused ones included (where their value is a number of pence). */
  readonly file: { readonly rows: number; readonly salesMinor: number; readonly cancelledMinor: number }
}

/** Plans the first `count` sales invoices from `from` on, and the cancellations among them, in the file's order. */
export function planReplay(
  invoices: readonly Invoice[],
  options: { readonly count: number; readonly from: string | null },
): ReplayPlan {
  const chosen = choose(invoices, options)
  const refusals: Refusal[] = []
  const sales = chosen.filter((invoice) => !invoice.isCancellation).map((invoice) => planSale(invoice, refusals))
  const refunds = planRefunds(chosen, sales, refusals)
  const value = (isCancellation: boolean) =>
    chosen
      .filter((one) => one.isCancellation === isCancellation)
      .flatMap((one) => one.rows)
      .reduce((sum, row) => sum + fileValueOf(row), 0)
  return {
    sales: sales.filter((sale) => sale.lines.length > 0),
    refunds,
    refusals,
    salesInvoices: sales.length,
    cancellations: chosen.length - sales.length,
    file: {
      rows: chosen.reduce((sum, invoice) => sum + invoice.rows.length, 0),
      salesMinor: value(false),
      cancelledMinor: value(true),
    },
  }
}

function choose(invoices: readonly Invoice[], { count, from }: { count: number; from: string | null }): Invoice[] {
  const start = from === null ? 0 : invoices.findIndex((invoice) => invoice.invoiceNo === from)
  if (start < 0) throw new Error(`the file has no invoice ${from}`)
  const chosen: Invoice[] = []
  let sales = 0
  for (const invoice of invoices.slice(start)) {
    if (!invoice.isCancellation && sales === count) break
    if (!invoice.isCancellation) sales += 1
    chosen.push(invoice)
  }
  return chosen
}

function planSale(invoice: Invoice, refusals: Refusal[]): PlannedSale {
  const { invoiceNo, customerId, country } = invoice
  const lines = linesOf(invoice, refusals)
  return { invoiceNo, customerId, country, lines, totalMinor: totalOf(lines) }
}

/** Good rows by offer; bad ones are noted. Units are counted positive. */
function linesOf(invoice: Invoice, refusals: Refusal[]): PlannedLine[] {
  const lines = new Map<OfferKey, PlannedLine>()
  for (const row of invoice.rows) {
    if (row.refusal !== null || row.priceMinor === null) {
      refusals.push(refusalOf(row, invoice.invoiceNo, row.refusal ?? 'price_not_in_pence'))
      continue
    }
    const offer: OfferKey = `${row.stockCode}@${row.priceMinor}`
    const units = (lines.get(offer)?.units ?? 0) + Math.abs(row.units)
    lines.set(offer, { offer, stockCode: row.stockCode, priceMinor: row.priceMinor, units })
  }
  return [...lines.values()]
}

/** Gives each cancelled line to the latest earlier order of the same customer that still has as many of the same goods at the same price. */
function planRefunds(chosen: readonly Invoice[], sales: readonly PlannedSale[], refusals: Refusal[]): PlannedRefund[] {
  const saleOf = new Map(sales.map((sale) => [sale.invoiceNo, sale]))
  const earlier = new Map<string, { sale: PlannedSale; left: Map<OfferKey, number> }[]>()
  const refunds: PlannedRefund[] = []
  for (const invoice of chosen) {
    const sale = saleOf.get(invoice.invoiceNo)
    const bought = earlier.get(invoice.customerId) ?? []
    if (sale) {
      if (invoice.customerId !== '')
        earlier.set(invoice.customerId, [
          ...bought,
          { sale, left: new Map(sale.lines.map((line) => [line.offer, line.units])) },
        ])
      continue
    }
    const byOriginal = new Map<string, PlannedLine[]>()
    for (const line of linesOf(invoice, refusals)) {
      const original = bought.findLast(({ left }) => (left.get(line.offer) ?? 0) >= line.units)
      if (!original) {
        refusals.push({
          line: invoice.rows.find((row) => row.stockCode === line.stockCode)?.line ?? 0,
          invoiceNo: invoice.invoiceNo,
          reason: 'original_unknown',
          units: -line.units,
          valueMinor: -line.units * line.priceMinor,
        })
        continue
      }
      original.left.set(line.offer, (original.left.get(line.offer) ?? 0) - line.units)
      byOriginal.set(original.sale.invoiceNo, [...(byOriginal.get(original.sale.invoiceNo) ?? []), line])
    }
    for (const [originalInvoiceNo, lines] of byOriginal)
      refunds.push({ invoiceNo: invoice.invoiceNo, originalInvoiceNo, lines, totalMinor: totalOf(lines) })
  }
  return refunds
}

function refusalOf(row: SalesRow, invoiceNo: string, reason: RefusalReason): Refusal {
  return { line: row.line, invoiceNo, reason, units: row.units, valueMinor: fileValueOf(row) }
}

function fileValueOf(row: SalesRow): number {
  return row.priceMinor === null || !Number.isSafeInteger(row.units) ? 0 : row.units * row.priceMinor
}

function totalOf(lines: readonly PlannedLine[]): number {
  return lines.reduce((sum, line) => sum + line.units * line.priceMinor, 0)
}
