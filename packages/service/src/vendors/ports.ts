import type { Locale, VendorCard, VendorView, WeekHours } from '@onhand/domain/catalog/views'
import type { LocationId, SupplierId, VendorId } from '@onhand/domain/ids'

/** A vendor with all that orders, promises and money need; what seed and onboarding write. */
export type VendorRecord = {
  readonly id: VendorId
  readonly slug: string
  readonly names: Readonly<Record<Locale, string>>
  readonly taglines: Readonly<Record<Locale, string>>
  readonly abouts: Readonly<Record<Locale, string>>
  readonly legalName: string
  readonly taxNumber: string
  readonly email: string
  readonly accent: string
  readonly imageUrl: string | null
  readonly currency: string
  readonly commissionBps: number
  readonly bankAccountNumber: string
  readonly isApproved: boolean
  readonly supplier: SupplierRecord
  readonly locations: readonly LocationRecord[]
  readonly methods: readonly MethodRecord[]
}

/** The supplier behind a vendor, reached over signed HTTP. */
export type SupplierRecord = {
  readonly id: SupplierId
  readonly name: string
  readonly bankAccountNumber: string
  readonly leadTimeDays: number
}

/** A place that holds stock, sells over the counter, or both. */
export type LocationRecord = {
  readonly id: LocationId
  readonly name: string
  readonly line1: string
  readonly city: string
  readonly region: string
  readonly postcode: string
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  readonly timeZone: string
  readonly hasPickup: boolean
  readonly position: number
  /** More than 0: goods there are at a supplier, and so many days away. */
  readonly supplyDays?: number
  readonly hours: WeekHours
}

/** One way a vendor gets goods to people. */
export type MethodRecord = {
  readonly id: string
  readonly kind: 'delivery' | 'pickup'
  readonly names: Readonly<Record<Locale, string>>
  readonly priceMinor: number
  readonly freeOverMinor: number | null
  readonly currency: string
  /** What it costs in other currencies. */
  readonly otherPrices?: Readonly<Record<string, number>>
  /** Countries served; empty means everywhere. */
  readonly countries: readonly string[]
  /** Served within this distance of the location; null means no limit. */
  readonly radiusKm: number | null
  /** Minutes since local midnight until which an order goes out the same day. */
  readonly cutOffMinute: number
  readonly handlingMinutes: number
  readonly transitDaysMin: number
  readonly transitDaysMax: number
  /** Window of the day in which goods arrive, minutes since local midnight. */
  readonly windowFromMinute: number
  readonly windowToMinute: number
}

/** Vendors: public pages, promises, onboarding. */
export type VendorPort = {
  /** Null when unknown or not approved. */
  shop(locale: Locale, slug: string): Promise<VendorView | null>
  shops(locale: Locale): Promise<readonly VendorCard[]>
  records(vendorIds: readonly VendorId[]): Promise<readonly VendorRecord[]>
  /** Creates or replaces a vendor with supplier, locations, hours and methods in one atomic batch. */
  upsert(record: VendorRecord, nowMs: number): Promise<void>
}
