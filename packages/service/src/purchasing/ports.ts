import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import type { Locale } from '@onhand/domain/catalog/views'
import type {
  GoodsReceiptId,
  LocationId,
  OrderId,
  PurchaseOrderId,
  PurchaseRuleId,
  SkuId,
  SupplierId,
  VendorId,
} from '@onhand/domain/ids'
import type { AskedFor, ProposalReason } from '@onhand/domain/purchasing/propose-line'
import type { PurchaseStatus } from '@onhand/domain/purchasing/purchase-order'
import type { DeliveryFacts } from '@onhand/domain/purchasing/scorecard'
import type { SupplyTermsReader } from '../forecasting/ports.ts'
import type { AuditEntry } from '../identity/audit.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import type { Page, SkuFacts } from '../stock/ports.ts'

/** A supplier as a shop keeps it: where its money goes and on which terms it delivers. */
export type PurchaseSupplier = {
  readonly vendorId: VendorId
  readonly supplierId: SupplierId
  readonly name: string
  readonly bankAccountNumber: string
  readonly leadDays: number
  readonly minOrderMinor: number
  /** Days after its confirmation on which an order is paid; 0: before it ships. */
  readonly paymentDays: number
  readonly isActive: boolean
}

/** What a supplier sells a SKU for, and how. */
export type SupplierOffer = {
  readonly vendorId: VendorId
  readonly skuId: SkuId
  readonly supplierId: SupplierId
  readonly priceMinor: number
  readonly currency: string
  readonly moqUnits: number
  readonly packUnits: number
  readonly leadDays: number
  readonly isPreferred: boolean
  readonly isActive: boolean
}

/** An offer in a list, with its SKU's name and the supplier's. */
export type OfferRow = SupplierOffer & Pick<SkuFacts, 'title' | 'skuTitle' | 'code'> & { readonly supplierName: string }

/** Why an order was made. */
export const PURCHASE_ORIGINS = ['manual', 'proposal', 'rule', 'back_to_back'] as const
export type PurchaseOrigin = (typeof PURCHASE_ORIGINS)[number]

/** One SKU of an order to a supplier. */
export type PurchaseLine = {
  readonly position: number
  readonly skuId: SkuId
  readonly title: string
  readonly code: string
  readonly gtin: string | null
  readonly units: number
  readonly confirmedUnits: number | null
  readonly shippedUnits: number | null
  readonly receivedUnits: number
  readonly unitCostMinor: number
  readonly reason: ProposalReason | null
}

/** Goods of one lot that a supplier says it sent. */
export type SentLot = {
  readonly position: number
  readonly units: number
  readonly lotCode: string
  readonly expiryDate: string | null
}

/** An order to a supplier, without its lines. */
export type PurchaseHead = {
  readonly id: PurchaseOrderId
  readonly vendorId: VendorId
  readonly supplierId: SupplierId
  readonly supplierName: string
  readonly locationId: LocationId
  readonly currency: string
  readonly status: PurchaseStatus
  readonly origin: PurchaseOrigin
  readonly ruleId: PurchaseRuleId | null
  /** The buyer's order it is for; null for the shelf. */
  readonly orderId: OrderId | null
  readonly totalMinor: number
  readonly paymentDays: number
  readonly wantedDate: string | null
  readonly promisedDate: string | null
  /** The day on which a supplier that declined could deliver. */
  readonly offeredDate: string | null
  readonly declineReason: string | null
  readonly lots: readonly SentLot[]
  readonly trackingNumber: string | null
  readonly transactionNumber: string | null
  readonly createdBy: string
  readonly createdAtMs: number
  readonly sentAtMs: number | null
  readonly acknowledgedAtMs: number | null
  readonly confirmedAtMs: number | null
  readonly shippedAtMs: number | null
  readonly receivedAtMs: number | null
  readonly paidAtMs: number | null
  /** When the shop asked its supplier to cancel, and why that refused; the transaction with which a payment came back. */
  readonly cancelAskedAtMs: number | null
  readonly cancelRefusal: string | null
  readonly refundTransactionNumber: string | null
  readonly changedAtMs: number
  readonly revision: number
  readonly toldRevision: number
}

/** An order to a supplier. */
export type PurchaseOrder = PurchaseHead & { readonly lines: readonly PurchaseLine[] }

/** An order in a list. */
export type PurchaseRow = PurchaseHead & { readonly lineCount: number; readonly units: number }

/** A change of an order: only when it still is at `revision` or, without one, in one of the statuses. */
export type PurchaseChange = {
  readonly from: readonly PurchaseStatus[]
  readonly revision?: number
  readonly to: PurchaseStatus | null
  readonly atMs: number
  readonly set?: Partial<
    Pick<
      PurchaseHead,
      | 'totalMinor'
      | 'promisedDate'
      | 'offeredDate'
      | 'declineReason'
      | 'lots'
      | 'trackingNumber'
      | 'transactionNumber'
      | 'sentAtMs'
      | 'acknowledgedAtMs'
      | 'confirmedAtMs'
      | 'shippedAtMs'
      | 'receivedAtMs'
      | 'paidAtMs'
      | 'cancelAskedAtMs'
      | 'cancelRefusal'
      | 'refundTransactionNumber'
    >
  >
  readonly lines?: readonly {
    readonly position: number
    readonly confirmedUnits?: number
    readonly shippedUnits?: number
    readonly addReceivedUnits?: number
  }[]
  /** Written with the change; due at `dueAtMs`. */
  readonly outbox?: readonly { readonly message: OutboxMessage; readonly dueAtMs: number }[]
  readonly receipt?: GoodsReceipt
  readonly audit: readonly AuditEntry[]
}

/** One lot that came in. */
export type ReceivedLine = {
  readonly position: number
  readonly units: number
  readonly lotCode: string
  readonly expiryDate: string | null
}

/** Goods that came in for an order. `booking` until the StockKeepers have them. */
export type GoodsReceipt = {
  readonly id: GoodsReceiptId
  readonly purchaseOrderId: PurchaseOrderId
  readonly vendorId: VendorId
  readonly supplierId: SupplierId
  readonly status: 'booking' | 'booked'
  readonly lines: readonly ReceivedLine[]
  readonly units: number
  readonly leadDays: number | null
  readonly promisedDate: string | null
  readonly receivedDate: string
  readonly receivedBy: string
  readonly atMs: number
}

/** What a proposal is made of: a SKU at a place with its forecast, its stock and its name. */
export type NeedRow = SkuFacts & {
  readonly locationId: LocationId
  readonly priceMinor: number
  readonly availableUnits: number
  readonly incomingUnits: number
  readonly madeAtMs: number
  readonly protectionDays: number
  readonly protectionMean: number
  readonly quantiles: readonly number[]
  readonly safetyStockUnits: number
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  readonly sold7Days: number
  readonly sold28Days: number
  readonly sold365Days: number
  readonly suddenChange: 'none' | 'up' | 'down'
  readonly isDismissed: boolean
  /** Units expected of each day from the forecast's first on. */
  readonly dailyMean: readonly number[]
  /** Days between orders of the shop. */
  /** Which prices, promotions and holidays the forecast reckons with. */
  readonly plan: readonly PlanNote[]
  readonly reviewDays: number
  /** Null: it is, or was, stocked. */
  readonly neverStocked: AskedFor | null
  /** What may be sold of lots that expire; sold out ones are left out. */
  readonly lots: readonly { readonly units: number; readonly expiryDate: string }[]
}

/** What may be ordered without anybody looking. Null: any. */
export type PurchaseRule = {
  readonly id: PurchaseRuleId
  readonly vendorId: VendorId
  readonly supplierId: SupplierId | null
  readonly skuId: SkuId | null
  readonly dailyLimitMinor: number
  readonly isActive: boolean
  readonly createdBy: string
  readonly createdAtMs: number
  readonly turn: number
}

/** Suppliers of shops, what they sell, and what they did. */
export type SupplierBookPort = SupplyTermsReader & {
  /** All of a shop's suppliers; the one it registered with is among them, on default terms, until it is saved. */
  suppliers(vendorId: VendorId): Promise<readonly PurchaseSupplier[]>
  saveSupplier(supplier: PurchaseSupplier, atMs: number, entry: AuditEntry): Promise<void>
  /** Offers of the shop for these SKUs; all suppliers, active or not. */
  offersOf(vendorId: VendorId, skuIds: readonly SkuId[]): Promise<readonly SupplierOffer[]>
  offers(query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly supplierId: SupplierId | null
    readonly skuId: SkuId | null
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<OfferRow>>
  /** Writes or replaces an offer; the SKU's other offers stop being preferred when this one is. A new price is kept for the scorecard. */
  saveOffer(offer: SupplierOffer, atMs: number, entry: AuditEntry): Promise<void>
  removeOffer(vendorId: VendorId, key: { skuId: SkuId; supplierId: SupplierId }, entry: AuditEntry): Promise<void>
  /** What suppliers did since then, one row an order; and how their prices moved. */
  deliveries(vendorId: VendorId, sinceMs: number, limit: number): Promise<readonly DeliveryFacts[]>
  priceChanges(
    vendorId: VendorId,
    sinceMs: number,
  ): Promise<
    readonly { readonly supplierId: SupplierId; readonly changes: number; readonly meanChangePermille: number }[]
  >
}

/** Orders to suppliers in the database, and what they are proposed from. */
export type PurchasePort = {
  /** Writes an order once; false when its id is there already. With a rule: null when its limit, its state or its turn does not allow it. */
  insert(
    order: PurchaseOrder,
    parts: {
      readonly outbox: readonly { readonly message: OutboxMessage; readonly dueAtMs: number }[]
      readonly audit: readonly AuditEntry[]
      readonly rule?: { readonly turn: number; readonly sinceMs: number }
    },
  ): Promise<boolean | null>
  find(id: PurchaseOrderId): Promise<PurchaseOrder | null>
  /** The order and what came of it, as of one moment. */
  withReceipts(id: PurchaseOrderId): Promise<(PurchaseOrder & { readonly receipts: readonly GoodsReceipt[] }) | null>
  list(query: {
    readonly vendorId: VendorId
    readonly statuses: readonly PurchaseStatus[]
    readonly supplierId: SupplierId | null
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<PurchaseRow>>
  /** False when the order no longer stands where the change starts from, or its receipt is there already; then nothing was written. */
  change(id: PurchaseOrderId, change: PurchaseChange): Promise<boolean>
  /** The StockKeepers know what is incoming up to this revision. */
  told(id: PurchaseOrderId, revision: number): Promise<void>
  receipt(id: GoodsReceiptId): Promise<GoodsReceipt | null>
  receiptsOf(id: PurchaseOrderId): Promise<readonly GoodsReceipt[]>
  booked(id: GoodsReceiptId): Promise<void>
  /** Orders the keepers were not told of, and receipts that were not booked, since before `beforeMs`. */
  interrupted(
    beforeMs: number,
    limit: number,
  ): Promise<{ readonly orders: readonly PurchaseOrderId[]; readonly receipts: readonly GoodsReceiptId[] }>
  /**
   * SKUs at places that have fallen to their reorder point, also only when what expires within the protected days is taken off; best sellers first. What was
   * never stocked is among them when it was asked for lately [FCT-27].
   */
  needs(query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly nowMs: number
    /** The shop's day. */
    readonly today: string
    readonly withDismissed: boolean
    readonly limit: number
  }): Promise<readonly NeedRow[]>
  /** When the shop's stock was last planned; null when it never was. */
  forecastMadeAtMs(vendorId: VendorId): Promise<number | null>
  /** How long goods of a SKU keep: days from now to the last day of the freshest lot; SKUs that do not expire are left out. */
  lifeDays(skuIds: readonly SkuId[], today: string): Promise<ReadonlyMap<SkuId, number>>
  /** How long goods of a SKU keep when they come: the middle one of its lots that ended since `sinceDay` or are there. SKUs that keep are left out. */
  shelfLifeDays(skuIds: readonly SkuId[], sinceDay: string): Promise<ReadonlyMap<SkuId, number>>
  dismiss(
    dismissal: {
      readonly vendorId: VendorId
      readonly skuId: SkuId
      readonly locationId: LocationId
      /** Null takes it back. */
      readonly untilMs: number | null
      readonly dismissedBy: string
    },
    entry: AuditEntry,
  ): Promise<void>
  rules(vendorId: VendorId): Promise<readonly PurchaseRule[]>
  rule(id: PurchaseRuleId): Promise<PurchaseRule | null>
  saveRule(rule: PurchaseRule, atMs: number, entry: AuditEntry): Promise<boolean>
  removeRule(vendorId: VendorId, id: PurchaseRuleId, entry: AuditEntry): Promise<void>
  activeRules(afterId: PurchaseRuleId | null, limit: number): Promise<readonly PurchaseRule[]>
  spentByRule(id: PurchaseRuleId, sinceMs: number): Promise<number>
  /** Takes what an order costs from the shop's balance, once; false when the balance does not cover it. */
  takePayment(payment: {
    readonly order: PurchaseHead
    readonly amountMinor: number
    readonly atMs: number
  }): Promise<boolean>
  /** Gives it back, once: the bank refused, or the supplier sent it back with this transaction, which the order keeps. */
  returnPayment(order: PurchaseHead, atMs: number, refundTransactionNumber?: string): Promise<void>
  /** What was taken from the balance for an order; null when nothing was. */
  paymentOf(id: PurchaseOrderId): Promise<{ readonly amountMinor: number; readonly isReturned: boolean } | null>
}

/** What a supplier takes of a SKU that is sold without stock. */
export type SupplyAllowance = {
  readonly skuId: SkuId
  readonly vendorId: VendorId
  /** The supplier's place: what may be sold stands there. */
  readonly locationId: LocationId
  readonly unitsADay: number
  readonly turn: number
  readonly filledDay: string
}

/** A SKU that is sold without stock, or might be, with the numbers that speak for it. */
export type BackToBackRow = SkuFacts & {
  /** The supplier's place; null while it is only thought of. */
  readonly locationId: LocationId | null
  readonly priceMinor: number
  readonly unitsADay: number
  readonly sold28Days: number
  readonly orderUpToUnits: number
}

/** SKUs that are ordered from the supplier when they are sold. */
export type SupplyAllowancePort = {
  find(skuId: SkuId): Promise<SupplyAllowance | null>
  /** Writes or replaces; answers the turn it has then. */
  save(allowance: Omit<SupplyAllowance, 'turn' | 'filledDay'>, entry: AuditEntry): Promise<SupplyAllowance>
  /** Those that were not filled up on the day that it is now at their place. */
  due(nowMs: number, limit: number): Promise<readonly SupplyAllowance[]>
  filled(skuId: SkuId, day: string): Promise<void>
  list(vendorId: VendorId, locale: Locale): Promise<readonly BackToBackRow[]>
  /** SKUs whose stock is worth least: they sell at most so many in four weeks. */
  suggestions(
    vendorId: VendorId,
    locale: Locale,
    query: { readonly soldMax: number; readonly limit: number },
  ): Promise<readonly BackToBackRow[]>
}
