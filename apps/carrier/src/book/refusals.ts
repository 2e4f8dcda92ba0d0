/** Everything the carrier refuses, with the HTTP status and the sentence a caller gets. */
export const REFUSALS = {
  invalid_request: { status: 400, message: 'The request is not valid.' },
  unauthorised: { status: 401, message: 'This key may not do that.' },
  signature_missing: { status: 401, message: 'The request is not signed.' },
  signature_invalid: { status: 401, message: 'The signature does not fit the request.' },
  timestamp_out_of_range: { status: 401, message: 'The signature is more than five minutes off.' },
  shipment_not_found: { status: 404, message: 'There is no such shipment.' },
  shipment_id_reused: { status: 409, message: 'This shipment id was used for another shipment.' },
  shipment_already_delivered: { status: 409, message: 'This shipment has arrived.' },
  currency_not_supported: { status: 422, message: 'There is no price list in this currency.' },
  service_not_available: { status: 422, message: 'This service does not go there.' },
  carrier_unavailable: { status: 503, message: 'The carrier does not answer at the moment.' },
} as const

/** One of the carrier's reasons to say no. */
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
