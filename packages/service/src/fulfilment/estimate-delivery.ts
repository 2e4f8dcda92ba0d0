import type { Locale } from '@onhand/domain/catalog/views'
import type { Place } from '@onhand/domain/fulfilment/types'
import type { LocationId, SkuId } from '@onhand/domain/ids'
import type { Availability } from '@onhand/domain/inventory/types'
import type { DeliveryOption } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { vendorDeliveryOptions } from './vendor-delivery-options.ts'

/** When and how units of a SKU can be at a place, soonest first; empty when they are not in stock or nobody brings them there [FUL-7]. Public. */
export async function estimateDelivery(
  deps: Pick<ServiceDeps, 'catalog' | 'vendors' | 'stock' | 'nowMs'>,
  request: {
    readonly skuId: SkuId
    readonly units: number
    readonly place: Place
    readonly locale: Locale
    /** Prices are in it where the shop has a price in it, as in a cart. */
    readonly currency?: string | null | undefined
  },
): Promise<
  Result<{ readonly options: readonly DeliveryOption[] }, { readonly code: 'not_found'; readonly what: 'sku' }>
> {
  const { skuId, units, place, locale } = request
  const [[sku], availability] = await Promise.all([
    deps.catalog.sellableSkus(locale, [skuId], request.currency ?? null),
    deps.stock.availability(skuId),
  ])
  if (!sku?.isSellable) return err({ code: 'not_found', what: 'sku' })
  const [vendor] = await deps.vendors.records([sku.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'sku' })
  const options = vendorDeliveryOptions({
    vendor,
    goods: { itemsMinor: sku.priceMinor * units },
    currency: sku.currency,
    address: place,
    locale,
    nowMs: deps.nowMs(),
    stockedLocationIds: stockedLocations(availability, units),
  })
  return ok({ options })
}

/** Locations that have all the units; when none has, those that together do; none when there are not enough. */
function stockedLocations(availability: Availability, units: number): readonly LocationId[] {
  if (availability.availableUnits < units) return []
  const enough = availability.locations.filter((location) => location.availableUnits >= units)
  const some = availability.locations.filter((location) => location.availableUnits > 0)
  return (enough.length > 0 ? enough : some).map((location) => location.locationId)
}
