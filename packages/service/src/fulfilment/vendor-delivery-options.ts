import type { Locale } from '@onhand/domain/catalog/views'
import { deliveryOptions } from '@onhand/domain/fulfilment/delivery-options'
import type { Place } from '@onhand/domain/fulfilment/types'
import type { LocationId } from '@onhand/domain/ids'
import type { DeliveryOption } from '@onhand/domain/ordering/types'
import type { VendorRecord } from '../vendors/ports.ts'

/** The ways one vendor's goods can reach a place now, soonest first. An unapproved vendor offers none. */
export function vendorDeliveryOptions(request: {
  readonly vendor: VendorRecord
  readonly goods: { readonly itemsMinor: number }
  readonly currency: string
  readonly address: Place | null
  readonly locale: Locale
  readonly nowMs: number
  /** Where the goods are, when that is known. */
  readonly stockedLocationIds?: readonly LocationId[]
}): readonly DeliveryOption[] {
  const { vendor, goods, currency, address, locale, nowMs } = request
  if (!vendor.isApproved) return []
  return deliveryOptions({
    locations: vendor.locations,
    methods: vendor.methods,
    place: address,
    itemsMinor: goods.itemsMinor,
    currency,
    locale,
    nowMs,
    stockedLocationIds: request.stockedLocationIds ?? null,
  })
}
