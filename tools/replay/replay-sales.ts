import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { inParallel } from '../client/in-parallel.ts'
import type { Patience } from '../client/fetch-patiently.ts'
import type { ShopClient } from '../client/shop-client.ts'
import { buy } from '../client/shopper.ts'
import type { PlannedSale } from './plan-replay.ts'
import type { ReplayNames } from './replay-shop.ts'

/** What became of an invoice. `order` null: nothing of it was there to buy. `durationMs` null: it was placed by an earlier run. */
export type SaleOutcome = {
  readonly sale: PlannedSale
  readonly order: OrderGroupView | null
  readonly durationMs: number | null
  readonly unitsRefused: number
  readonly valueRefusedMinor: number
  readonly problems: readonly string[]
}

/** What the steps of a replay share. */
export type ReplayTools = {
  readonly shopper: ShopClient
  readonly operator: ShopClient
  readonly names: ReplayNames
  readonly patience: Patience
  readonly log: (line: string) => void
}

// A line of progress at most this often.
const PROGRESS_MS = 2_000

/** Sends every sale through the public API, `concurrency` shoppers at once. Sales that an earlier run placed are only read. */
export async function replaySales(
  tools: ReplayTools,
  sales: readonly PlannedSale[],
  concurrency: number,
): Promise<{ readonly outcomes: readonly SaleOutcome[]; readonly wallMs: number }> {
  const startedAtMs = performance.now()
  let done = 0
  let units = 0
  let saidAtMs = startedAtMs
  const outcomes = await inParallel(sales, concurrency, async (sale) => {
    const outcome = await replaySale(tools, sale)
    done += 1
    units += unitsOf(sale) - outcome.unitsRefused
    const nowMs = performance.now()
    if (nowMs - saidAtMs > PROGRESS_MS || done === sales.length) {
      saidAtMs = nowMs
      tools.log(
        `${done} of ${sales.length} invoices · ${units} units · ${((done * 1000) / (nowMs - startedAtMs)).toFixed(1)} orders/s`,
      )
    }
    return outcome
  })
  return { outcomes, wallMs: performance.now() - startedAtMs }
}

/** One sale; compares the order that came of it with the file, line by line. */
async function replaySale(tools: ReplayTools, sale: PlannedSale): Promise<SaleOutcome> {
  const { shopper: shop, names } = tools
  const cartId = names.cartId(sale.invoiceNo)
  const lines = sale.lines.map(({ offer, units }) => ({ skuId: names.skuId(offer), units }))
  const before = await shop.query('cart.get', { cartId, locale: 'en' })
  const startedAtMs = performance.now()
  const token =
    before.status === 'placed'
      ? before.orderToken
      : (await buy(shop, { cartId, shopper: names.shopper(sale), lines }, tools.patience)).orderToken
  const durationMs = before.status === 'placed' ? null : performance.now() - startedAtMs
  const order = token === null ? null : await shop.query('order.byToken', { token })
  return { sale, order, durationMs, ...compare(sale, order, names) }
}

/** What an order has less than its invoice, and what is wrong with it: another price, more units, lines nobody asked for, sums that differ. */
export function compare(
  sale: PlannedSale,
  order: OrderGroupView | null,
  names: Pick<ReplayNames, 'skuId'>,
): Pick<SaleOutcome, 'unitsRefused' | 'valueRefusedMinor' | 'problems'> {
  const problems: string[] = []
  const sold = new Map(order?.orders.flatMap((one) => one.lines.map((line) => [line.skuId, line] as const)))
  if (order && sold.size !== order.orders.reduce((sum, one) => sum + one.lines.length, 0))
    problems.push(`${sale.invoiceNo}: a SKU has two lines`)
  let unitsRefused = 0
  let valueRefusedMinor = 0
  for (const { offer, units, priceMinor } of sale.lines) {
    const line = sold.get(names.skuId(offer))
    sold.delete(names.skuId(offer))
    const missing = units - (line?.units ?? 0)
    if (missing < 0) problems.push(`${sale.invoiceNo}: ${offer} has ${-missing} units too many`)
    if (line && (line.unitPriceMinor !== priceMinor || line.totalMinor !== line.units * priceMinor))
      problems.push(`${sale.invoiceNo}: ${offer} was sold at another price`)
    unitsRefused += Math.max(0, missing)
    valueRefusedMinor += Math.max(0, missing) * priceMinor
  }
  if (sold.size > 0) problems.push(`${sale.invoiceNo}: ${sold.size} lines that the invoice does not have`)
  const paidMinor = order?.totalMinor ?? 0
  if (paidMinor !== sale.totalMinor - valueRefusedMinor)
    problems.push(`${sale.invoiceNo}: paid ${paidMinor} instead of ${sale.totalMinor - valueRefusedMinor}`)
  return { unitsRefused, valueRefusedMinor, problems }
}

/** Units that an invoice asks for. */
export function unitsOf(sale: { readonly lines: readonly { readonly units: number }[] }): number {
  return sale.lines.reduce((sum, line) => sum + line.units, 0)
}
