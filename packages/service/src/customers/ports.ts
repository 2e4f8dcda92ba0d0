import type {
  BuyerSummaryRow,
  CustomerDetail,
  CustomerFields,
  CustomerOrder,
  CustomerRow,
} from '@onhand/domain/customers/views'
import type { CustomerId, OrderGroupId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '../identity/audit.ts'
import type { Page } from '../ordering/desk-ports.ts'

/** A customer's record as it is kept. */
export type CustomerRecord = CustomerFields & {
  readonly customerId: CustomerId
  readonly vendorId: VendorId
  readonly linkVersion: number
  readonly hasLink: boolean
}

/** Customers of each shop. An address belongs to one record of a shop at most; orders follow the address. */
export type CustomerPort = {
  list(query: {
    readonly vendorId: VendorId
    readonly words: string
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<CustomerRow>>
  find(vendorId: VendorId, customerId: CustomerId): Promise<CustomerDetail | null>
  /** Creates or replaces; `isSaved: false` when the address belongs to another record, or the id to another shop. */
  save(
    record: Omit<CustomerRecord, 'linkVersion' | 'hasLink'>,
    change: { readonly nowMs: number; readonly audit: AuditEntry },
  ): Promise<{ readonly isSaved: boolean }>
  /** Moves the addresses of one record to another, writes what both say together, and removes the one. */
  merge(
    vendorId: VendorId,
    change: {
      readonly into: CustomerId
      readonly from: CustomerId
      readonly fields: CustomerFields
      readonly audit: AuditEntry
    },
  ): Promise<void>
  /** Forgets the record and its addresses. Orders stay: they are the shop's books. */
  remove(vendorId: VendorId, customerId: CustomerId, audit: AuditEntry): Promise<void>
  summary(query: {
    readonly vendorId: VendorId
    readonly fromMs: number | null
    readonly toMs: number | null
    readonly isOwingOnly: boolean
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<BuyerSummaryRow>>
  /** Makes the link count, or ends all made so far. Answers the version that counts now. */
  setLink(
    vendorId: VendorId,
    customerId: CustomerId,
    change: { readonly hasLink: boolean; readonly audit: AuditEntry },
  ): Promise<CustomerRecord | null>
  /** For the page behind a link: the record whoever asks, with its orders and their groups. */
  byId(customerId: CustomerId): Promise<{
    readonly record: CustomerRecord
    readonly orders: readonly (CustomerOrder & {
      readonly orderGroupId: OrderGroupId
      readonly unitCount: number
      readonly remitByMs: number | null
    })[]
  } | null>
}

/** The secret links of buyers: derived from record and version, so that a new version ends them. */
export type CustomerLinkPort = {
  tokenFor(customerId: CustomerId, version: number): Promise<string>
  /** What a token claims, when its signature is ours. Whether the version still counts, the record says. */
  verify(token: string): Promise<{ readonly customerId: CustomerId; readonly version: number } | null>
}
