import type { Locale } from '@onhand/domain/catalog/views'
import { dueMinor } from '@onhand/domain/ordering/checkout-plan'
import { cartView } from '@onhand/domain/ordering/cart-view'
import type { CartView } from '@onhand/domain/ordering/types'
import type { CartSession } from './cart-session.ts'

/** The cart as its page shows it, in the page's language. */
export async function showCart(session: CartSession, locale: Locale): Promise<CartView> {
  const { cart, checkout, outcome } = session.record
  const facts = await session.facts.forCart(session.deps, {
    locale,
    currency: cart.currency || null,
    lines: cart.lines,
  })
  return cartView(cart, facts, {
    payment: checkout
      ? {
          paymentId: checkout.payment.paymentId,
          status: cart.status,
          approvalUrl: checkout.payment.approvalUrl,
          expiresAtMs: checkout.payment.expiresAtMs,
          amountMinor: dueMinor(checkout.plan),
        }
      : null,
    orderToken: outcome?.orderToken ?? null,
  })
}
