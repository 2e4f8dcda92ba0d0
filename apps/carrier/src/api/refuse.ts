import type { Context } from 'hono'
import { REFUSALS, type Refusal } from '../book/refusals.ts'

/** A refusal as an HTTP answer: `{ error: { code, message, field? } }`. */
export function refuse(c: Context, refusal: Refusal): Response {
  const { status, message } = REFUSALS[refusal.code]
  return c.json({ error: { ...refusal, message: refusal.message ?? message } }, status)
}
