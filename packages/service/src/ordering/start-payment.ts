import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import type { WantedCredit } from '@onhand/domain/ordering/checkout-plan'
import type { CartView } from '@onhand/domain/ordering/types'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { CartRefusal } from './cart-port.ts'

/** Claims the stock and asks the bank for a payment of what the shopper saw. Whoever knows the cart's id may; credit is spent by the person whose it is. */
export async function startPayment(
  deps: Pick<ServiceDeps, 'carts'>,
  actor: Actor,
  input: {
    readonly cartId: CartId
    readonly expectedTotalMinor: number
    readonly locale: Locale
    readonly credits: readonly WantedCredit[]
  },
): Promise<Result<CartView, CartRefusal>> {
  const { cartId, ...request } = input
  const personId = actor.kind === 'person' ? actor.personId : null
  return deps.carts.startPayment(cartId, { ...request, personId })
}
