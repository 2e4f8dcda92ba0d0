import type { AnyRefusal } from '@onhand/router/unwrap'
import { ApiError, type WrongField } from './api.ts'

/** What went wrong with a call: the shop said no, a field was wrong, or it was not reached. */
export type Failure =
  | { readonly kind: 'refused'; readonly refusal: AnyRefusal }
  | { readonly kind: 'fields'; readonly fields: readonly WrongField[] }
  | { readonly kind: 'unreachable' }

/** Reads a failed call. Anything that is not an answer of ours counts as not reached, and may be tried again. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return { kind: 'unreachable' }
  if (error.refusal) return { kind: 'refused', refusal: error.refusal }
  return error.fields ? { kind: 'fields', fields: error.fields } : { kind: 'unreachable' }
}

/** The answer, or null when there is no such thing; other failures stay failures. */
export async function orNull<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind === 'refused' && failure.refusal.code === 'not_found') return null
    if (failure.kind === 'fields') return null
    throw error
  }
}

/** First wait, doubled each time: long enough for a phone to change cells. */
const RETRY_FIRST_MS = 400
const TRIES_MAX = 4

/** Repeats a call that may be repeated while the shop is not reached. Refusals come back at once. */
export async function persist<Value>(call: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      if (failureOf(error).kind !== 'unreachable' || attempt === TRIES_MAX) throw error
      await new Promise((resolve) => setTimeout(resolve, RETRY_FIRST_MS * 2 ** (attempt - 1)))
    }
  }
}
