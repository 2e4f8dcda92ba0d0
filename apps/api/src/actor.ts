import { idOf, isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import { makeAuth } from './auth.ts'
import type { Env } from './env.ts'

/** A caller who showed nothing. */
export const NOBODY: Actor = { kind: 'nobody' }
const SESSION_COOKIE = 'onhand.session_token'

/** Who sends this request: a program by its bearer key, a person by the session cookie, else nobody. A wrong key is nobody, too. */
export async function actorOf(request: Request, env: Env): Promise<Actor> {
  const bearer = request.headers.get('authorization')
  if (bearer?.startsWith('Bearer '))
    return (await isSameText(bearer.slice(7), env.OPERATOR_KEY))
      ? { kind: 'program', name: 'operator', scopes: ['*'] }
      : NOBODY
  if (!request.headers.get('cookie')?.includes(SESSION_COOKIE)) return NOBODY
  const { auth, close } = makeAuth(env)
  try {
    const session = await auth.api.getSession({ headers: request.headers })
    if (!session || !isId('person', session.user.id)) return NOBODY
    const { id, email, emailVerified, isOperator } = session.user
    return {
      kind: 'person',
      personId: idOf('person', id),
      email,
      isEmailVerified: emailVerified,
      isOperator: isOperator === true,
      memberships: [],
    }
  } finally {
    await close()
  }
}

/** Compares in a time that does not depend on where the texts differ. */
async function isSameText(left: string, right: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const [a, b] = await Promise.all([digest(left), digest(right)])
  return crypto.subtle.timingSafeEqual(a, b)
}
