import type { OrderGroupView } from '@onhand/domain/ordering/types'
import type { MoneyProof } from './money-proof.ts'
import type { Refusal, ReplayPlan } from './plan-replay.ts'
import type { RefundOutcome } from './replay-refunds.ts'
import { type SaleOutcome, unitsOf } from './replay-sales.ts'
import { percentile, type ReplayReport } from './report.ts'
import type { StockProof } from './stock-proof.ts'
import type { Tails } from './tails.ts'

/** Everything a replay found out. */
export type ReplayFacts = {
  readonly slug: string
  readonly concurrency: number
  readonly plan: ReplayPlan
  readonly outcomes: readonly SaleOutcome[]
  /** The orders as they are at the end. */
  readonly orders: readonly OrderGroupView[]
  readonly refunds: readonly RefundOutcome[]
  readonly tails: Tails
  readonly stock: StockProof
  readonly money: MoneyProof
  /** Confirmation mails per order number. */
  readonly mails: ReadonlyMap<string, number>
  readonly wallMs: number
}

/** Adds a replay up and checks it against the file. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one sum after the other, into one report.
export function makeReport(facts: ReplayFacts): ReplayReport {
  const { plan, outcomes, orders, refunds, tails, stock, money, mails } = facts
  const placed = outcomes.filter((outcome) => outcome.order !== null)
  const acceptedMinor = sum(outcomes, (outcome) => outcome.sale.totalMinor - outcome.valueRefusedMinor)
  const revenueMinor = sum(orders, (order) => order.totalMinor)
  const refundedMinor = sum(orders, (order) => order.refundedMinor)
  // An order may hold refunds of cancellations that an earlier, longer run found: what is settled is at least what this one asked for.
  const acceptedRefundsMinor = sum(refunds, (refund) => refund.amountMinor)
  const done = refunds.filter((refund) => refund.refusedBecause === null)
  const plannedRefundsMinor = sum(done, ({ refund }) => refund.totalMinor)
  const durations = outcomes.flatMap((outcome) => (outcome.durationMs === null ? [] : [outcome.durationMs]))
  const mailCounts = orders.map((order) => mails.get(order.number) ?? 0)
  const refusals = refusalsByReason(plan.refusals, outcomes)
  const salesRefusals = plan.refusals.filter((refusal) => !/^C/i.test(refusal.invoiceNo))
  const mail = {
    sent: mailCounts.filter((count) => count > 0).length,
    missing: mailCounts.filter((count) => count === 0).length,
    doubled: mailCounts.filter((count) => count > 1).length,
  }
  const check = (name: string, problems: readonly string[]) => ({ name, ok: problems.length === 0, problems })
  const unless = (isRight: boolean, problem: string) => (isRight ? [] : [problem])
  return {
    shop: facts.slug,
    invoices: {
      sales: plan.salesInvoices,
      cancellations: plan.cancellations,
      replayed: durations.length,
      placedBefore: outcomes.length - durations.length,
      nothingToSell: plan.salesInvoices - plan.sales.length,
      rows: plan.file.rows,
    },
    orders: {
      placed: placed.length,
      lines: sum(orders, (order) => sum(order.orders, (one) => one.lines.length)),
      units: sum(outcomes, (outcome) => unitsOf(outcome.sale) - outcome.unitsRefused),
      revenueMinor,
    },
    file: {
      salesMinor: plan.file.salesMinor,
      acceptedMinor,
      refusedMinor:
        sum(salesRefusals, (refusal) => refusal.valueMinor) + sum(outcomes, (outcome) => outcome.valueRefusedMinor),
      differenceMinor: revenueMinor - acceptedMinor,
      cancelledMinor: plan.file.cancelledMinor,
    },
    refusals,
    refunds: {
      done: done.length,
      amountMinor: acceptedRefundsMinor,
      plannedMinor: plannedRefundsMinor,
      refused: countBy(refunds.flatMap((refund) => (refund.refusedBecause === null ? [] : [refund.refusedBecause]))),
    },
    supplierOrders: { paid: tails.orders.length - tails.withoutSupplierOrder, missing: tails.withoutSupplierOrder },
    mails: mail,
    stock: {
      skus: stock.skus,
      receivedUnits: stock.receivedUnits,
      soldUnits: stock.soldUnits,
      returnedUnits: stock.returnedUnits,
      availableUnits: stock.availableUnits,
      oversoldSkus: stock.oversoldSkus,
    },
    ledger: {
      sumMinor: money.ledgerSumMinor,
      holdsMinor: money.ledgerHoldsMinor,
      bankHoldsMinor: money.bankHoldsMinor,
      doubleCaptures: money.doubleCaptures,
    },
    speed: {
      ordersPerSecond: durations.length === 0 ? null : (durations.length * 1000) / facts.wallMs,
      p50Ms: percentile(durations, 0.5),
      p99Ms: percentile(durations, 0.99),
      concurrency: facts.concurrency,
      wallMs: Math.round(facts.wallMs),
    },
    checks: [
      check(
        'every order equals its invoice, line by line',
        outcomes.flatMap((outcome) => outcome.problems),
      ),
      check(
        'revenue equals the file for all accepted lines',
        unless(revenueMinor === acceptedMinor, `${revenueMinor} instead of ${acceptedMinor}`),
      ),
      check('accepted and refused rows are the whole file', fileProblems(facts, acceptedMinor)),
      check('refunds equal the cancelled lines they answer', [
        ...unless(
          acceptedRefundsMinor === plannedRefundsMinor,
          `${acceptedRefundsMinor} instead of ${plannedRefundsMinor}`,
        ),
        ...unless(refundedMinor >= acceptedRefundsMinor, `only ${refundedMinor} of ${acceptedRefundsMinor} are back`),
      ]),
      check('no unit is oversold, and every unit is accounted for', [
        ...unless(stock.oversoldSkus === 0, `${stock.oversoldSkus} SKUs were oversold`),
        ...stock.problems,
      ]),
      check('the ledger balances and equals the bank statement', money.problems),
      check(
        'every order has its paid supplier order',
        unless(tails.withoutSupplierOrder === 0, `${tails.withoutSupplierOrder} have none yet`),
      ),
      check('every order has its mail, exactly one', [
        ...unless(mail.missing === 0, `${mail.missing} have none`),
        ...unless(mail.doubled === 0, `${mail.doubled} have several`),
        ...unless(tails.withoutMail === 0, `${tails.withoutMail} do not say that it was sent`),
      ]),
    ],
  }
}

/** Sold, refused and left over have to come to the file's own total. */
function fileProblems({ plan, outcomes }: ReplayFacts, acceptedMinor: number): string[] {
  const refusedMinor = sum(
    plan.refusals.filter((refusal) => !/^C/i.test(refusal.invoiceNo)),
    (refusal) => refusal.valueMinor,
  )
  const soldOutMinor = sum(outcomes, (outcome) => outcome.valueRefusedMinor)
  const missing = plan.file.salesMinor - acceptedMinor - refusedMinor - soldOutMinor
  return missing === 0 ? [] : [`${missing} of the file's ${plan.file.salesMinor} are neither sold nor refused`]
}

function refusalsByReason(planned: readonly Refusal[], outcomes: readonly SaleOutcome[]): ReplayReport['refusals'] {
  const found: Record<string, { rows: number; units: number; valueMinor: number }> = {}
  const note = (reason: string, units: number, valueMinor: number) => {
    const row = found[reason] ?? { rows: 0, units: 0, valueMinor: 0 }
    found[reason] = { rows: row.rows + 1, units: row.units + units, valueMinor: row.valueMinor + valueMinor }
  }
  for (const refusal of planned) note(refusal.reason, refusal.units, refusal.valueMinor)
  for (const outcome of outcomes)
    if (outcome.unitsRefused > 0) note('sold_out', outcome.unitsRefused, outcome.valueRefusedMinor)
  return found
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
