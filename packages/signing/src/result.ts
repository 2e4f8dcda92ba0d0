/** Outcome of a check: a value or a refusal. Plain data, so it crosses object RPC unchanged. */
export type Checked<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal }
