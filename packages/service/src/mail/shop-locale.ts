import type { Locale } from '@onhand/domain/catalog/views'
import type { VendorRecord } from '../vendors/ports.ts'

/** Places whose shops write Traditional Chinese. */
const CHINESE_PLACES = ['TW', 'HK', 'MO']

/** The language a shop is written to in, by the country of its first place. */
export function shopLocale(vendor: VendorRecord): Locale {
  return CHINESE_PLACES.includes(vendor.locations[0]?.country ?? '') ? 'zh-Hant' : 'en'
}

/** What a shop is called in a language, or in another one it has a name in. */
export function shopName(vendor: VendorRecord, locale: Locale): string {
  return vendor.names[locale] || vendor.names.en || vendor.names['zh-Hant']
}
