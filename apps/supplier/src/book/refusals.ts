/** Everything the supplier refuses, with the HTTP status and the sentence a caller gets. */
export const REFUSALS = {
  invalid_request: { status: 400, message: 'The request is not valid.' },
  unauthorised: { status: 401, message: 'This key may not do that.' },
  signature_missing: { status: 401, message: 'The request is not signed.' },
  signature_invalid: { status: 401, message: 'The signature does not fit the request.' },
  timestamp_out_of_range: { status: 401, message: 'The signature is more than five minutes off.' },
  payment_not_found: { status: 402, message: 'The bank knows no such payment to us.' },
  payment_differs: { status: 402, message: 'The payment is not the total of this order.' },
  payment_used: { status: 402, message: 'This payment has paid another order.' },
  order_not_found: { status: 404, message: 'There is no such order.' },
  order_id_reused: { status: 409, message: 'This order id was used for another order.' },
  order_shipped: { status: 409, message: 'The goods have left.' },
  order_cancelled: { status: 409, message: 'This order was cancelled before it came.' },
  order_not_in_that_state: { status: 409, message: 'This order cannot take that step.' },
  supplier_unavailable: { status: 503, message: 'The supplier does not answer at the moment.' },
  bank_unavailable: { status: 503, message: 'The bank does not answer; nobody knows whether this was paid.' },
} as const

/** One of the supplier's reasons to say no. */
export type RefusalCode = keyof typeof REFUSALS

/** A refusal as a value. */
export type Refusal = { readonly code: RefusalCode; readonly field?: string; readonly message?: string }

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
