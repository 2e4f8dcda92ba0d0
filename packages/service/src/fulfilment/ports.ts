import type { PurchaseOrderId, ShipmentId, SupplierId, SupplierOrderId } from '@onhand/domain/ids'
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

/** An order for the shelf, paid after the supplier has confirmed it. */
export type StockOrderRequest = {
  readonly orderId: PurchaseOrderId
  readonly supplierId: SupplierId
  readonly currency: string
  readonly lines: readonly {
    readonly position: number
    readonly skuId: string
    readonly gtin: string | null
    readonly title: string
    readonly units: number
    readonly unitCostMinor: number
    /** How many days such goods keep; null when they do not expire. */
    readonly lifeDays: number | null
  }[]
  readonly totalMinor: number
  /** Days after its confirmation on which it is paid; 0: before it ships. */
  readonly paymentDays: number
  readonly shipTo: { readonly name: string; readonly lines: readonly string[] }
  readonly wantedDate: string | null
}

type SupplierAnswer = Promise<
  Result<{ readonly status: string }, { readonly code: 'supplier_refused'; readonly supplierCode: string }>
>

/** Suppliers over signed HTTP. Our order's id is the idempotency key. Network faults throw. */
export type SupplierPort = {
  send(request: SupplierOrderRequest): SupplierAnswer
  /** Asks to cancel an order that was paid, whether it has come or not. What it was paid it sends back; once the goods have left it refuses. */
  cancel(request: {
    readonly orderId: SupplierOrderId
    readonly supplierId: SupplierId
    readonly transactionNumber: string
  }): SupplierAnswer
  /** Orders for the shelf. */
  sendStock(request: StockOrderRequest): SupplierAnswer
  /** Says with which transaction such an order was paid. */
  payStock(orderId: PurchaseOrderId, transactionNumber: string): SupplierAnswer
  /** Asks to cancel such an order. What it was paid it sends back; once the goods have left it refuses. */
  cancelStock(orderId: PurchaseOrderId): SupplierAnswer
}

/** Where a parcel is collected or goes, as exactly as it is known. */
export type ParcelPlace = Pick<Address, 'country' | 'postcode' | 'latitude' | 'longitude'>

/** Carriers over signed HTTP. Booking a shipment id again answers the same number. */
export type CarrierPort = {
  createShipment(request: {
    readonly shipmentId: ShipmentId
    readonly from: ParcelPlace
    readonly to: ParcelPlace
    readonly weightGrams: number
    /** Days that were promised to the buyer: the cheapest service that keeps them is taken, else the fastest. */
    readonly transitDaysMax: number
  }): Promise<{ readonly carrier: string; readonly trackingNumber: string; readonly trackingUrl: string }>
}
