import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { PageEnv } from './page-headers.ts'

const COOKIE = 'carrier_admin'
const SESSION_MS = 8 * 60 * 60 * 1000

/** Opens the pages for this browser, for a working day. */
export async function openSession(c: Context<PageEnv>): Promise<void> {
  await setSignedCookie(c, COOKIE, String(Date.now() + SESSION_MS), c.env.CARRIER_ADMIN_KEY, {
    httpOnly: true,
    sameSite: 'Strict',
    // On a local machine the carrier is plain HTTP.
    secure: c.env.CARRIER_URL.startsWith('https:'),
    path: '/',
    maxAge: SESSION_MS / 1000,
  })
}

/** True when this browser has opened the pages. */
export async function isOpen(c: Context<PageEnv>): Promise<boolean> {
  return Number(await getSignedCookie(c, c.env.CARRIER_ADMIN_KEY, COOKIE)) > Date.now()
}
