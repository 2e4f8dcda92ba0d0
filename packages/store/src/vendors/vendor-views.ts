import type { ImageView, Locale, VendorCard, VendorView } from '@onhand/domain/catalog/views'
import type { VendorRecord } from '@onhand/service/vendors/ports'

/** Shop pictures are drawn at this size. */
const SHOP_IMAGE = { width: 1200, height: 800 } as const

/** Text in the page's language, else in English. */
export function inLocale(texts: Readonly<Record<Locale, string>>, locale: Locale): string {
  return texts[locale] === '' ? texts.en : texts[locale]
}

/** A shop in a list; null when it has no location, because then it is nowhere. */
export function vendorCard(record: VendorRecord, locale: Locale, productCount: number): VendorCard | null {
  const [main] = record.locations
  if (!main) return null
  const name = inLocale(record.names, locale)
  return {
    vendorId: record.id,
    slug: record.slug,
    name,
    tagline: inLocale(record.taglines, locale),
    city: main.city,
    country: main.country,
    image: shopImage(record, name),
    accent: record.accent,
    latitude: main.latitude,
    longitude: main.longitude,
    timeZone: main.timeZone,
    hours: main.hours,
    productCount,
  }
}

function shopImage(record: VendorRecord, name: string): ImageView | null {
  return record.imageUrl === null ? null : { url: record.imageUrl, alt: name, ...SHOP_IMAGE, tint: record.accent }
}

/** The public page of a shop. */
export function vendorView(record: VendorRecord, locale: Locale, productCount: number): VendorView | null {
  const card = vendorCard(record, locale, productCount)
  if (!card) return null
  return {
    ...card,
    about: inLocale(record.abouts, locale),
    // A supplier is no place that buyers go to.
    locations: record.locations.filter(isOwnPlace).map((location) => ({
      locationId: location.id,
      name: location.name,
      addressLines: [
        location.line1,
        `${location.postcode} ${location.city}`.trim(),
        location.region,
        location.country,
      ].filter((line) => line !== ''),
      hours: location.hours,
      timeZone: location.timeZone,
      hasPickup: location.hasPickup,
    })),
    methods: record.methods.map((method) => ({
      methodId: method.id,
      kind: method.kind,
      name: inLocale(method.names, locale),
      priceMinor: method.priceMinor,
      freeOverMinor: method.freeOverMinor,
      currency: method.currency,
      cutOffMinute: method.cutOffMinute,
      transitDaysMin: method.transitDaysMin,
      transitDaysMax: method.transitDaysMax,
    })),
  }
}

function isOwnPlace({ supplyDays = 0 }: VendorRecord['locations'][number]): boolean {
  return supplyDays === 0
}
