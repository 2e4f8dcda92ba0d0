import { SUBSTITUTED } from '@onhand/domain/ordering/substitution'
import type { PlacedLine, PlacedOrder } from '@onhand/domain/ordering/types'
import type { JobDeps } from '../../deps.ts'
import type { RefundRecord } from '../ports.ts'

/** The lines that stand in for what a refund is about. */
export function substitutesOf(
  order: PlacedOrder,
  refund: Pick<RefundRecord, 'id' | 'reason' | 'lines'>,
): readonly { readonly line: PlacedLine; readonly paid: PlacedLine }[] {
  if (refund.reason !== SUBSTITUTED) return []
  return order.lines.flatMap((line) => {
    const paid = order.lines.find((one) => one.id === line.replacesLineId)
    // A line may be short in several lots, each with a refund and a substitute of its own: the same letters end both ids.
    const isOurs =
      paid && refund.id.slice(refund.id.lastIndexOf('p') + 1) === line.id.slice(line.id.lastIndexOf('s') + 1)
    return isOurs && refund.lines.some((one) => one.orderLineId === paid.id) ? [{ line, paid }] : []
  })
}

/** Makes the claims of goods that stand in the order's own [ORD-29]. May be repeated; what was sent meanwhile has gone on. */
export async function keepSubstitutes(
  deps: Pick<JobDeps, 'stock' | 'log'>,
  order: PlacedOrder,
  refund: Pick<RefundRecord, 'id' | 'reason' | 'lines'>,
): Promise<void> {
  for (const { line } of substitutesOf(order, refund)) {
    const allocated = await deps.stock.allocate(line.skuId, line.reservationId)
    if (!allocated.ok) deps.log.warn('ordering.substitute.claim', { orderId: order.id, ...allocated.error })
  }
}
