import type { CreditEntryId, CustomerId, OrderId, PersonId, VendorId } from '../ids.ts'
import type { CreditKind, CreditRule } from './credit.ts'

/** A shop that a person follows. */
export type FollowedShop = {
  readonly vendorId: VendorId
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly followedAtMs: number
}

/** A follower as the shop sees one: named only once they bought something there [FOL-2]. */
export type FollowerRow = {
  readonly personId: PersonId
  readonly customerId: CustomerId | null
  readonly name: string | null
  readonly followedAtMs: number
}

/** How many follow a shop, and how many of them began lately. */
export type FollowerCounts = {
  readonly count: number
  readonly inWeek: number
  readonly inMonth: number
  /** Those who began, by week, oldest first: the week's first instant and how many. */
  readonly weeks: readonly { readonly fromMs: number; readonly count: number }[]
}

/** What a person has in one shop. */
export type ShopCredit = {
  readonly vendorId: VendorId
  readonly slug: string
  readonly name: string
  readonly currency: string
  readonly spendableMinor: number
  readonly heldMinor: number
  readonly expiresAtMs: number | null
  readonly rule: CreditRule
}

/** A movement of credit as a page shows it. What was given is positive. */
export type CreditLine = {
  readonly id: CreditEntryId
  readonly kind: CreditKind
  readonly vendorId: VendorId
  readonly personId: PersonId
  readonly orderId: OrderId | null
  readonly amountMinor: number
  readonly currency: string
  readonly reason: string
  readonly atMs: number
}

/** A shop's credit in all: what is out, and what was given and spent. */
export type CreditSums = {
  readonly currency: string
  readonly openMinor: number
  readonly givenMinor: number
  readonly spentMinor: number
}
