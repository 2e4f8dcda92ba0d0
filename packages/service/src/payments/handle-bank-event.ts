import { cartIdOfPayment } from '@onhand/domain/ordering/checkout-ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'

/** What handling the bank's word needs. */
export type BankEventDeps = Pick<ServiceDeps, 'log'> & { readonly carts: Pick<ServiceDeps['carts'], 'resume'> }

/** What the bank tells us about a payment. `reference` is our payment id. */
export type BankEvent = {
  readonly kind: 'authorised' | 'captured' | 'voided' | 'declined' | 'expired' | 'refunded'
  readonly reference: string
}

/** A payment we never asked for. */
export type BankEventRefusal = { readonly code: 'payment_unknown' }

// The others follow from what we asked the bank ourselves: its answer told us already.
const MOVES_CHECKOUT: readonly BankEvent['kind'][] = ['authorised', 'declined', 'expired']

/**
 * Wakes the checkout that waits for this payment; the checkout asks the bank itself and trusts nothing in the event.
 * Repeats are harmless: a checkout that went on already has nothing to do.
 */
export async function handleBankEvent(deps: BankEventDeps, event: BankEvent): Promise<Result<null, BankEventRefusal>> {
  const cartId = cartIdOfPayment(event.reference)
  if (cartId === null) return err({ code: 'payment_unknown' })
  if (MOVES_CHECKOUT.includes(event.kind)) await deps.carts.resume(cartId)
  return ok(null)
}
