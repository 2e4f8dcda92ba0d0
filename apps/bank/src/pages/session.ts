import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { PageEnv } from './page-headers.ts'

// Like other banks: long enough to look around, short enough for a shared computer.
const SESSION_MS = 30 * 60 * 1000

/** Which door a session opens: an account's page, or the bank's own. The names keep the two apart. */
export type Door = 'bank_account' | 'bank_admin'

/** Opens a door for this browser. `who` is an account number, or "admin". */
export async function openSession(c: Context<PageEnv>, door: Door, who: string): Promise<void> {
  await setSignedCookie(c, door, `${who}~${Date.now() + SESSION_MS}`, c.env.BANK_PEPPER, {
    httpOnly: true,
    sameSite: 'Strict',
    // On a local machine the bank is plain HTTP.
    secure: c.env.BANK_URL.startsWith('https:'),
    path: '/',
    maxAge: SESSION_MS / 1000,
  })
}

/** Who has opened this door, or null when nobody has or it has fallen shut. */
export async function sessionOf(c: Context<PageEnv>, door: Door): Promise<string | null> {
  const value = await getSignedCookie(c, c.env.BANK_PEPPER, door)
  const [who, expiresAtMs] = value ? value.split('~') : []
  return who && Number(expiresAtMs) > Date.now() ? who : null
}

/** Shuts a door. */
export function closeSession(c: Context<PageEnv>, door: Door): void {
  deleteCookie(c, door, { path: '/' })
}
