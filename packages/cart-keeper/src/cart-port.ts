import type { CartId } from '@onhand/domain/ids'
import type { CartPort } from '@onhand/service/ordering/cart-port'

/** The name space of CartKeeper objects, as far as it is used here. */
export type CartNamespace = { getByName(name: string): CartPort }

/** The object a cart lives in: its own, or with `shards` > 0 one of that many, chosen by the hash of its id (ADR 0012). */
export function cartKeeperName(cartId: CartId, shards: number): string {
  return shards > 0 ? `shard-${hash(cartId) % shards}` : cartId
}

/** Carts over RPC. A new stub for every call: one that failed stays broken. */
export function cartPort(namespace: CartNamespace, options: { readonly shards: number }): CartPort {
  const at = (cartId: CartId) => namespace.getByName(cartKeeperName(cartId, options.shards))
  return {
    view: (cartId, locale) => at(cartId).view(cartId, locale),
    addLine: (cartId, request) => at(cartId).addLine(cartId, request),
    setLine: (cartId, request) => at(cartId).setLine(cartId, request),
    setAddress: (cartId, request) => at(cartId).setAddress(cartId, request),
    deliveryOptions: (cartId, locale) => at(cartId).deliveryOptions(cartId, locale),
    chooseDelivery: (cartId, request) => at(cartId).chooseDelivery(cartId, request),
    startPayment: (cartId, request) => at(cartId).startPayment(cartId, request),
    complete: (cartId) => at(cartId).complete(cartId),
    cancelPayment: (cartId) => at(cartId).cancelPayment(cartId),
    resume: (cartId) => at(cartId).resume(cartId),
  }
}

/** FNV-1a, 32 bits: spreads ids over shards. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
