import type { Locale } from '@onhand/domain/catalog/views'
import type { CreditHoldId, CustomerId, PersonId, VendorId } from '@onhand/domain/ids'
import type {
  CreditBalance,
  CreditEntry,
  CreditHold,
  CreditOwner,
  CreditRule,
  RewardedOrder,
} from '@onhand/domain/marketing/credit'
import type {
  CreditLine,
  CreditSums,
  FollowedShop,
  FollowerCounts,
  FollowerRow,
  ShopCredit,
} from '@onhand/domain/marketing/views'
import type { AuditEntry } from '../identity/audit.ts'
import type { Page } from '../ordering/desk-ports.ts'

/** Who follows which shop. */
export type FollowPort = {
  /** Following twice keeps the first time. */
  follow(vendorId: VendorId, personId: PersonId, atMs: number): Promise<void>
  unfollow(vendorId: VendorId, personId: PersonId): Promise<void>
  followed(personId: PersonId, locale: Locale): Promise<readonly FollowedShop[]>
  isFollowing(vendorId: VendorId, personId: PersonId): Promise<boolean>
  followers(query: {
    readonly vendorId: VendorId
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<FollowerRow>>
  counts(vendorId: VendorId, nowMs: number): Promise<FollowerCounts>
  /** True when the person follows the shop, bought there, or confirmed an address that belongs to one of its customers. */
  isKnown(vendorId: VendorId, personId: PersonId): Promise<boolean>
  /** Whose account stands behind a customer: who bought logged in under the record's addresses, else who confirmed one of them. */
  personOf(vendorId: VendorId, customerId: CustomerId): Promise<PersonId | null>
}

/** What came of holding credit. `id_used`: this hold is over; the caller takes another id. */
export type HoldOutcome = 'held' | 'too_much' | 'id_used'

/** Credit of shops: rules, accounts, holds and entries. The CHECK of an account keeps what is held within what is there. */
export type CreditPort = {
  /** Null: the shop has set none. */
  rule(vendorId: VendorId): Promise<CreditRule | null>
  saveRule(
    vendorId: VendorId,
    rule: CreditRule,
    parts: { readonly nowMs: number; readonly audit: readonly AuditEntry[] },
  ): Promise<void>
  /** What a person has, shop by shop, and how it moved lately: as of one moment. */
  ofPerson(
    personId: PersonId,
    query: { readonly locale: Locale; readonly nowMs: number; readonly linesMax: number },
  ): Promise<{ readonly shops: readonly ShopCredit[]; readonly lines: readonly CreditLine[] }>
  balance(owner: CreditOwner): Promise<CreditBalance>
  /** The balance with its latest movements in this shop, as of one moment. */
  account(
    owner: CreditOwner,
    linesMax: number,
  ): Promise<{ readonly balance: CreditBalance; readonly lines: readonly CreditLine[] }>
  /** A shop's movements, newest first, of all or of one person, with the sums of all: as of one moment. */
  book(query: {
    readonly vendorId: VendorId
    readonly personId: PersonId | null
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<CreditLine> & { readonly sums: readonly CreditSums[] }>
  /** Holds credit until `expiresAtMs`. Repeating an id that still holds the same changes nothing. */
  hold(hold: CreditHold, at: { readonly expiresAtMs: number; readonly nowMs: number }): Promise<HoldOutcome>
  /** Makes holds last until they are spent or released; an expired one is checked anew. False: one is no longer covered. */
  secure(holds: readonly CreditHold[], nowMs: number): Promise<boolean>
  release(ids: readonly CreditHoldId[]): Promise<void>
  /** Writes an entry once. False: it would leave less than what is held, and nothing was written. */
  write(
    entry: CreditEntry,
    parts: { readonly expiresAtMs: number | null; readonly audit: readonly AuditEntry[] },
  ): Promise<boolean>
  /** Shops whose orders earn. */
  earning(): Promise<
    readonly { readonly vendorId: VendorId; readonly watchedUntilMs: number; readonly rule: CreditRule }[]
  >
  /** Orders that arrived and changed in a span, longest ago first. */
  changedOrders(query: {
    readonly vendorId: VendorId
    readonly fromMs: number
    readonly untilMs: number
    readonly limit: number
  }): Promise<readonly (RewardedOrder & { readonly changedAtMs: number })[]>
  watched(vendorId: VendorId, untilMs: number): Promise<void>
  /** Accounts whose time is over and that still have something. */
  overdue(nowMs: number, limit: number): Promise<readonly (CreditOwner & CreditBalance)[]>
}
