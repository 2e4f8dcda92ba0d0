import { env } from 'cloudflare:workers'
import { signRequest } from '@onhand/signing'
import { app } from '../src/app.ts'
import type { Env } from '../src/env.ts'

/** The bindings of vitest.workerd.config.ts. */
export const bankEnv = env as unknown as Env & { NAUGHTY_STRINGS: string }

/** An answer with its body read. */
export type Answer = { status: number; body: Record<string, never> & { error?: { code: string; field?: string } } }

const BANK = 'http://bank.localhost:8787'
let counter = 0

/** A name that no other test uses: the storage is shared by the tests of a file. */
export function unique(prefix: string): string {
  counter += 1
  return `${prefix}-${counter}`
}

/** Reads something as the merchant, or with another key. */
export async function get(path: string, key = bankEnv.BANK_API_KEY): Promise<Answer> {
  return read(await app.request(`${BANK}${path}`, { headers: { authorization: `Bearer ${key}` } }, bankEnv))
}

/** Sends a signed request as the merchant. */
export async function post(
  path: string,
  input: unknown,
  change: { key?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const body = JSON.stringify(input)
  const headers = {
    authorization: `Bearer ${bankEnv.BANK_API_KEY}`,
    'content-type': 'application/json',
    'idempotency-key': change.key ?? unique('key'),
    ...signRequest({ secret: bankEnv.BANK_SIGNING_SECRET, id: unique('msg'), nowMs: Date.now(), body }),
    ...change.headers,
  }
  return read(await app.request(`${BANK}${path}`, { method: 'POST', headers, body }, bankEnv))
}

/** Approves or declines as the payer's browser does. */
export async function approve(paymentId: string, input: Record<string, string>): Promise<Answer> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  return read(
    await app.request(
      `${BANK}/approve/${paymentId}`,
      { method: 'POST', headers, body: JSON.stringify(input) },
      bankEnv,
    ),
  )
}

/** Opens an account as the bank's own program and gives its number. Its secret key is "secret-key-1". */
export async function openAccount(openingMinor: number, number?: string): Promise<string> {
  const headers = { authorization: `Bearer ${bankEnv.BANK_ADMIN_KEY}` }
  const body = JSON.stringify({
    holder: 'Test',
    currency: 'GBP',
    secretKey: 'secret-key-1',
    openingMinor,
    ...(number ? { number } : {}),
  })
  const answer = await read(await app.request(`${BANK}/v1/accounts`, { method: 'POST', headers, body }, bankEnv))
  return String(answer.body['number'])
}

/** A new payment of the merchant's. */
export async function newPayment(amountMinor: number, extra: Record<string, unknown> = {}): Promise<string> {
  const input = {
    reference: unique('ref'),
    amountMinor,
    currency: 'GBP',
    description: 'Groceries',
    returnUrl: 'http://shop.localhost:8787/back',
    ...extra,
  }
  const answer = await post('/v1/payments', input)
  return String(answer.body['id'])
}

/** A payment that was approved from a new account with exactly this opening balance. */
export async function approvedPayment(
  amountMinor: number,
  openingMinor = amountMinor,
): Promise<{ id: string; account: string }> {
  const account = await openAccount(openingMinor)
  const id = await newPayment(amountMinor)
  await approve(id, { accountNumber: account, secretKey: 'secret-key-1' })
  return { id, account }
}

/** What the account has: balance, held, available. */
export async function balance(
  number: string,
): Promise<{ balanceMinor: number; heldMinor: number; availableMinor: number }> {
  const { body } = await get(`/v1/accounts/${number}/balance`, bankEnv.BANK_ADMIN_KEY)
  return {
    balanceMinor: body['balanceMinor'] ?? 0,
    heldMinor: body['heldMinor'] ?? 0,
    availableMinor: body['availableMinor'] ?? 0,
  }
}

async function read(response: Response): Promise<Answer> {
  return { status: response.status, body: JSON.parse((await response.text()) || '{}') }
}
