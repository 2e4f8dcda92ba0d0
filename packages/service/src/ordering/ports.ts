import type {
  CartId,
  OrderGroupId,
  OrderId,
  OrderLineId,
  PickListId,
  PersonId,
  RefundId,
  ShipmentId,
  SupplierId,
  SupplierOrderId,
  VendorId,
} from '@onhand/domain/ids'
import type { CreditEntry, CreditHold } from '@onhand/domain/marketing/credit'
import type { AuditEntry } from '../identity/audit.ts'
import type {
  OrderGroupView,
  OrderStatus,
  PlacedLine,
  PlacedOrderGroup,
  TimelineEvent,
} from '@onhand/domain/ordering/types'
import type { LedgerJournal } from '@onhand/domain/payments/ledger'

/** A message to be sent with a change: written in the same commit, deleted when its consumer has done the work. `id` is stable per subject. */
export type OutboxMessage = {
  readonly id: string
  readonly type: OutboxType
  readonly version: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Queue events. Each has one consumer. */
export const OUTBOX_TYPES = [
  'order.placed.mail',
  'order.placed.supply',
  'order.ended.supply',
  'purchase.sent',
  'purchase.payment_due',
  'purchase.cancel_asked',
  'order.refunded.mail',
  'order.shipped.mail',
  'stock.low.mail',
  'shop.reviewed.mail',
  'order.manual.mail',
  'order.message.mail',
  'order.cancelled.mail',
  'payment.refund_due',
  'payment.payout_due',
  'payout.settled.mail',
  'forecast.step',
  'forecast.page',
  'picture.wanted',
  // Never written with a change: a checkout that got stuck is parked under it, and replaying drives it on.
  'checkout.stuck',
] as const
export type OutboxType = (typeof OUTBOX_TYPES)[number]

/** A change to one placed order: guarded, with its events, journals and messages, in one atomic batch. */
export type OrderChange = {
  readonly orderGroupId: OrderGroupId
  readonly orderId: OrderId
  /** Compare-and-set on the present status; null leaves the status alone. */
  readonly status: { readonly from: readonly OrderStatus[]; readonly to: OrderStatus } | null
  /** What else must hold, or nothing is written. Checked in the same statement as `status.from`. */
  readonly guard?: {
    readonly statuses?: readonly OrderStatus[]
    readonly isRemitted?: boolean
    /** The status changed at this instant or later. */
    readonly statusSinceMs?: number
    readonly remittedSinceMs?: number
  }
  /** Null takes the date back; the payment by remittance follows. */
  readonly remittedAtMs?: number | null
  readonly shippedAtMs?: number
  /** `key` makes the event unique: a repeated webhook adds no second one. */
  readonly events: readonly (TimelineEvent & { readonly key: string })[]
  /** Events of a step that is taken back. */
  readonly droppedEventKeys?: readonly string[]
  readonly audit?: readonly AuditEntry[]
  readonly journals: readonly LedgerJournal[]
  readonly outbox: readonly OutboxMessage[]
  /**
   * Divides what suppliers are asked for, once: the order's own supplier order keeps what is left, one more is written for each other supplier. Divided already:
   * nothing changes.
   */
  readonly supplierParts?: readonly SupplierPart[]
  /** The order is over: what was to be asked of suppliers and never paid is cancelled with it [BUY-25]. */
  readonly isSupplyOver?: boolean
  readonly supplierOrder?: {
    readonly id: SupplierOrderId
    readonly status: string
    /** Only when it stands at one of these; absent: whatever it is. */
    readonly from?: readonly string[]
    readonly shipDate?: string
    /** With which it was paid: once. When a payment is known already, nothing of this is written. */
    readonly transactionNumber?: string
    /** The transaction in which its money came back. */
    readonly returnNumber?: string
  }
  readonly shipment?: {
    readonly id: ShipmentId
    readonly carrier: string
    readonly trackingNumber: string
    readonly trackingUrl: string
    readonly status: string
  }
  readonly refund?: RefundRecord
  /** A line that stands in for units of another, and the walk on which it is picked. A second one under its id with another SKU refuses the change. */
  readonly addedLine?: { readonly line: PlacedLine; readonly position: number; readonly pickListId: PickListId }
  /** Credit that comes back to the buyer with it, and until when it is good. */
  readonly credit?: { readonly entry: CreditEntry; readonly expiresAtMs: number | null }
}

/** Units of a line that a supplier is asked for, at its price. */
export type SuppliedLine = { readonly lineId: OrderLineId; readonly units: number; readonly unitCostMinor: number }

/** What one supplier is asked for of an order. */
export type SupplierPart = {
  readonly id: SupplierOrderId
  readonly supplierId: SupplierId
  readonly totalMinor: number
  readonly lines: readonly SuppliedLine[]
}

/** Money going back to the buyer for units of lines (or an amount without lines). `id` is the idempotency key at the bank. */
export type RefundRecord = {
  readonly id: RefundId
  readonly amountMinor: number
  readonly reason: string
  readonly status: 'due' | 'done' | 'failed'
  readonly transactionNumber: string | null
  /** Part of the amount that goes back as credit, once it is done; absent: nothing. */
  readonly creditMinor?: number
  readonly lines: readonly {
    readonly orderLineId: OrderLineId
    readonly units: number
    readonly amountMinor: number
    readonly isRestocked: boolean
  }[]
}

/** What jobs need of an order beyond the buyer's view. */
export type OrderRecord = {
  readonly group: PlacedOrderGroup
  readonly timeline: readonly TimelineEvent[]
  readonly status: Readonly<Record<OrderId, OrderStatus>>
  readonly refunds: readonly (RefundRecord & { readonly orderId: OrderId })[]
  readonly supplierOrders: readonly {
    readonly id: SupplierOrderId
    readonly orderId: OrderId
    readonly supplierId: SupplierId
    readonly totalMinor: number
    /** Null: every line of the order, at its cost. */
    readonly lines: readonly SuppliedLine[] | null
    readonly status: string
    readonly transactionNumber: string | null
    /** In which its money came back. */
    readonly returnNumber: string | null
    readonly shipDate: string | null
  }[]
  /** Oldest first. */
  readonly shipments: readonly {
    readonly orderId: OrderId
    readonly carrier: string
    readonly trackingNumber: string
    readonly trackingUrl: string
  }[]
}

/** Which order something belongs to, and where that order stands: all that most news of it need. */
export type OrderOwner = {
  readonly orderGroupId: OrderGroupId
  readonly orderId: OrderId
  readonly status: OrderStatus
}

/** Placed orders: the database is their owner. */
export type OrderPort = {
  /**
   * Writes a placed checkout (order group, orders, lines, allocations, supplier orders, payment, journals, events, outbox) in one atomic batch.
   * Repeating the same group id changes nothing and answers `isNew: false`.
   */
  insertPlaced(
    group: PlacedOrderGroup,
    parts: {
      readonly events: readonly (TimelineEvent & { readonly key: string })[]
      readonly journals: readonly LedgerJournal[]
      readonly outbox: readonly OutboxMessage[]
      readonly audit?: readonly AuditEntry[]
      /** Set for orders that a seller typed in: until when they wait for their money. */
      readonly manual?: { readonly remitByMs: number | null }
      /** What orders were paid with: their holds become entries in the same batch. */
      readonly credits?: readonly { readonly hold: CreditHold; readonly entry: CreditEntry }[]
    },
  ): Promise<{ readonly isNew: boolean }>
  /**
   * Applies a guarded change; `isApplied: false` when the compare-and-set did not match (nothing is written then). Repeats are no-ops. `vendorId` is
   * the shop whose order was changed.
   */
  change(change: OrderChange): Promise<{ readonly isApplied: boolean; readonly vendorId?: VendorId }>
  view(orderGroupId: OrderGroupId): Promise<OrderGroupView | null>
  record(orderGroupId: OrderGroupId): Promise<OrderRecord | null>
  /** Several at once, in one read; unknown ones are missing. */
  records(orderGroupIds: readonly OrderGroupId[]): Promise<readonly OrderRecord[]>
  groupIdOfOrder(orderId: OrderId): Promise<OrderGroupId | null>
  groupIdOfSupplierOrder(id: SupplierOrderId): Promise<OrderOwner | null>
  groupIdOfShipment(id: ShipmentId): Promise<OrderOwner | null>
  /** A person's own checkouts, newest first. Orders bought as guest with the same verified e-mail belong to them too. */
  listForPerson(
    personId: PersonId,
    email: string,
    cursor: string | null,
    limit: number,
  ): Promise<{ readonly items: readonly OrderGroupView[]; readonly nextCursor: string | null }>
  /** Marks the payment captured (with the time), once. */
  markCaptured(orderGroupId: OrderGroupId, capturedAtMs: number): Promise<void>
}

/** The outbox in the database. */
export type OutboxPort = {
  /** Rows not done whose `nextAtMs` has come, oldest first. */
  due(nowMs: number, limit: number): Promise<readonly (OutboxMessage & { readonly attempts: number })[]>
  /** Notes that a row was handed to its queue; it comes due again at `nextAtMs` unless it is done before. */
  sent(ids: readonly string[], nextAtMs: number): Promise<void>
  done(id: string): Promise<void>
  /** Reads one message again: null when it is done already (a repeat does nothing). */
  find(id: string): Promise<(OutboxMessage & { readonly attempts: number }) | null>
  /** Parks a hopeless message as a dead letter and takes it out of the outbox, atomically. */
  park(
    message: { readonly id: string; readonly type: string; readonly body: string },
    reason: string,
    nowMs: number,
  ): Promise<void>
  deadLetters(
    cursor: string | null,
    limit: number,
  ): Promise<
    readonly {
      readonly id: string
      readonly type: string
      readonly body: string
      readonly reason: string
      readonly parkedAtMs: number
    }[]
  >
  /** Puts a dead letter back into the outbox. */
  replay(id: string, nowMs: number): Promise<boolean>
}

/** A step a checkout can be driven to from outside: page, webhook and alarm all use this one. */
export type CartWakePort = { resume(cartId: CartId): Promise<void> }
