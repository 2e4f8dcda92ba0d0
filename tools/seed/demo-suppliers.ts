import type { VendorRecord } from '@onhand/service/vendors/ports'
import { stableId } from '../client/stable-id.ts'

/** The shops whose shelves the demo plans: they have people with log-ins. */
export const PLANNED_SHOPS: readonly string[] = ['marlow-road', 'sun-moon-pantry']

/** Items with terms that were agreed on; the others are bought at cost, in any number. */
export const AGREED_SKUS = 20
const SECOND_EVERY = 3

/** True when a shop's second supplier sells its `position`-th item, too. */
export function hasSecondSupplier(position: number): boolean {
  return position < AGREED_SKUS && position % SECOND_EVERY === 0
}

/** The cheaper supplier that comes once a week. */
export function secondSupplierOf(vendor: VendorRecord) {
  return { id: stableId('supplier', vendor.slug, 'direct'), name: `${vendor.names.en} Direct`, leadDays: 5 }
}
