import { StockOrderWebhook, SupplierWebhook } from '@onhand/contract/webhooks'
import type { SupplierEvent } from '@onhand/service/fulfilment/handle-supplier-event'
import type { StockNews } from '@onhand/service/purchasing/handle-stock-news'
import { z } from 'zod'

/** All that suppliers tell us: about what buyers ordered, and about orders for shelves. */
export const SupplierWord = z.discriminatedUnion('type', [...SupplierWebhook.options, ...StockOrderWebhook.options])
export type SupplierWord = z.infer<typeof SupplierWord>

/** The kinds of word a supplier has. */
export const SUPPLIER_WORDS = SupplierWord.options.map((option) => option.shape.type.value)

/** What is told of an order for a shelf. */
export function stockNews(word: StockOrderWebhook): StockNews {
  const atMs = word.timestampMs
  switch (word.type) {
    case 'stock_order.confirmed': {
      const { orderId, deliveryDate = null, lines } = word.data
      return { kind: 'confirmed', purchaseOrderId: orderId, atMs, deliveryDate, lines }
    }
    case 'stock_order.declined': {
      const { orderId, reason, offeredDate = null } = word.data
      return { kind: 'declined', purchaseOrderId: orderId, atMs, reason: reason ?? '', offeredDate }
    }
    case 'stock_order.shipped': {
      const { orderId, deliveryDate = null, trackingNumber = null } = word.data
      const lots = word.data.lots.map(({ position, units, lotCode, expiryDate = null }) => ({
        position,
        units,
        lotCode,
        expiryDate,
      }))
      return { kind: 'shipped', purchaseOrderId: orderId, atMs, deliveryDate, trackingNumber, lots }
    }
  }
}

/** What is told of a buyer's order. */
export function supplierEvent(word: SupplierWebhook): SupplierEvent {
  const atMs = word.timestampMs
  const supplierOrderId = word.data.orderId
  switch (word.type) {
    case 'supplier_order.confirmed':
      return { kind: 'confirmed', supplierOrderId, atMs, shipDate: word.data.shipDate ?? null }
    case 'supplier_order.declined':
      return { kind: 'declined', supplierOrderId, atMs, reason: word.data.reason ?? '' }
    case 'supplier_order.repaid':
      return { kind: 'repaid', supplierOrderId, atMs }
    case 'supplier_order.shipped':
      return { kind: 'shipped', supplierOrderId, atMs }
  }
}

/** True for a word about an order for a shelf. */
export function isOfShelf(word: SupplierWord): word is StockOrderWebhook {
  return word.type.startsWith('stock_order.')
}
