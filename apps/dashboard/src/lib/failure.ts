import type { FeatureTranslate } from '@onhand/i18n/dashboard/texts'
import type { AnyRefusal } from '@onhand/router/unwrap'
import { TRPCClientError } from '@trpc/client'

/** A field that was wrong, as the api names it. */
export type WrongField = { readonly field: string; readonly message: string }
/** What went wrong with a call: the shop said no, a field was wrong, or it was not reached. */
export type Failure =
  | { readonly kind: 'refused'; readonly refusal: AnyRefusal }
  | { readonly kind: 'fields'; readonly fields: readonly WrongField[] }
  | { readonly kind: 'unreachable' }

type ErrorData = { readonly domainError?: AnyRefusal | null; readonly fields?: readonly WrongField[] | null }

/** Reads a failed call. Anything that is not an answer of ours counts as not reached, and may be tried again. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return { kind: 'unreachable' }
  const data: ErrorData | undefined = error.data
  if (data?.domainError) return { kind: 'refused', refusal: data.domainError }
  return data?.fields ? { kind: 'fields', fields: data.fields } : { kind: 'unreachable' }
}

/** A feature's own words for refusals that it knows more about. */
export type RefusalWords = {
  readonly [Code in AnyRefusal['code']]?: (refusal: Extract<AnyRefusal, { code: Code }>) => string
}

/** Refusals that any screen may meet; the rest are worded by the feature that causes them. */
const COMMON = [
  'forbidden',
  'sign_in_required',
  'not_found',
  'order_state',
  'insufficient_stock',
  'below_claims',
  'refund_too_large',
] as const

/** One sentence for a failed call, in the feature's words when it has some. */
export function failureText(error: unknown, t: FeatureTranslate<'frame'>, words: RefusalWords = {}): string {
  const failure = failureOf(error)
  if (failure.kind === 'unreachable') return t('failure.unreachable')
  if (failure.kind === 'fields')
    return t('failure.fields', { fields: failure.fields.map((wrong) => wrong.field).join(', ') })
  const { refusal } = failure
  const own = wordFor(words, refusal)
  if (own) return own
  if (refusal.code === 'invalid_field') return t('refusal.invalid_field', { fields: refusal.field })
  const common = COMMON.find((code) => code === refusal.code)
  return common ? t(`refusal.${common}`) : t('refusal.other', { code: refusal.code })
}

function wordFor(words: RefusalWords, refusal: AnyRefusal): string | undefined {
  // The table's type ties each entry to its own refusal; the compiler cannot follow that through a lookup.
  const word = words[refusal.code] as ((refusal: AnyRefusal) => string) | undefined
  return word?.(refusal)
}
