import type { CartView } from './types.ts'

/** A cart's checkout, step by step. `placing`: money is authorised and the placement, or its return, is being driven on. */
export type CheckoutStatus = CartView['status']

/** What may follow what [ORD-7]. A placed cart never changes again; there is one way to `placed` and it goes through a payment. */
export const CHECKOUT_STEPS = {
  open: ['paying', 'abandoned'],
  paying: ['placing', 'placed', 'open'],
  placing: ['placed', 'open'],
  placed: [],
  abandoned: [],
} as const satisfies Readonly<Record<CheckoutStatus, readonly CheckoutStatus[]>>

/** True when a checkout in `from` may go to `to`. */
export function maySucceed(from: CheckoutStatus, to: CheckoutStatus): boolean {
  return CHECKOUT_STEPS[from].some((next) => next === to)
}

/** The payment as its provider tells it now. */
export type PaymentStatus = 'requires_approval' | 'authorised' | 'captured' | 'voided' | 'declined' | 'expired'

/** Why money goes back. */
export type ReturnReason = 'stock_gone' | 'expired' | 'declined'

/** What to do next with a checkout that waits for money. */
export type CheckoutMove =
  | { readonly kind: 'wait' }
  | { readonly kind: 'place' }
  /** Void or refund what the provider holds, give the claims back, open the cart again. */
  | { readonly kind: 'return'; readonly reason: ReturnReason }

/** How long after the payment window an undecided payment is still waited for: the provider's clock may differ from ours. */
export const PAYMENT_GRACE_MS = 30_000

/**
 * Decides the next move from what the provider says, never from what we remember [ORD-7]. `status` null: the provider does not know
 * the payment, which inside the window is not yet an answer. `returnReason` set: the return was decided and recorded before; it stands.
 */
export function nextMove(checkout: {
  readonly status: PaymentStatus | null
  readonly returnReason: ReturnReason | null
  readonly expiresAtMs: number
  readonly nowMs: number
}): CheckoutMove {
  if (checkout.returnReason !== null) return { kind: 'return', reason: checkout.returnReason }
  switch (checkout.status) {
    case 'authorised':
    case 'captured':
      return { kind: 'place' }
    case 'declined':
      return { kind: 'return', reason: 'declined' }
    case 'voided':
    case 'expired':
      return { kind: 'return', reason: 'expired' }
    case 'requires_approval':
    case null:
      return checkout.nowMs > checkout.expiresAtMs + PAYMENT_GRACE_MS
        ? { kind: 'return', reason: 'expired' }
        : { kind: 'wait' }
  }
}

/** First pause before a failed step is tried again. */
const RETRY_FIRST_MS = 2_000
/** Longest pause: a provider that is down for an hour is asked once in ten minutes. */
const RETRY_MAX_MS = 600_000

/** Pause before the next attempt: doubles up to ten minutes. `attempts` failed so far, from 1. */
export function retryDelayMs(attempts: number): number {
  return Math.min(RETRY_FIRST_MS * 2 ** Math.min(attempts - 1, 20), RETRY_MAX_MS)
}
