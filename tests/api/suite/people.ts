import { randomBytes } from 'node:crypto'
import { fromAnotherAddress } from '../../../tools/client/another-address.ts'
import { marketSecret, marketUrl } from '../../harness/market.ts'

/** A registered shopper: what their browser sends along. */
export type Person = { readonly email: string; readonly headers: Readonly<Record<string, string>> }

/** Registers a new person through the shop's own sign-up. */
export async function signUp(): Promise<Person> {
  const email = `person-${randomBytes(6).toString('hex')}@example.com`
  const body = JSON.stringify({ name: 'Suite Person', email, password: randomBytes(12).toString('base64url') })
  // Sign-ups from one address are rationed.
  const headers = { 'content-type': 'application/json', origin: marketUrl('shop'), ...fromAnotherAddress() }
  const response = await fetch(marketUrl('shop', '/auth/sign-up/email'), { method: 'POST', headers, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`sign-up answered ${response.status}: ${text}`)
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])
  return { email, headers: { cookie: cookie.join('; ') } }
}

/** Registers several. */
export function signUpMany(count: number): Promise<readonly Person[]> {
  return Promise.all(Array.from({ length: count }, signUp))
}

/** What a program sends along that has the operator's key. */
export function operatorHeaders(): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${marketSecret('OPERATOR_KEY')}` }
}
