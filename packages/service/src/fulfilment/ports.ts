import type { ShipmentId, SupplierId, SupplierOrderId } from '@onhand/domain/ids'
import type { Address } from '@onhand/domain/ordering/types'
import type { Result } from '@onhand/domain/result'

/** An order to a supplier, paid before it is sent. */
export type SupplierOrderRequest = {
  readonly orderId: SupplierOrderId
  readonly supplierId: SupplierId
  readonly currency: string
  readonly lines: readonly {
    readonly skuId: string
    readonly gtin: string | null
    readonly title: string
    readonly units: number
    readonly unitCostMinor: number
  }[]
  readonly totalMinor: number
  readonly transactionNumber: string
  readonly shipTo: Address | null
  readonly requestedShipDate: string
}

/** Suppliers over signed HTTP. Our supplier order id is the idempotency key. Network faults throw. */
export type SupplierPort = {
  send(
    request: SupplierOrderRequest,
  ): Promise<Result<{ readonly status: string }, { readonly code: 'supplier_refused'; readonly supplierCode: string }>>
}

/** Carriers over signed HTTP. */
export type CarrierPort = {
  createShipment(request: {
    readonly shipmentId: ShipmentId
    readonly to: Address
    readonly weightGrams: number
  }): Promise<{ readonly carrier: string; readonly trackingNumber: string; readonly trackingUrl: string }>
}
