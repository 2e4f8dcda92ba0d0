import { idOf, isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import type { MembershipPort } from '@onhand/service/identity/membership-port'
import { requestStores } from '@onhand/store/request-stores'
import { makeAuth } from './auth.ts'
import type { Env } from './env.ts'

/** A caller who showed nothing. */
export const NOBODY: Actor = { kind: 'nobody' }
const SESSION_COOKIE = 'onhand.session_token'
/** Keys of shops begin with this, so that one found in the open is known for what it is. */
export const KEY_PREFIX = 'onhand_'

type Memberships = Pick<MembershipPort, 'of' | 'byKeyHash'>

/**
 * Who sends this request: a program by its bearer key, a person by the session cookie, else nobody. A wrong key is nobody, too. `memberships` is
 * the request's own store where it has one.
 */
export async function actorOf(request: Request, env: Env, memberships?: Memberships): Promise<Actor> {
  if (!request.headers.has('authorization') && !request.headers.get('cookie')?.includes(SESSION_COOKIE)) return NOBODY
  if (memberships) return knownActor(request, env, memberships)
  const { stores, close } = requestStores(env)
  try {
    return await knownActor(request, env, stores.memberships)
  } finally {
    await close()
  }
}

async function knownActor(request: Request, env: Env, memberships: Memberships): Promise<Actor> {
  const bearer = request.headers.get('authorization')
  if (bearer?.startsWith('Bearer ')) return programOf(bearer.slice(7), env, memberships)
  const { auth, close } = makeAuth(env)
  try {
    const session = await auth.api.getSession({ headers: request.headers })
    if (!session || !isId('person', session.user.id)) return NOBODY
    const { id, name, email, emailVerified, isOperator } = session.user
    const personId = idOf('person', id)
    return {
      kind: 'person',
      personId,
      name,
      email,
      isEmailVerified: emailVerified,
      isOperator: isOperator === true,
      needsSecondFactor: env.SECOND_FACTOR === 'required' && session.session.hasSecondFactor !== true,
      memberships: await memberships.of(personId),
    }
  } finally {
    await close()
  }
}

async function programOf(key: string, env: Env, memberships: Memberships): Promise<Actor> {
  if (!key.startsWith(KEY_PREFIX))
    return (await isSameText(key, env.OPERATOR_KEY)) ? { kind: 'program', name: 'operator', scopes: ['*'] } : NOBODY
  const found = await memberships.byKeyHash(await keyHash(key), Date.now())
  if (!found) return NOBODY
  const { keyId, vendorId, permissions } = found
  return { kind: 'program', name: keyId, scopes: [], memberships: [{ vendorId, permissions }] }
}

/** What is stored of a shop's key: its SHA-256 in hexadecimal. Keys hold 256 random bits, so no salt is needed. */
export async function keyHash(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares in a time that does not depend on where the texts differ. */
async function isSameText(left: string, right: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const [a, b] = await Promise.all([digest(left), digest(right)])
  return crypto.subtle.timingSafeEqual(a, b)
}
