import type { SupplierOrder } from './types.ts'

/** What the shop is told about an order [SUP-4]. */
export type OrderEvent = {
  type: 'supplier_order.confirmed' | 'supplier_order.declined' | 'supplier_order.shipped'
  timestampMs: number
  data: {
    orderId: string
    supplierId: string
    shipDate?: string | null
    reason?: string | null
    trackingNumber?: string | null
    carrier?: string | null
  }
}

/** The event of the state an order has just reached. */
export function orderEvent(order: SupplierOrder, timestampMs: number): OrderEvent {
  const { orderId, supplierId, shipDate, trackingNumber, carrier } = order
  const subject = { orderId, supplierId }
  switch (order.status) {
    case 'confirmed':
      return { type: 'supplier_order.confirmed', timestampMs, data: { ...subject, shipDate } }
    case 'declined':
      return { type: 'supplier_order.declined', timestampMs, data: { ...subject, reason: order.declineReason } }
    case 'shipped':
      return { type: 'supplier_order.shipped', timestampMs, data: { ...subject, shipDate, trackingNumber, carrier } }
    case 'received':
      throw new Error('nobody is told of an order they have just sent')
  }
}
