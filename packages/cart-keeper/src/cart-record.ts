import { type CartState, emptyCart } from '@onhand/domain/ordering/cart'
import type { CheckoutPlan } from '@onhand/domain/ordering/checkout-plan'
import type { Locale } from '@onhand/domain/catalog/views'
import type { CartId, PaymentId } from '@onhand/domain/ids'
import type { CompletedCheckout } from '@onhand/service/ordering/cart-port'

/** A checkout that waits for money or is being placed: what was frozen, and the payment that was asked for. */
export type Checkout = {
  readonly plan: CheckoutPlan
  readonly payment: {
    readonly paymentId: PaymentId
    readonly providerPaymentId: string
    readonly approvalUrl: string
    readonly expiresAtMs: number
  }
}

/** All that is stored of one cart. */
export type CartRecord = {
  readonly cart: CartState
  readonly checkout: Checkout | null
  readonly outcome: CompletedCheckout | null
  /** Failed attempts of the present step. */
  readonly attempts: number
  /** When the alarm has to look at this cart again. */
  readonly nextAtMs: number
  /** Grows with every write; 0: not stored yet. */
  readonly version: number
}

/** A finished or forgotten cart is kept this long, for repeats and late questions, then deleted. */
export const CART_KEPT_MS = 90 * 86_400_000

/** A cart nobody has written to. */
export function newRecord(cartId: CartId, locale: Locale): CartRecord {
  return { cart: emptyCart(cartId, locale), checkout: null, outcome: null, attempts: 0, nextAtMs: 0, version: 0 }
}
