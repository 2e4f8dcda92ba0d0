import type { Locale } from '@onhand/domain/catalog/views'
import type { LocationId, PersonId, VendorId } from '@onhand/domain/ids'
import type { PlaceUse } from '@onhand/domain/shop/place-use'
import type { AuditEntry } from '../identity/audit.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import type { LocationRecord, MethodRecord, VendorRecord } from '../vendors/ports.ts'

/** A town: what a shop's address begins with. */
export type Place = {
  readonly city: string
  readonly region: string
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  readonly timeZone: string
}

/** Towns by name, from data we carry. */
export type PlacePort = {
  /** The biggest towns first whose name begins so, in `country` when it is given. */
  search(text: string, country: string | null, limit: number): Promise<readonly Place[]>
}

/** Public holidays by country and region. */
export type HolidayPort = {
  /** With those of `region`, where it has its own: found by name or code. Whole days from `fromDate` to `toDate` (inclusive), in the language asked for where it is known. Empty for an unknown country. */
  publicHolidays(query: {
    readonly country: string
    readonly region: string
    readonly fromDate: string
    readonly toDate: string
    readonly locale: Locale
  }): Promise<readonly { readonly date: string; readonly name: string }[]>
}

/** What the bank says of an account that money is to be sent to. */
export type PayeePort = {
  /** Null when the bank knows no such account. `holder` is the name as the bank shows it to strangers. */
  payee(accountNumber: string): Promise<{ readonly currency: string; readonly holder: string } | null>
}

/** A change of a shop, with its line in the audit log. */
export type ShopChange = { readonly nowMs: number; readonly audit: AuditEntry }

/** When a place is open, as far as it changes. */
export type HoursChange = {
  readonly periods: LocationRecord['hours']['periods'] | null
  readonly closedDates: readonly string[] | null
}

/** What a shop says about itself. */
export type ShopProfile = Pick<
  VendorRecord,
  'slug' | 'names' | 'taglines' | 'abouts' | 'legalName' | 'taxNumber' | 'email' | 'accent' | 'imageUrl'
>

/** A shop as it is registered. */
export type NewShop = VendorRecord & { readonly ownerId: PersonId }

/** A shop's own settings beyond its public record. */
export type ShopStatus = {
  readonly isSimple: boolean
  readonly isApproved: boolean
  readonly isSuspended: boolean
  readonly submittedAtMs: number | null
  readonly declineReason: string | null
  readonly hasProduct: boolean
}

/** A shop that waits for the operator. */
export type PendingShop = {
  readonly vendorId: VendorId
  readonly slug: string
  readonly name: string
  readonly legalName: string
  readonly email: string
  readonly city: string
  readonly country: string
  readonly currency: string
  readonly submittedAtMs: number
}

/** Shops as their people keep them: each part is written by itself, so that two who save different parts lose nothing. */
export type ShopPort = {
  /** Shop, supplier row, first place and owner in one batch. `repeated` when this person registered this very id before. */
  register(shop: NewShop, change: ShopChange): Promise<'registered' | 'repeated' | 'slug_taken' | 'id_taken'>
  status(vendorId: VendorId): Promise<ShopStatus | null>
  /** False when another shop has the slug. */
  saveProfile(vendorId: VendorId, profile: ShopProfile, change: ShopChange): Promise<boolean>
  /** Made or changed; opening hours stay. A place of another shop is never changed. */
  saveLocation(vendorId: VendorId, location: Omit<LocationRecord, 'hours'>, change: ShopChange): Promise<void>
  /** Closes a place that nothing is left in; false when something is. */
  closeLocation(vendorId: VendorId, locationId: LocationId, change: ShopChange): Promise<boolean>
  isClosedPlace(vendorId: VendorId, locationId: LocationId): Promise<boolean>
  placeUse(vendorId: VendorId, locationId: LocationId): Promise<PlaceUse>
  /** Null leaves the week, or the closed days, as they are. */
  saveHours(locationId: LocationId, hours: HoursChange, change: ShopChange): Promise<void>
  /** The whole list; methods that are not named any more are gone. */
  saveMethods(vendorId: VendorId, methods: readonly MethodRecord[], change: ShopChange): Promise<void>
  savePayoutAccount(vendorId: VendorId, bankAccountNumber: string, change: ShopChange): Promise<void>
  setSimple(vendorId: VendorId, isSimple: boolean, change: ShopChange): Promise<void>
  /** Puts a draft or declined shop before the operator; changes nothing else. */
  submit(vendorId: VendorId, change: ShopChange): Promise<void>
  /** Longest waiting first. */
  pending(page: { readonly cursor: string | null; readonly limit: number }): Promise<{
    readonly items: readonly PendingShop[]
    readonly nextCursor: string | null
  }>
  /** Answers a submitted shop, with the mail to it, once: false when it does not wait (any more). `reason` null is a yes. */
  review(
    vendorId: VendorId,
    answer: { readonly reason: string | null; readonly message: OutboxMessage },
    change: ShopChange,
  ): Promise<boolean>
}
