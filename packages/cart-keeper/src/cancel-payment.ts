import type { Locale } from '@onhand/domain/catalog/views'
import type { CartView } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { CartRefusal } from '@onhand/service/ordering/cart-port'
import type { CartSession } from './cart-session.ts'
import { freeAll } from './claims.ts'
import { freeCredits } from './credits.ts'
import { driveCheckout, reopen } from './drive-checkout.ts'
import { showCart } from './show-cart.ts'

/**
 * Back to an open cart: voids the payment first, so that nothing can be approved any more, then gives the claims back. Money that was captured
 * in between wins: the order is placed. Cancelling an open cart changes nothing.
 */
export async function cancelPayment(session: CartSession, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  const { cart, checkout } = session.record
  if (cart.status === 'open') return ok(await showCart(session, locale))
  if (cart.status !== 'paying' || !checkout) return err({ code: 'cart_not_open', status: cart.status })
  const voided = await session.deps.payments.void(checkout.payment.paymentId, checkout.payment.providerPaymentId)
  if (!voided.ok) {
    await driveCheckout(session)
    if (session.cart.status !== 'open') return err({ code: 'cart_not_open', status: session.cart.status })
    return ok(await showCart(session, locale))
  }
  await freeAll(session.deps, checkout.plan.claims)
  await freeCredits(session.deps, checkout.plan)
  await reopen(session, null)
  return ok(await showCart(session, locale))
}
