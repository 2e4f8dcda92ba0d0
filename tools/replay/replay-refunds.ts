import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { inParallel } from '../client/in-parallel.ts'
import { ShopRefusal } from '../client/shop-client.ts'
import type { PlannedRefund } from './plan-replay.ts'
import type { ReplayTools, SaleOutcome } from './replay-sales.ts'

/** What became of a cancellation. `amountMinor` 0 with a reason when it was refused. */
export type RefundOutcome = {
  readonly refund: PlannedRefund
  readonly amountMinor: number
  readonly refusedBecause: string | null
}

/** Gives back what later cancellations name, one at a time per order, the goods back into stock. Ids follow from the invoices: a repeat gives nothing twice. */
export async function replayRefunds(
  tools: ReplayTools,
  refunds: readonly PlannedRefund[],
  outcomes: readonly SaleOutcome[],
): Promise<RefundOutcome[]> {
  const orders = new Map(outcomes.map((outcome) => [outcome.sale.invoiceNo, outcome.order]))
  const byOrder = [...Map.groupBy(refunds, (refund) => refund.originalInvoiceNo).values()]
  const done = await inParallel(byOrder, 4, async (group) => {
    const results: RefundOutcome[] = []
    for (const refund of group)
      results.push(await replayRefund(tools, refund, orders.get(refund.originalInvoiceNo) ?? null))
    return results
  })
  return done.flat()
}

async function replayRefund(
  tools: ReplayTools,
  refund: PlannedRefund,
  group: OrderGroupView | null,
): Promise<RefundOutcome> {
  const [order] = group?.orders ?? []
  if (!order) return { refund, amountMinor: 0, refusedBecause: 'original_not_bought' }
  const lines = refund.lines.flatMap(({ offer, units }) => {
    const line = order.lines.find((candidate) => candidate.skuId === tools.names.skuId(offer))
    return line ? [{ orderLineId: line.orderLineId, units, isRestocked: true }] : []
  })
  if (lines.length < refund.lines.length) return { refund, amountMinor: 0, refusedBecause: 'original_not_bought' }
  try {
    const refundId = tools.names.refundId(refund.invoiceNo, refund.originalInvoiceNo)
    const taken = await tools.operator.mutate('order.refund', {
      refundId,
      orderId: order.orderId,
      reason: `cancelled by ${refund.invoiceNo}`,
      lines,
    })
    return { refund, amountMinor: taken.amountMinor, refusedBecause: null }
  } catch (error) {
    if (error instanceof ShopRefusal) return { refund, amountMinor: 0, refusedBecause: error.code }
    throw error
  }
}
