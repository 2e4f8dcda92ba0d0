import type { Locale, SellableSku } from '@onhand/domain/catalog/views'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { activeLines, type CartState } from '@onhand/domain/ordering/cart'
import type { Address, DeliveryOption } from '@onhand/domain/ordering/types'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { CartSession } from './cart-session.ts'
import { promisingPlaces, suppliedFrom, supplyPlaces } from './supply-places.ts'

/** What has to be brought: value and weight of one vendor's goods. Unknown weights count as nothing. */
export type Goods = { readonly itemsMinor: number; readonly weightGrams: number }

/** Works out one vendor's ways of delivery for a place now. */
export type DeliveryRule = (request: {
  readonly vendor: VendorRecord
  readonly goods: Goods
  readonly currency: string
  readonly address: Address | null
  readonly locale: Locale
  readonly nowMs: number
  /** Where the goods are; left out where every place may have them. */
  readonly stockedLocationIds?: readonly LocationId[]
}) => readonly DeliveryOption[]

/**
 * Every vendor of the cart with its ways of delivery. A vendor that is unknown has none. What a supplier holds for a shop is offered beside what is on its
 * shelves where those do not have all of it, with the supplier's day [FUL-8].
 */
export async function optionsOfCart(
  session: CartSession,
  cart: CartState,
  facts: {
    readonly skus: ReadonlyMap<SkuId, SellableSku>
    readonly vendors: ReadonlyMap<VendorId, VendorRecord>
    readonly locale: Locale
  },
): Promise<ReadonlyMap<VendorId, readonly DeliveryOption[]>> {
  const options = new Map<VendorId, readonly DeliveryOption[]>()
  for (const { vendorId } of activeLines(cart)) {
    if (options.has(vendorId)) continue
    const vendor = facts.vendors.get(vendorId)
    if (!vendor) {
      options.set(vendorId, [])
      continue
    }
    const question = {
      vendor,
      goods: goodsOf(cart, vendorId, facts.skus),
      currency: cart.currency,
      address: cart.address,
      locale: facts.locale,
      nowMs: session.deps.nowMs(),
    }
    const groups = await placesOf(session, cart, vendor)
    options.set(
      vendorId,
      groups === null
        ? session.deps.deliveryOptions(question)
        : groups.flatMap((stockedLocationIds) => session.deps.deliveryOptions({ ...question, stockedLocationIds })),
    )
  }
  return options
}

/** The option that was chosen, as it is offered now; null when it no longer is. */
export function sameOption(
  options: readonly DeliveryOption[],
  chosen: { readonly methodId: string; readonly locationId: LocationId },
): DeliveryOption | null {
  return (
    options.find((option) => option.methodId === chosen.methodId && option.locationId === chosen.locationId) ?? null
  )
}

/** Chosen ways of delivery priced anew after the cart or the place changed; those no longer offered are dropped. */
export async function repriceDeliveries(session: CartSession, cart: CartState): Promise<CartState> {
  const chosen = Object.entries(cart.deliveries)
  if (chosen.length === 0) return cart
  const lines = activeLines(cart)
  const [skus, vendors] = await Promise.all([
    session.facts.skus(session.deps, {
      locale: cart.locale,
      currency: cart.currency,
      skuIds: lines.map((line) => line.skuId),
    }),
    session.facts.vendors(session.deps, { vendorIds: lines.map((line) => line.vendorId) }),
  ])
  const options = await optionsOfCart(session, cart, { skus, vendors, locale: cart.locale })
  const deliveries: Record<VendorId, DeliveryOption> = {}
  for (const [vendorId, offered] of options) {
    const former = cart.deliveries[vendorId]
    const now = former ? sameOption(offered, former) : null
    if (now) deliveries[vendorId] = now
  }
  return { ...cart, deliveries }
}

/**
 * Where a vendor's units may come from: the chosen place first; for pickup only that place. What a supplier holds is taken only where its day was promised,
 * and then after what is on the shelves [FUL-8].
 */
export function locationsFor(vendor: VendorRecord, delivery: DeliveryOption): readonly LocationId[] {
  if (delivery.kind === 'pickup') return [delivery.locationId]
  const isOwn = (id: LocationId) => vendor.locations.some((one) => one.id === id && (one.supplyDays ?? 0) === 0)
  if (!isOwn(delivery.locationId) && vendor.locations.some((one) => one.id === delivery.locationId))
    return suppliedFrom(vendor.locations, delivery.locationId)
  const own = vendor.locations.map((location) => location.id).filter(isOwn)
  return [delivery.locationId, ...own.filter((id) => id !== delivery.locationId)]
}

/** Groups of places to offer: null for all of them; a shop with goods at a supplier is asked what its shelves have. */
async function placesOf(
  session: CartSession,
  cart: CartState,
  vendor: VendorRecord,
): Promise<readonly (readonly LocationId[])[] | null> {
  if (supplyPlaces(vendor.locations).length === 0) return null
  const lines = activeLines(cart).filter((line) => line.vendorId === vendor.id)
  const wanted = await Promise.all(
    lines.map(async ({ skuId, units }) => ({
      units,
      locations: (await session.deps.stock.availability(skuId)).locations,
    })),
  )
  return promisingPlaces(vendor.locations, wanted, cart.deliveries[vendor.id]?.locationId)
}

function goodsOf(cart: CartState, vendorId: VendorId, skus: ReadonlyMap<SkuId, SellableSku>): Goods {
  let itemsMinor = 0
  let weightGrams = 0
  for (const line of activeLines(cart)) {
    if (line.vendorId !== vendorId) continue
    const sku = skus.get(line.skuId)
    itemsMinor += (sku?.priceMinor ?? line.priceMinor) * line.units
    weightGrams += (sku?.weightGrams ?? 0) * line.units
  }
  return { itemsMinor, weightGrams }
}
