import type { Locale } from '@onhand/domain/catalog/views'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { LocationRecord } from '../vendors/ports.ts'
import type { SkuFacts } from './ports.ts'

/** Something that this shop does not have: another shop's are answered alike. */
export type NotFound = { readonly code: 'not_found'; readonly what: string }

/** The SKU when it is this shop's. */
export async function ownSku(
  deps: Pick<ServiceDeps, 'stockLists'>,
  { vendorId, skuId, locale = 'en' }: { vendorId: VendorId; skuId: SkuId; locale?: Locale | undefined },
): Promise<Result<SkuFacts, NotFound>> {
  const [facts] = await deps.stockLists.skuFacts(vendorId, locale, [skuId])
  return facts ? ok(facts) : err({ code: 'not_found', what: 'sku' })
}

/** The places of a shop. */
export async function ownPlaces(
  deps: Pick<ServiceDeps, 'vendors'>,
  vendorId: VendorId,
): Promise<readonly LocationRecord[]> {
  const [vendor] = await deps.vendors.records([vendorId])
  return vendor?.locations ?? []
}

/** The place when it is this shop's. */
export async function ownPlace(
  deps: Pick<ServiceDeps, 'vendors'>,
  vendorId: VendorId,
  locationId: LocationId,
): Promise<Result<LocationRecord, NotFound>> {
  const place = (await ownPlaces(deps, vendorId)).find((candidate) => candidate.id === locationId)
  return place ? ok(place) : err({ code: 'not_found', what: 'location' })
}

/** The places a list is about: the one asked for, or all. */
export async function askedPlaces(
  deps: Pick<ServiceDeps, 'vendors'>,
  vendorId: VendorId,
  locationId: LocationId | null,
): Promise<Result<readonly LocationId[], NotFound>> {
  const places = (await ownPlaces(deps, vendorId)).map((place) => place.id)
  if (locationId === null) return ok(places)
  return places.includes(locationId) ? ok([locationId]) : err({ code: 'not_found', what: 'location' })
}

/** Who acts, as the audit log and the counts name them. */
export function actorKey(actor: { readonly kind: string; readonly personId?: string; readonly name?: string }): string {
  return actor.personId ?? actor.name ?? 'nobody'
}
