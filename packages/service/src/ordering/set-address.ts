import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import { addressIdOf } from '@onhand/domain/ordering/address-key'
import type { Address, CartView, Contact } from '@onhand/domain/ordering/types'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { CartRefusal } from './cart-port.ts'

/**
 * Sets who buys and where to. Whoever knows the cart's id may: the id is its key. A signed-in person's cart becomes theirs, and the place goes
 * into their address book.
 */
export async function setAddress(
  deps: Pick<ServiceDeps, 'carts' | 'people' | 'nowMs'>,
  actor: Actor,
  input: {
    readonly cartId: CartId
    readonly contact: Contact
    readonly address: Address | null
    readonly locale: Locale
  },
): Promise<Result<CartView, CartRefusal>> {
  const { cartId, ...request } = input
  const personId = actor.kind === 'person' ? actor.personId : null
  const set = await deps.carts.setAddress(cartId, { ...request, personId })
  if (set.ok && personId && request.address)
    await deps.people.rememberAddress(personId, addressIdOf(personId, request.address), request.address, deps.nowMs())
  return set
}
