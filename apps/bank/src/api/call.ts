import { createHash } from 'node:crypto'
import { hasBearer, verifySignature } from '@onhand/signing'
import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'
import { MERCHANT_ACCOUNTS } from '../ledger/demo-accounts.ts'
import type { RefusalCode } from '../ledger/refusals.ts'
import type { Call } from '../ledger/types.ts'
import { refuse } from './refuse.ts'

/** Who speaks to the API. */
export type Principal = 'merchant' | 'suppliers' | 'admin'

/** What the middleware has established. */
export type ApiEnv = { Bindings: Env; Variables: { principal: Principal; call: Call; rawBody: string } }

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_:.-]{1,200}$/

/** Lets in only these principals, by their bearer key [BANK-8]. */
export function only(...allowed: Principal[]): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const principal = principalOf(c)
    if (!principal || !allowed.includes(principal)) return refuse(c, { code: 'unauthorised' })
    c.set('principal', principal)
    await next()
  }
}

/** Checks signature and idempotency key of a POST, under the secret of whoever speaks [BANK-8]. Replay is refused in the ledger, in the commit. */
export const signed: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const body = await c.req.text()
  const checked = checkCall(c, body)
  if (typeof checked === 'string') return refuse(c, { code: checked })
  c.set('call', checked)
  c.set('rawBody', body)
  await next()
}

/** True when this principal may see the account. */
export function mayRead(principal: Principal, accountNumber: string): boolean {
  if (principal === 'admin') return true
  if (principal === 'suppliers') return accountNumber.startsWith('4000-')
  return maySpend(accountNumber)
}

/** True for the merchant's own accounts. */
export function maySpend(accountNumber: string): boolean {
  return MERCHANT_ACCOUNTS.some((number) => number === accountNumber)
}

function principalOf(c: Context<ApiEnv>): Principal | null {
  const authorization = c.req.header('authorization')
  if (hasBearer(authorization, c.env.BANK_API_KEY)) return 'merchant'
  if (hasBearer(authorization, c.env.BANK_SUPPLIER_KEY)) return 'suppliers'
  if (hasBearer(authorization, c.env.BANK_ADMIN_KEY)) return 'admin'
  return null
}

function checkCall(c: Context<ApiEnv>, body: string): Call | RefusalCode {
  const isSupplier = c.var.principal === 'suppliers'
  const secrets = [isSupplier ? c.env.BANK_SUPPLIER_SIGNING_SECRET : c.env.BANK_SIGNING_SECRET]
  const verified = verifySignature({ secrets, headers: c.req.raw.headers, body, nowMs: Date.now() })
  if (!verified.ok) return verified.error.code
  const idempotencyKey = c.req.header('idempotency-key') ?? ''
  if (!IDEMPOTENCY_KEY.test(idempotencyKey)) return 'idempotency_key_missing'
  const requestHash = createHash('sha256').update(`${c.req.path}\n${body}`).digest('base64')
  return { idempotencyKey, messageId: verified.value.messageId, requestHash }
}
