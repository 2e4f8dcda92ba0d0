import type { OrderGroupView } from '@onhand/domain/ordering/types'
import type { BankAdmin } from '../client/bank-admin.ts'
import { inParallel } from '../client/in-parallel.ts'
import { findVendor } from '../import/import-vendor.ts'
import { openJournal } from './journal.ts'
import { proveMoney } from './money-proof.ts'
import { planReplay, type ReplayPlan } from './plan-replay.ts'
import { prepareShop } from './prepare-shop.ts'
import { type RefundOutcome, replayRefunds } from './replay-refunds.ts'
import { type ReplayTools, replaySales, type SaleOutcome } from './replay-sales.ts'
import { makeReport } from './make-report.ts'
import type { ReplayReport } from './report.ts'
import type { Invoice } from './sales-file.ts'
import { expectedStock, proveStock } from './stock-proof.ts'
import { confirmationMails, waitForOrders, waitForTails } from './tails.ts'

/** What a replay is asked for. */
export type ReplayOptions = {
  readonly slug: string
  readonly count: number
  readonly from: string | null
  readonly concurrency: number
  /** Opening units of every SKU; null: as many as the whole file sells. */
  readonly stockUnits: number | null
  /** How long to wait for supplier orders, mails, refunds and projections. */
  readonly waitMs: number
  readonly dataDir: string
  readonly mailUrl: string
  readonly bank: { readonly url: string; readonly apiKey: string; readonly account: string; readonly admin: BankAdmin }
}

/** Replays real invoices through the public API and proves the outcome. Every id follows from the file: run again, it goes on where it was stopped. */
export async function runReplay(
  tools: ReplayTools,
  invoices: readonly Invoice[],
  options: ReplayOptions,
): Promise<ReplayReport> {
  const { slug, waitMs } = options
  const plan = planReplay(invoices, options)
  tools.log(
    `${plan.salesInvoices} invoices and ${plan.cancellations} cancellations, ${plan.sales.length} with something to sell`,
  )
  const journal = openJournal(options.dataDir, slug, (await findVendor(tools.operator, slug)) === null)
  const known = journal.invoices.known()
  const before = planReplay(
    invoices.filter((invoice) => known.has(invoice.invoiceNo)),
    { count: known.size, from: null },
  )
  const received = await prepareShop(tools, options.bank.admin, {
    slug,
    invoices,
    sales: [...plan.sales, ...before.sales],
    stockUnits: options.stockUnits,
    confirmed: journal.goods,
  })
  journal.invoices.add(plan.sales.map((sale) => sale.invoiceNo))

  const { outcomes, wallMs } = await replaySales(tools, plan.sales, options.concurrency)
  const tails = await waitForTails(
    tools,
    outcomes.flatMap((outcome) => (outcome.order ? [outcome.order] : [])),
    waitMs,
  )
  tools.log(`${plan.refunds.length} cancellations become refunds`)
  const refunds = await replayRefunds(tools, plan.refunds, outcomes)
  const orders = await waitForRefunds(tools, tails.orders, { refunds, outcomes, waitMs })

  tools.log('proving stock, ledger and mails')
  const others = await otherOrders(tools, [...journal.invoices.known()], plan)
  const stock = await proveStock(tools, expectedStock(received, [...orders, ...others]), waitMs)
  const money = await proveMoney(tools, options.bank, waitMs)
  const mails = await confirmationMails(options.mailUrl, tools, slug)
  return makeReport({
    plan,
    concurrency: options.concurrency,
    slug,
    outcomes,
    orders,
    refunds,
    tails,
    stock,
    money,
    mails,
    wallMs,
  })
}

/** Until each order shows what was given back for it. */
function waitForRefunds(
  tools: ReplayTools,
  orders: readonly OrderGroupView[],
  facts: { refunds: readonly RefundOutcome[]; outcomes: readonly SaleOutcome[]; waitMs: number },
): Promise<OrderGroupView[]> {
  const groupOf = new Map(facts.outcomes.map((outcome) => [outcome.sale.invoiceNo, outcome.order?.orderGroupId]))
  const due = new Map<string, number>()
  for (const { refund, amountMinor } of facts.refunds) {
    const groupId = groupOf.get(refund.originalInvoiceNo)
    if (groupId) due.set(groupId, (due.get(groupId) ?? 0) + amountMinor)
  }
  return waitForOrders(tools, orders, {
    isReady: (order) => order.refundedMinor >= (due.get(order.orderGroupId) ?? 0),
    waitMs: facts.waitMs,
    what: 'refunds',
  })
}

/** Orders of earlier runs that this plan does not hold: they took stock, too. */
async function otherOrders(tools: ReplayTools, known: readonly string[], plan: ReplayPlan): Promise<OrderGroupView[]> {
  const planned = new Set(plan.sales.map((sale) => sale.invoiceNo))
  const others = known.filter((invoiceNo) => !planned.has(invoiceNo))
  const found = await inParallel(others, 8, async (invoiceNo) => {
    const cart = await tools.shopper.query('cart.get', { cartId: tools.names.cartId(invoiceNo), locale: 'en' })
    return cart.orderToken === null ? [] : [await tools.shopper.query('order.byToken', { token: cart.orderToken })]
  })
  return found.flat()
}
