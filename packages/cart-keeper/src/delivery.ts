import type { Locale, SellableSku } from '@onhand/domain/catalog/views'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { activeLines, type CartState } from '@onhand/domain/ordering/cart'
import type { Address, DeliveryOption } from '@onhand/domain/ordering/types'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { CartSession } from './cart-session.ts'

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
}) => readonly DeliveryOption[]

/** Every vendor of the cart with its ways of delivery. A vendor that is unknown has none. */
export function optionsOfCart(
  session: CartSession,
  cart: CartState,
  facts: {
    readonly skus: ReadonlyMap<SkuId, SellableSku>
    readonly vendors: ReadonlyMap<VendorId, VendorRecord>
    readonly locale: Locale
  },
): ReadonlyMap<VendorId, readonly DeliveryOption[]> {
  const options = new Map<VendorId, readonly DeliveryOption[]>()
  for (const { vendorId } of activeLines(cart)) {
    if (options.has(vendorId)) continue
    const vendor = facts.vendors.get(vendorId)
    options.set(
      vendorId,
      vendor
        ? session.deps.deliveryOptions({
            vendor,
            goods: goodsOf(cart, vendorId, facts.skus),
            currency: cart.currency,
            address: cart.address,
            locale: facts.locale,
            nowMs: session.deps.nowMs(),
          })
        : [],
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
  const options = optionsOfCart(session, cart, { skus, vendors, locale: cart.locale })
  const deliveries: Record<VendorId, DeliveryOption> = {}
  for (const [vendorId, offered] of options) {
    const former = cart.deliveries[vendorId]
    const now = former ? sameOption(offered, former) : null
    if (now) deliveries[vendorId] = now
  }
  return { ...cart, deliveries }
}

/** Where a vendor's units may come from: the chosen place first; for pickup only that place. */
export function locationsFor(vendor: VendorRecord, delivery: DeliveryOption): readonly LocationId[] {
  if (delivery.kind === 'pickup') return [delivery.locationId]
  const others = vendor.locations.map((location) => location.id).filter((id) => id !== delivery.locationId)
  return [delivery.locationId, ...others]
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
