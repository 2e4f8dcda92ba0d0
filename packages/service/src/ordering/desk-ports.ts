import type { Locale } from '@onhand/domain/catalog/views'
import type {
  CustomerId,
  LocationId,
  NoteId,
  OrderGroupId,
  OrderId,
  OrderLineId,
  PersonId,
  PickListId,
  SkuId,
  VendorId,
} from '@onhand/domain/ids'
import type { SubstituteOffer } from '@onhand/domain/ordering/substitution'
import type { OrderStatus } from '@onhand/domain/ordering/types'
import type {
  OrderableSku,
  OrderNote,
  OrderSource,
  PickListCard,
  PickListView,
  VendorOrderCounts,
  VendorOrderRow,
} from '@onhand/domain/ordering/vendor-order-views'
import type { AuditEntry } from '../identity/audit.ts'
import type { OrderRecord, OutboxMessage } from './ports.ts'

/** How a vendor's orders are narrowed and sorted; all filters hold together. */
export type VendorOrderQuery = {
  readonly vendorId: VendorId
  readonly words: string
  readonly statuses: readonly OrderStatus[]
  readonly isRemitted: boolean | null
  readonly isShipped: boolean | null
  readonly kind: 'delivery' | 'pickup' | null
  readonly source: OrderSource | null
  readonly locationId: LocationId | null
  readonly customerId: CustomerId | null
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly sort: 'newest' | 'oldest' | 'due' | 'total'
  readonly cursor?: string | null | undefined
  readonly limit: number
}

/** A page of a list. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

/** What the people of a shop see of its orders, and what they write about them. Changes of an order go through `OrderPort`. */
export type OrderDeskPort = {
  list(query: VendorOrderQuery): Promise<Page<VendorOrderRow>>
  /** Orders of this shop among these; others are left out. */
  rows(vendorId: VendorId, orderIds: readonly OrderId[]): Promise<readonly VendorOrderRow[]>
  /** One order of this shop with its whole checkout and its notes, all as of one moment; null when it is not there or not this shop's. */
  drawer(
    vendorId: VendorId,
    orderId: OrderId,
  ): Promise<{
    readonly row: VendorOrderRow
    readonly record: OrderRecord
    readonly notes: readonly OrderNote[]
  } | null>
  changedSince(vendorId: VendorId, sinceMs: number, limit: number): Promise<readonly VendorOrderRow[]>
  counts(vendorId: VendorId, countMax: number): Promise<VendorOrderCounts>
  skus(query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly words: string
    readonly limit: number
  }): Promise<readonly OrderableSku[]>
  notes(orderId: OrderId): Promise<readonly OrderNote[]>
  /** Writes a note once, with its message and its audit entry. */
  addNote(note: {
    readonly noteId: NoteId
    readonly orderId: OrderId
    readonly authorId: string
    readonly text: string
    readonly isForBuyer: boolean
    readonly atMs: number
    readonly outbox: readonly OutboxMessage[]
    readonly audit: AuditEntry
  }): Promise<void>
  /** Unpaid orders whose time is up, oldest first. */
  overdue(nowMs: number, limit: number): Promise<readonly OrderId[]>
  /** Fills in what orders from before lack: search text, summary, units, their buyer as a customer. Answers how many it did. */
  completeOldRows(limit: number): Promise<number>
}

/** A line to be collected. */
export type PickListPlan = {
  readonly pickListId: PickListId
  readonly vendorId: VendorId
  readonly assignedTo: PersonId | null
  readonly createdAtMs: number
  readonly orders: readonly { readonly orderId: OrderId; readonly orderGroupId: OrderGroupId }[]
  readonly lines: readonly {
    readonly orderId: OrderId
    readonly orderLineId: OrderLineId
    readonly position: number
    readonly locationId: LocationId | null
    readonly lotId: string | null
    readonly expiryDate: string | null
    readonly units: number
  }[]
  readonly audit: AuditEntry
}

/** One line of a pick list by its key. */
export type PickLineKey = {
  readonly vendorId: VendorId
  readonly pickListId: PickListId
  readonly orderLineId: OrderLineId
  readonly position: number
}

/** Walks through the shelves. */
export type PickListPort = {
  /**
   * Writes a list and makes its orders `picking`, all or nothing: `isMade: false` when one of them is on another list or no longer waits. The same id
   * again changes nothing.
   */
  create(plan: PickListPlan): Promise<{ readonly isMade: boolean }>
  list(
    vendorId: VendorId,
    page: { readonly isFinished: boolean; readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<PickListCard>>
  find(vendorId: VendorId, pickListId: PickListId): Promise<PickListView | null>
  assign(
    vendorId: VendorId,
    pickListId: PickListId,
    to: { readonly assignedTo: PersonId | null; readonly audit: AuditEntry },
  ): Promise<{ readonly isFound: boolean }>
  /** Sets how many units are in the basket; `isApplied: false` when more than there are to pick. */
  mark(key: PickLineKey, pickedUnits: number): Promise<{ readonly isApplied: boolean }>
  /** Notes units that are missing, once: `isApplied: false` when something else was decided before. */
  markShort(
    key: PickLineKey,
    short: { readonly units: number; readonly action: 'refund' | 'wait'; readonly audit: AuditEntry },
  ): Promise<{ readonly isApplied: boolean }>
  /** What could stand in for a SKU: the same product or category, no dearer, in stock; `skuId` asks about one of them. */
  substitutes(query: {
    readonly vendorId: VendorId
    readonly insteadOf: SkuId
    readonly skuId: SkuId | null
    readonly currency: string
    readonly priceMaxMinor: number
    readonly locale: Locale
    readonly limit: number
  }): Promise<readonly SubstituteOffer[]>
  /** Notes that an order is packed; the list ends with its last order. */
  markPacked(pickListId: PickListId, orderId: OrderId, atMs: number): Promise<void>
}
