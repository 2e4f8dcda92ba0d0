import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import type { OrderStatus, PlacedOrder } from '@onhand/domain/ordering/types'
import type { ServiceDeps } from '../deps.ts'
import type { OrderRecord } from '../ordering/ports.ts'

/** One vendor's order with the checkout around it, as it stands now. */
export type FoundOrder = { readonly record: OrderRecord; readonly order: PlacedOrder; readonly status: OrderStatus }

/** Reads the order that a word from outside is about; null when there is no such order. */
export async function findPlacedOrder(
  deps: Pick<ServiceDeps, 'orders'>,
  at: { readonly orderGroupId: OrderGroupId; readonly orderId: OrderId } | null,
): Promise<FoundOrder | null> {
  if (at === null) return null
  const record = await deps.orders.record(at.orderGroupId)
  const order = record?.group.orders.find((one) => one.id === at.orderId)
  const status = record?.status[at.orderId]
  if (!record || !order || !status) return null
  return { record, order, status }
}
