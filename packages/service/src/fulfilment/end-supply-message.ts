import type { FoundOrder } from '../ordering/find-order.ts'
import type { OutboxMessage } from '../ordering/ports.ts'

/** The message that has an order's suppliers told that it is over [BUY-25]; none when nothing was to be paid to any. */
export function endSupplyMessages({ record, order }: FoundOrder): readonly OutboxMessage[] {
  const isAsked = record.supplierOrders.some((one) => one.orderId === order.id && one.totalMinor > 0)
  const body = { orderGroupId: record.group.id, orderId: order.id }
  return isAsked ? [{ id: `order.ended.supply:${order.id}`, type: 'order.ended.supply', version: 1, body }] : []
}
