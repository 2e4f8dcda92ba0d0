import type { Locale } from '../catalog/views.ts'
import type { ImageView } from '../catalog/views.ts'
import type {
  CartId,
  CartLineId,
  LocationId,
  OrderGroupId,
  OrderId,
  OrderLineId,
  PaymentId,
  PersonId,
  ProductId,
  ReservationId,
  SkuId,
  SupplierId,
  SupplierOrderId,
  VendorId,
} from '../ids.ts'
import type { Substitution } from './substitution.ts'
import type { Allocation } from '../inventory/types.ts'

/** A postal address. `country` is ISO 3166-1 alpha-2. Latitude and longitude when the place is known. */
export type Address = {
  readonly name: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postcode: string
  readonly country: string
  readonly phone: string
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Who buys. Registration is not asked. */
export type Contact = { readonly name: string; readonly email: string; readonly phone: string }

/** When goods are here: a window in the zone of the place that keeps the promise, and why. */
export type DeliveryPromise = {
  readonly fromMs: number
  readonly toMs: number
  readonly timeZone: string
  readonly reason: {
    readonly cutOffMinute: number
    readonly isAfterCutOff: boolean
    readonly transitDays: number
    readonly closedDaysSkipped: number
  }
}

/** One way to get one vendor's goods, priced for this cart and place. */
export type DeliveryOption = {
  readonly methodId: string
  readonly kind: 'delivery' | 'pickup'
  readonly name: string
  readonly locationId: LocationId
  readonly locationName: string
  readonly priceMinor: number
  readonly currency: string
  readonly promise: DeliveryPromise
}

/** A line of the cart as the page shows it. */
export type CartLineView = {
  readonly lineId: CartLineId
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly productSlug: string
  readonly title: string
  readonly variantTitle: string
  readonly image: ImageView | null
  readonly units: number
  readonly unitPriceMinor: number
  readonly totalMinor: number
  readonly note: string
  /** What its buyer wants when it is not on the shelf. */
  readonly substitution: Substitution
  readonly isSavedForLater: boolean
  /** Set when the last check found a problem: sold out, fewer left, price changed, no longer sold. */
  readonly problem: LineProblem | null
}

/** Why a line cannot be ordered as it stands. */
export type LineProblem =
  | { readonly code: 'insufficient_stock'; readonly availableUnits: number }
  | { readonly code: 'price_changed'; readonly formerMinor: number; readonly priceMinor: number }
  | { readonly code: 'not_sold' }

/** The cart of one shopper, grouped by vendor. */
export type CartView = {
  readonly cartId: CartId
  readonly status: 'open' | 'paying' | 'placing' | 'placed' | 'abandoned'
  readonly currency: string
  readonly groups: readonly {
    readonly vendorId: VendorId
    readonly vendorSlug: string
    readonly vendorName: string
    readonly lines: readonly CartLineView[]
    readonly itemsMinor: number
    readonly delivery: DeliveryOption | null
  }[]
  readonly savedForLater: readonly CartLineView[]
  readonly contact: Contact | null
  readonly address: Address | null
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly taxMinor: number
  readonly totalMinor: number
  readonly unitCount: number
  /** Set from payment on. */
  readonly payment: {
    readonly paymentId: PaymentId
    readonly status: string
    readonly approvalUrl: string
    readonly expiresAtMs: number
    /** What the bank was asked for: the total less what credit pays. */
    readonly amountMinor: number
  } | null
  /** Set when placed: the secret part of the order page's address. */
  readonly orderToken: string | null
}

/** One line of a placed order. Prices are frozen and include tax. */
export type PlacedLine = {
  readonly id: OrderLineId
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly imageUrl: string | null
  readonly units: number
  readonly unitPriceMinor: number
  readonly totalMinor: number
  readonly taxRateBps: number
  readonly taxMinor: number
  readonly unitCostMinor: number
  readonly reservationId: ReservationId
  readonly allocations: readonly Allocation[]
  readonly note: string
  /** What its buyer wants when it is short; absent: the money. */
  readonly substitution?: Substitution
  /** The line some of whose units this one stands in for; absent: none. */
  readonly replacesLineId?: OrderLineId | null
}

/** One vendor's part of a checkout. */
export type PlacedOrder = {
  readonly id: OrderId
  readonly number: string
  readonly vendorId: VendorId
  readonly delivery: DeliveryOption
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly taxMinor: number
  readonly totalMinor: number
  readonly commissionBps: number
  readonly commissionMinor: number
  /** Part of the total that is paid with the shop's credit; absent: nothing [CRE-3]. */
  readonly creditMinor?: number
  readonly lines: readonly PlacedLine[]
  readonly supplierOrder: { readonly id: SupplierOrderId; readonly supplierId: SupplierId; readonly totalMinor: number }
}

/** A whole checkout at the moment it is placed: what FINALIZE writes in one batch. */
export type PlacedOrderGroup = {
  readonly id: OrderGroupId
  readonly cartId: CartId
  readonly number: string
  readonly personId: PersonId | null
  readonly contact: Contact
  readonly address: Address | null
  readonly locale: Locale
  readonly currency: string
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly taxMinor: number
  readonly totalMinor: number
  readonly placedAtMs: number
  readonly orders: readonly PlacedOrder[]
  readonly payment: {
    readonly id: PaymentId
    /** `remittance`: paid to the seller directly, marked by hand. */
    readonly provider: 'bank' | 'remittance'
    readonly providerPaymentId: string
    readonly transactionNumber: string
    readonly amountMinor: number
    readonly capturedAtMs: number | null
  }
}

/** Life of an order (table in order-lifecycle.ts). */
export const ORDER_STATUSES = [
  'placed',
  'confirmed',
  'picking',
  'ready',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** A dated fact on the order page's chain. `data` holds what the sentence needs (transaction number, ship date…). */
export type TimelineEvent = {
  readonly type:
    | 'placed'
    | 'paid'
    | 'supplier_paid'
    | 'supplier_ordered'
    | 'supplier_confirmed'
    | 'supplier_declined'
    | 'supplier_cancelled'
    | 'supplier_kept'
    | 'supplier_repaid'
    | 'picking'
    | 'ready_for_pickup'
    | 'shipped'
    | 'in_transit'
    | 'out_for_delivery'
    | 'delivered'
    | 'delayed'
    | 'cancelled'
    | 'refunded'
    | 'invoice_sent'
    | 'substituted'
  readonly orderId: OrderId | null
  readonly atMs: number
  readonly data: Readonly<Record<string, string | number>>
}

/** A placed checkout as its buyer sees it. */
export type OrderGroupView = {
  readonly orderGroupId: OrderGroupId
  readonly number: string
  readonly token: string
  readonly placedAtMs: number
  readonly locale: Locale
  readonly currency: string
  readonly contact: Contact
  readonly address: Address | null
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly taxMinor: number
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly payment: {
    readonly status: string
    readonly transactionNumber: string | null
    readonly amountMinor: number
    readonly paidAtMs: number | null
  }
  readonly orders: readonly {
    readonly orderId: OrderId
    readonly number: string
    readonly status: OrderStatus
    readonly vendor: { readonly vendorId: VendorId; readonly slug: string; readonly name: string }
    readonly delivery: DeliveryOption
    readonly itemsMinor: number
    readonly deliveryMinor: number
    readonly totalMinor: number
    /** What was paid with the shop's credit. */
    readonly creditMinor: number
    readonly remittedAtMs: number | null
    readonly shippedAtMs: number | null
    /** Typed in by the seller: no promise of a day goes with it. */
    readonly isManual: boolean
    /** How to pay what is owed to the seller directly; null when nothing is. */
    readonly remittance: {
      readonly remitByMs: number | null
      readonly accountName: string
      readonly accountNumber: string
    } | null
    /** What the shop wrote to the buyer. */
    readonly messages: readonly { readonly text: string; readonly atMs: number }[]
    readonly supplierOrder: {
      readonly status: string
      readonly shipDate: string | null
      readonly transactionNumber: string | null
    } | null
    readonly shipment: {
      readonly carrier: string
      readonly trackingNumber: string
      readonly trackingUrl: string
    } | null
    readonly lines: readonly {
      readonly orderLineId: OrderLineId
      readonly skuId: SkuId
      readonly productSlug: string
      readonly title: string
      readonly variantTitle: string
      readonly imageUrl: string | null
      readonly units: number
      readonly unitPriceMinor: number
      readonly totalMinor: number
      readonly refundedUnits: number
      readonly expiryDate: string | null
      /** What this stands in for; null when it was ordered itself. */
      readonly insteadOf: string | null
    }[]
  }[]
  readonly timeline: readonly TimelineEvent[]
  readonly invoiceUrl: string
}
