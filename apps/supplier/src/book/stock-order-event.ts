import type { StockOrder } from './stock-order-types.ts'

/** What the shop is told about an order for its shelf [SUP-7]. */
export type StockOrderEvent = {
  type: 'stock_order.confirmed' | 'stock_order.declined' | 'stock_order.shipped'
  timestampMs: number
  data: Record<string, unknown>
}

/** The event of the state an order has just reached. */
export function stockOrderEvent(order: StockOrder, timestampMs: number): StockOrderEvent {
  const { orderId, supplierId, deliveryDate } = order
  const subject = { orderId, supplierId }
  switch (order.status) {
    case 'confirmed':
      return {
        type: 'stock_order.confirmed',
        timestampMs,
        data: { ...subject, deliveryDate, lines: order.confirmed },
      }
    case 'declined': {
      const { declineReason: reason, offeredDate } = order
      return { type: 'stock_order.declined', timestampMs, data: { ...subject, reason, offeredDate } }
    }
    case 'shipped': {
      const { lots, trackingNumber } = order
      return { type: 'stock_order.shipped', timestampMs, data: { ...subject, deliveryDate, trackingNumber, lots } }
    }
    case 'received':
      throw new Error('nobody is told of an order they have just sent')
  }
}
