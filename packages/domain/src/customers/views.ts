import type { CustomerId, OrderId, VendorId } from '../ids.ts'
import type { Address, OrderStatus } from '../ordering/types.ts'

/** Where a buyer is met on social networks; empty texts when unknown. */
export type SocialHandles = {
  readonly line: string
  readonly instagram: string
  readonly facebook: string
  readonly whatsapp: string
}

/** What a shop knows of a buyer, as it is typed. */
export type CustomerFields = {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address: Address | null
  readonly handles: SocialHandles
  readonly note: string
}

/** Money of a buyer in one shop. Cancelled orders count for nothing; what was given back is taken off. */
export type BuyerTotals = {
  readonly currency: string
  readonly orderCount: number
  readonly unitCount: number
  readonly totalMinor: number
  readonly paidMinor: number
  readonly owedMinor: number
}

/** A line of the list of customers. */
export type CustomerRow = {
  readonly customerId: CustomerId
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly handles: SocialHandles
  readonly lastOrderAtMs: number | null
  readonly totals: readonly BuyerTotals[]
}

/** An order in a customer's history. */
export type CustomerOrder = {
  readonly orderId: OrderId
  readonly number: string
  readonly status: OrderStatus
  readonly placedAtMs: number
  readonly currency: string
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly remittedAtMs: number | null
  readonly shippedAtMs: number | null
  readonly summary: string
}

/** One customer with history. */
export type CustomerDetail = CustomerFields & {
  readonly customerId: CustomerId
  /** Every address whose orders belong to this record, after merges too. */
  readonly emails: readonly string[]
  readonly createdAtMs: number
  readonly totals: readonly BuyerTotals[]
  readonly orders: readonly CustomerOrder[]
  readonly hasLink: boolean
}

/** A buyer in the Summary by Buyer. */
export type BuyerSummaryRow = BuyerTotals & {
  readonly customerId: CustomerId | null
  readonly name: string
  readonly email: string
}

/** What the page behind a buyer's own link shows, and how to pay what is owed. */
export type BuyerPage = {
  readonly vendor: { readonly vendorId: VendorId; readonly slug: string; readonly name: string; readonly email: string }
  readonly name: string
  readonly totals: readonly BuyerTotals[]
  readonly orders: readonly (CustomerOrder & { readonly path: string; readonly remitByMs: number | null })[]
  /** Where to remit to; null when nothing is owed. */
  readonly payTo: { readonly accountName: string; readonly accountNumber: string } | null
}
