import { LOCALES, type Locale, type WeekHours } from '@onhand/domain/catalog/views'
import type { LocationId, SupplierId, VendorId } from '@onhand/domain/ids'
import type { LocationRecord, MethodRecord, VendorRecord } from '@onhand/service/vendors/ports'
import type { LoadedVendors } from './load-vendors.ts'

type RowOf<Grouped> = Grouped extends ReadonlyMap<string, readonly (infer Row)[]> ? Row : never

/** A vendor's record from its rows. */
export function vendorRecord(loaded: LoadedVendors, row: LoadedVendors['vendors'][number]): VendorRecord {
  const translations = loaded.translations.get(row.id) ?? []
  const words = (field: 'name' | 'tagline' | 'about') =>
    perLocale((locale) => translations.find((translation) => translation.locale === locale)?.[field])
  return {
    id: row.id as VendorId,
    slug: row.slug,
    names: words('name'),
    taglines: words('tagline'),
    abouts: words('about'),
    legalName: row.legal_name,
    taxNumber: row.tax_number,
    email: row.email,
    accent: row.accent,
    imageUrl: row.image_url,
    currency: row.currency,
    commissionBps: row.commission_bps,
    bankAccountNumber: row.bank_account_number,
    isApproved: row.is_approved === 1,
    supplier: {
      id: row.supplier_id as SupplierId,
      name: row.supplier_name,
      bankAccountNumber: row.supplier_account,
      leadTimeDays: row.lead_time_days,
    },
    locations: (loaded.locations.get(row.id) ?? []).map((location) => locationRecord(loaded, location)),
    methods: (loaded.methods.get(row.id) ?? []).map((method) => methodRecord(loaded, method)),
  }
}

/** Opening hours of a location, closures included. */
export function hoursOf(loaded: Pick<LoadedVendors, 'periods' | 'closures'>, locationId: string): WeekHours {
  return {
    periods: (loaded.periods.get(locationId) ?? []).map((period) => ({
      weekday: period.weekday,
      opensMinute: period.opens_minute,
      closesMinute: period.closes_minute,
    })),
    closedDates: (loaded.closures.get(locationId) ?? []).map((closure) => closure.date),
  }
}

function perLocale(find: (locale: Locale) => string | undefined): Readonly<Record<Locale, string>> {
  const [en, zhHant] = LOCALES
  return { [en]: find(en) ?? '', [zhHant]: find(zhHant) ?? '' }
}

function locationRecord(loaded: LoadedVendors, row: RowOf<LoadedVendors['locations']>): LocationRecord {
  const { name, line1, city, region, postcode, country, latitude, longitude, position } = row
  return {
    id: row.id as LocationId,
    name,
    line1,
    city,
    region,
    postcode,
    country,
    latitude,
    longitude,
    timeZone: row.time_zone,
    hasPickup: row.has_pickup === 1,
    position,
    ...(row.supply_days > 0 ? { supplyDays: row.supply_days } : {}),
    hours: hoursOf(loaded, row.id),
  }
}

function methodRecord(loaded: LoadedVendors, row: RowOf<LoadedVendors['methods']>): MethodRecord {
  const names = (loaded.methodTranslations.get(row.vendor_id) ?? []).filter((name) => name.method_id === row.id)
  return {
    id: row.id,
    kind: row.kind as MethodRecord['kind'],
    names: perLocale((locale) => names.find((name) => name.locale === locale)?.name),
    priceMinor: row.price_minor,
    freeOverMinor: row.free_over_minor,
    currency: row.currency,
    ...otherPricesOf(row.other_prices),
    countries: JSON.parse(row.countries) as string[],
    radiusKm: row.radius_km,
    cutOffMinute: row.cut_off_minute,
    handlingMinutes: row.handling_minutes,
    transitDaysMin: row.transit_days_min,
    transitDaysMax: row.transit_days_max,
    windowFromMinute: row.window_from_minute,
    windowToMinute: row.window_to_minute,
  }
}

/** Nothing where there are none, so that a record reads as it was written. */
function otherPricesOf(json: string): Pick<MethodRecord, 'otherPrices'> {
  const otherPrices = JSON.parse(json) as Record<string, number>
  return Object.keys(otherPrices).length > 0 ? { otherPrices } : {}
}
