import type { Locale } from '../catalog/views.ts'
import type {
  CustomerId,
  LocationId,
  NoteId,
  OrderGroupId,
  OrderId,
  OrderLineId,
  PickListId,
  RefundId,
  SkuId,
} from '../ids.ts'
import type { Allocation } from '../inventory/types.ts'
import type { Substitution } from './substitution.ts'
import type { OrderStep } from './order-steps.ts'
import type { Address, Contact, DeliveryOption, OrderStatus, TimelineEvent } from './types.ts'

/** Where an order came from: the shop's checkout, or typed in by the seller. */
export type OrderSource = 'checkout' | 'manual'

/** A line of a vendor's order table. */
export type VendorOrderRow = {
  readonly orderId: OrderId
  readonly orderGroupId: OrderGroupId
  readonly number: string
  readonly source: OrderSource
  readonly status: OrderStatus
  readonly placedAtMs: number
  /** Grows with every change of this order: lists ask for what changed since. */
  readonly changedAtMs: number
  readonly buyer: { readonly name: string; readonly email: string; readonly customerId: CustomerId | null }
  readonly delivery: Pick<DeliveryOption, 'kind' | 'name' | 'locationId' | 'locationName'>
  readonly promise: { readonly fromMs: number; readonly toMs: number; readonly timeZone: string }
  readonly currency: string
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly unitCount: number
  /** `2 × Sourdough · 1 × Butter`, cut short. */
  readonly summary: string
  /** When the money was in (Remitted 已匯款); null while it is owed. */
  readonly remittedAtMs: number | null
  /** When the goods left (Shipped 已出貨). */
  readonly shippedAtMs: number | null
  /** Until when an unpaid order waits for its remittance before it is cancelled. */
  readonly remitByMs: number | null
  readonly pickListId: PickListId | null
  /** What may be done next, by the state table. */
  readonly steps: readonly OrderStep[]
  readonly mayCancel: boolean
}

/** A line of one order in the drawer. */
export type VendorOrderLine = {
  readonly orderLineId: OrderLineId
  readonly skuId: SkuId
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly imageUrl: string | null
  readonly units: number
  readonly refundedUnits: number
  readonly unitPriceMinor: number
  readonly totalMinor: number
  readonly note: string
  /** False for items typed in as free text: no stock stands behind them. */
  readonly isStocked: boolean
  readonly allocations: readonly Allocation[]
}

/** Something written about an order: for the shop only, or sent to the buyer. */
export type OrderNote = {
  readonly noteId: NoteId
  readonly text: string
  readonly isForBuyer: boolean
  readonly authorName: string
  readonly atMs: number
}

/** One order with everything its shop may know of it. */
export type VendorOrderDetail = VendorOrderRow & {
  readonly locale: Locale
  readonly contact: Contact
  readonly address: Address | null
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly taxMinor: number
  /** What was paid with the shop's credit. */
  readonly creditMinor: number
  readonly commissionMinor: number
  readonly payment: {
    readonly provider: 'bank' | 'remittance'
    readonly transactionNumber: string | null
    readonly paidAtMs: number | null
  }
  readonly lines: readonly VendorOrderLine[]
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
  readonly refunds: readonly {
    readonly refundId: RefundId
    readonly amountMinor: number
    readonly status: 'due' | 'done' | 'failed'
    readonly reason: string
    readonly transactionNumber: string | null
  }[]
  readonly timeline: readonly TimelineEvent[]
  readonly notes: readonly OrderNote[]
  /** The buyer's own page of this order, as a path without language: `/order/<token>`. */
  readonly buyerPath: string
}

/** How many orders wait in each state; counted up to a limit, `isMore` beyond it. */
export type VendorOrderCounts = Readonly<
  Record<'open' | 'unpaid' | 'toPick' | 'toShip', { readonly count: number; readonly isMore: boolean }>
>

/** A thing of the shop that can be put on an order by hand. */
export type OrderableSku = {
  readonly skuId: SkuId
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly priceMinor: number
  readonly currency: string
  readonly taxRateBps: number
  /** As last projected; the claim decides. */
  readonly availableUnits: number
}

/** A list of goods to collect for several orders, in the order of the walk. */
export type PickListView = {
  readonly pickListId: PickListId
  readonly number: string
  readonly createdAtMs: number
  readonly finishedAtMs: number | null
  readonly assignedTo: { readonly personId: string; readonly name: string } | null
  readonly orders: readonly {
    readonly orderId: OrderId
    readonly number: string
    readonly buyerName: string
    readonly status: OrderStatus
    readonly isPacked: boolean
  }[]
  readonly lines: readonly PickLineView[]
}

/** Units of one lot at one place for one order line. */
export type PickLineView = {
  readonly orderId: OrderId
  readonly orderLineId: OrderLineId
  /** Which of the line's lots: 0 for the first. */
  readonly position: number
  readonly skuId: SkuId
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly imageUrl: string | null
  readonly locationId: LocationId | null
  readonly locationName: string
  readonly bin: string
  readonly expiryDate: string | null
  readonly units: number
  readonly pickedUnits: number
  readonly shortUnits: number
  /** What was decided about the missing units. */
  readonly shortAction: 'refund' | 'wait' | null
  /** What the buyer wants for units that are not there. */
  readonly substitution: Substitution
  /** What this stands in for; null when it was ordered itself. */
  readonly insteadOf: string | null
  /** What the labels of the lot say; empty when it has no code. */
  readonly lotCode: string
}

/** A line of the overview of pick lists. */
export type PickListCard = Omit<PickListView, 'orders' | 'lines'> & {
  readonly orderCount: number
  readonly units: number
  readonly pickedUnits: number
}
