import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { marketSecret, marketUrl } from '../../harness/market.ts'

/** A registered shopper: what their browser sends along. */
export type Person = { readonly email: string; readonly headers: Readonly<Record<string, string>> }

const TRIES_MAX = 30

/** Registers a new person through the shop's own sign-up. */
export async function signUp(): Promise<Person> {
  const email = `person-${randomBytes(6).toString('hex')}@example.com`
  const body = JSON.stringify({ name: 'Suite Person', email, password: randomBytes(12).toString('base64url') })
  const headers = { 'content-type': 'application/json', origin: marketUrl('shop') }
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const response = await fetch(marketUrl('shop', '/auth/sign-up/email'), { method: 'POST', headers, body })
    const text = await response.text()
    if (response.ok) {
      const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])
      return { email, headers: { cookie: cookie.join('; ') } }
    }
    // Sign-ups from one address are rationed.
    if (response.status !== 429) throw new Error(`sign-up answered ${response.status}: ${text}`)
    await sleep(1_000)
  }
  throw new Error('sign-up asks for patience without end')
}

/** Registers several, one after the other: sign-ups from one address are rationed. */
export async function signUpMany(count: number): Promise<readonly Person[]> {
  const people: Person[] = []
  for (let index = 0; index < count; index += 1) people.push(await signUp())
  return people
}

/** What a program sends along that has the operator's key. */
export function operatorHeaders(): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${marketSecret('OPERATOR_KEY')}` }
}
