import type { BrowserContext } from 'playwright-core'
import { z } from 'zod'
import { fetchPatiently } from '../../tools/client/fetch-patiently.ts'

const Screens = z.array(
  z.object({
    path: z.string(),
    area: z.enum(['shop', 'operator']),
    permission: z.string().nullable(),
    isHidden: z.boolean().optional(),
  }),
)

/** A screen of the dashboard that an address alone leads to. */
export type DashboardScreen = { readonly name: string; readonly area: 'shop' | 'operator'; readonly path: string }

/** Every screen of the dashboard's registry whose address needs no more than the shop: read at run time, because the registry leads to the whole app. */
export async function dashboardScreens(): Promise<readonly DashboardScreen[]> {
  const registry = new URL('../../apps/dashboard/src/lib/navigation.ts', import.meta.url)
  const module: unknown = await import(registry.href)
  const { SCREENS } = z.object({ SCREENS: Screens }).parse(module)
  return SCREENS.filter((screen) => !/:\w+(?!\?)(?:\/|$)/.test(screen.path)).map((screen) => {
    const path = screen.path.replace(/\/?[:*].*$/, '')
    const name = path.replace(/^\//, '').replaceAll('/', '-') || 'home'
    return { name: screen.area === 'operator' ? `operator-${name}` : name, area: screen.area, path }
  })
}

/** The address of a screen within a shop, or in the operator's part. */
export function screenAddress(screen: DashboardScreen, vendorId: string): string {
  return `/dashboard/${screen.area === 'operator' ? 'operator' : vendorId}${screen.path === '/' ? '' : screen.path}`
}

const Memberships = z.object({
  result: z.object({
    data: z.object({ memberships: z.array(z.object({ vendorId: z.string(), vendorName: z.string() })) }),
  }),
})

/** Logs a browser in and says in which shops the person works. Log-ins are answered slowly on purpose: this waits. */
export async function logIntoDashboard(
  context: BrowserContext,
  origin: string,
  account: { readonly email: string; readonly password: string },
): Promise<readonly { readonly vendorId: string; readonly vendorName: string }[]> {
  const { email, password } = account
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  }
  const answer = await fetchPatiently(`${origin}/auth/sign-in/email`, init, { waitMs: 60_000, log: () => undefined })
  if (!answer.ok) throw new Error(`logging in answered ${answer.status}: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((cookie) => {
    const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=')
    return { name, value: value.join('=') }
  })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin })))
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const memberships = await fetch(`${origin}/trpc/identity.memberships`, { headers: { cookie } })
  return Memberships.parse(await memberships.json()).result.data.memberships
}
