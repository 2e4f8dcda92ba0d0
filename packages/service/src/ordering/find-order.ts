import type { OrderId } from '@onhand/domain/ids'
import type { OrderStatus, PlacedOrder } from '@onhand/domain/ordering/types'
import type { RefundableOrder } from '@onhand/domain/payments/refund'
import { FREE_PRODUCT } from '@onhand/domain/ordering/manual-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { OrderRecord } from './ports.ts'

/** One order of a placed checkout with what is needed to change it. */
export type FoundOrder = { readonly record: OrderRecord; readonly order: PlacedOrder; readonly status: OrderStatus }

/** Reads an order by its id. */
export async function findOrder(
  deps: Pick<ServiceDeps, 'orders'>,
  orderId: OrderId,
): Promise<Result<FoundOrder, { readonly code: 'not_found'; readonly what: 'order' }>> {
  const orderGroupId = await deps.orders.groupIdOfOrder(orderId)
  const record = orderGroupId ? await deps.orders.record(orderGroupId) : null
  const found = record && orderIn(record, orderId)
  return found ? ok(found) : err({ code: 'not_found', what: 'order' })
}

/** One order of a checkout that was read. */
export function orderIn(record: OrderRecord, orderId: OrderId): FoundOrder | null {
  const order = record.group.orders.find((other) => other.id === orderId)
  const status = record.status[orderId]
  return order && status ? { record, order, status } : null
}

/** The lines that stock stands behind: not those a seller typed in as free text, which have no product. */
export function claimedLines(order: PlacedOrder): readonly PlacedOrder['lines'][number][] {
  return order.lines.filter((line) => line.productId !== FREE_PRODUCT)
}

/** The order as refund arithmetic sees it: what was given back counts unless it failed. */
export function refundable({ record, order }: FoundOrder): RefundableOrder {
  const refunds = record.refunds.filter((refund) => refund.orderId === order.id && refund.status !== 'failed')
  return {
    totalMinor: order.totalMinor,
    refundedMinor: refunds.reduce((total, refund) => total + refund.amountMinor, 0),
    lines: order.lines.map((line) => ({
      orderLineId: line.id,
      units: line.units,
      totalMinor: line.totalMinor,
      refundedUnits: refunds
        .flatMap((refund) => refund.lines)
        .filter((refunded) => refunded.orderLineId === line.id)
        .reduce((total, refunded) => total + refunded.units, 0),
    })),
  }
}
