import type { CartId } from '@onhand/domain/ids'
import type { CartPort } from '@onhand/service/ordering/cart-port'

/** The name space of CartKeeper objects, as far as it is used here. */
export type CartNamespace = { getByName(name: string): CartPort }

/** The object a cart lives in: its own, or with `shards` > 0 one of that many, chosen by the hash of its id (ADR 0012). */
export function cartKeeperName(cartId: CartId, shards: number): string {
  return shards > 0 ? `shard-${hash(cartId) % shards}` : cartId
}

const ATTEMPTS_MAX = 3
const RETRY_AFTER_MS = 50

/**
 * Carts over RPC. Every call may be repeated, so one that was cut off by a restart of the object is made again, on a new stub: one that
 * failed stays broken. An overloaded object is not asked again. What still fails throws.
 */
export function cartPort(namespace: CartNamespace, options: { readonly shards: number }): CartPort {
  const call = async <Value>(cartId: CartId, ask: (keeper: CartPort) => Promise<Value>): Promise<Value> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(namespace.getByName(cartKeeperName(cartId, options.shards)))
      } catch (error) {
        if (attempt >= ATTEMPTS_MAX || !isPassing(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * attempt))
      }
    }
  }
  return {
    view: (cartId, locale) => call(cartId, (keeper) => keeper.view(cartId, locale)),
    addLine: (cartId, request) => call(cartId, (keeper) => keeper.addLine(cartId, request)),
    addLines: (cartId, request) => call(cartId, (keeper) => keeper.addLines(cartId, request)),
    setLine: (cartId, request) => call(cartId, (keeper) => keeper.setLine(cartId, request)),
    setAddress: (cartId, request) => call(cartId, (keeper) => keeper.setAddress(cartId, request)),
    deliveryOptions: (cartId, locale) => call(cartId, (keeper) => keeper.deliveryOptions(cartId, locale)),
    chooseDelivery: (cartId, request) => call(cartId, (keeper) => keeper.chooseDelivery(cartId, request)),
    startPayment: (cartId, request) => call(cartId, (keeper) => keeper.startPayment(cartId, request)),
    complete: (cartId) => call(cartId, (keeper) => keeper.complete(cartId)),
    cancelPayment: (cartId) => call(cartId, (keeper) => keeper.cancelPayment(cartId)),
    resume: (cartId) => call(cartId, (keeper) => keeper.resume(cartId)),
  }
}

/** True for failures that a new stub may not meet: the object restarted, or the connection dropped. */
function isPassing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const has = (flag: string) => flag in error && Reflect.get(error, flag) === true
  return !has('overloaded') && (has('retryable') || has('durableObjectReset'))
}

/** FNV-1a, 32 bits: spreads ids over shards. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
