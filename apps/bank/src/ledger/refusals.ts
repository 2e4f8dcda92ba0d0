/** Everything the bank refuses, with the HTTP status and the sentence a caller gets. */
export const REFUSALS = {
  invalid_request: { status: 400, message: 'The request is not valid.' },
  idempotency_key_missing: {
    status: 400,
    message: 'Send an idempotency-key header of up to 200 letters, digits, _ : . or -.',
  },
  unauthorised: { status: 401, message: 'This key may not do that.' },
  signature_missing: { status: 401, message: 'The request is not signed.' },
  signature_invalid: { status: 401, message: 'The signature does not fit the request.' },
  timestamp_out_of_range: { status: 401, message: 'The signature is more than five minutes off.' },
  credentials_wrong: { status: 401, message: 'The account number and the secret key do not belong together.' },
  insufficient_funds: { status: 402, message: 'There is not enough money on this account.' },
  account_not_yours: { status: 403, message: 'This account belongs to someone else.' },
  payment_not_found: { status: 404, message: 'There is no such payment.' },
  transfer_not_found: { status: 404, message: 'There is no such transfer.' },
  account_not_found: { status: 404, message: 'There is no such account.' },
  replayed: { status: 409, message: 'This message was processed before.' },
  idempotency_key_reused: { status: 409, message: 'This idempotency key was used with another request.' },
  payment_not_capturable: { status: 409, message: 'Only an authorised payment can be captured.' },
  payment_not_voidable: { status: 409, message: 'Only a payment that was not captured can be voided.' },
  payment_not_refundable: { status: 409, message: 'Only a captured payment can be refunded.' },
  payment_expired: { status: 409, message: 'The time to approve this payment is over.' },
  payment_already_decided: { status: 409, message: 'This payment was decided before.' },
  account_currency_differs: { status: 409, message: 'The account exists with another currency.' },
  amount_exceeds_authorised: { status: 422, message: 'The amount is higher than what was authorised.' },
  amount_exceeds_captured: { status: 422, message: 'The amount is higher than what is left of the captured amount.' },
  currency_mismatch: { status: 422, message: 'The account is kept in another currency.' },
  currency_not_supported: { status: 422, message: 'The merchant has no account in this currency.' },
  too_many_attempts: { status: 429, message: 'Too many wrong secret keys. Try again in a quarter of an hour.' },
  bank_unavailable: { status: 503, message: 'The bank does not answer at the moment.' },
} as const

/** One of the bank's reasons to say no. */
export type RefusalCode = keyof typeof REFUSALS

/** A refusal as a value: it crosses object RPC and becomes `{ error }` on the wire. */
export type Refusal = {
  readonly code: RefusalCode
  readonly field?: string
  readonly message?: string
  /** With credentials_wrong: how many tries are left before the lock. */
  readonly attemptsLeft?: number
}

/** A value or a refusal. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal }

/** Wraps an accepted value. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps a refusal. */
export function no(
  code: RefusalCode,
  facts: Omit<Refusal, 'code'> = {},
): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { code, ...facts } }
}
