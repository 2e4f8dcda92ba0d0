import { randomBytes } from 'node:crypto'
import { makeId, type VendorId } from '@onhand/domain/ids'
import type { BrowserContext } from 'playwright-core'
import { z } from 'zod'
import type { ShopClient } from '../../tools/client/shop-client.ts'
import { fromAnotherAddress } from '../../tools/client/another-address.ts'
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
export type DashboardScreen = {
  readonly name: string
  readonly area: 'shop' | 'operator'
  readonly path: string
  readonly query?: string
}

/** Every screen of the dashboard's registry whose address needs no more than the shop: read at run time, because the registry leads to the whole app. */
export async function dashboardScreens(): Promise<readonly DashboardScreen[]> {
  const screens = await registry()
  return screens.filter((screen) => parametersOf(screen.path).length === 0).map((screen) => named(screen, screen.path))
}

/** The screens of one record: a product, a walk through the shelves, a count. Each with a record of the shop, which is made when there is none. */
export async function recordScreens(shop: ShopClient, vendorId: VendorId): Promise<readonly DashboardScreen[]> {
  const records = await exampleRecords(shop, vendorId)
  const screens = await registry()
  return screens.flatMap((screen) => {
    const parameters = parametersOf(screen.path)
    if (parameters.length === 0 || !parameters.every((name) => records[name] !== undefined)) return []
    return [
      named(
        screen,
        screen.path.replace(/:(\w+)/g, (_, name: string) => records[name] ?? ''),
      ),
    ]
  })
}

async function exampleRecords(shop: ShopClient, vendorId: VendorId): Promise<Readonly<Record<string, string>>> {
  const [products, counts, lists, waiting] = await Promise.all([
    shop.query('product.list', { vendorId, locale: 'en', filter: {}, limit: 1 }),
    shop.query('stock.counts', { vendorId, limit: 1 }),
    shop.query('pick.list', { vendorId, limit: 1 }),
    shop.query('vendorOrder.list', { vendorId, statuses: ['placed', 'confirmed'], limit: 20 }),
  ])
  const productId = products.items[0]?.productId ?? ''
  const countId = counts.items[0]?.id ?? ''
  const known = lists.items[0]?.pickListId
  const pickListId = known ?? makeId('pickList', randomBytes(16))
  if (known === undefined) {
    const orderIds = waiting.items.filter((order) => order.pickListId === null).map((order) => order.orderId)
    await shop.mutate('pick.create', { vendorId, pickListId, orderIds: orderIds.slice(0, 2) })
  }
  return { productId, countId, pickListId, promotionId: await examplePromotion(shop, vendorId, productId) }
}

/** A promotion of the shop; one is planned when there is none. */
async function examplePromotion(shop: ShopClient, vendorId: VendorId, productId: string): Promise<string> {
  const { items } = await shop.query('promotion.list', { vendorId, limit: 1 })
  const known = items[0]?.promotionId
  if (known !== undefined) return known
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const selection = { kind: 'products' as const, productIds: [productId] }
  const planned = await shop.mutate('promotion.plan', {
    vendorId,
    promotionId: makeId('promotion', randomBytes(16)),
    name: 'Example',
    firstDay: day,
    lastDay: day,
    terms: { kind: 'percent', percentOff: 10, selection },
  })
  return planned.promotionId
}

/** Tables with the drawer of one record open. */
export async function openedScreens(shop: ShopClient, vendorId: VendorId): Promise<readonly DashboardScreen[]> {
  const [orders, customers, stock] = await Promise.all([
    shop.query('vendorOrder.list', { vendorId, limit: 1 }),
    shop.query('customer.list', { vendorId, words: '', limit: 1 }),
    shop.query('stock.rows', { vendorId, locale: 'en', limit: 1 }),
  ])
  const found = [
    { name: 'orders-open', path: '/orders', query: `view=all&open=${orders.items[0]?.orderId ?? ''}` },
    { name: 'customers-open', path: '/customers', query: `open=${customers.items[0]?.customerId ?? ''}` },
    { name: 'stock-open', path: '/stock', query: `open=${stock.items[0]?.skuId ?? ''}` },
  ]
  return found.map((screen) => ({ ...screen, area: 'shop' as const }))
}

type RegisteredScreen = z.infer<typeof Screens>[number]

async function registry(): Promise<readonly RegisteredScreen[]> {
  const address = new URL('../../apps/dashboard/src/lib/navigation.ts', import.meta.url)
  const module: unknown = await import(address.href)
  return z.object({ SCREENS: Screens }).parse(module).SCREENS
}

/** Names of the parts that an address needs; those with `?` it can do without. */
function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)(?!\w*\?)/g)].map(([, name]) => name ?? '')
}

function named(screen: RegisteredScreen, address: string): DashboardScreen {
  const path = address.replace(/\/?[:*].*$/, '')
  const shown = screen.path.replace(/\/?[*].*$|\/:\w+\?/g, '').replaceAll(':', '')
  const name = shown.replace(/^\//, '').replaceAll('/', '-') || 'home'
  return { name: screen.area === 'operator' ? `operator-${name}` : name, area: screen.area, path }
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

/** Logs a browser in and says in which shops the person works. What an address is rationed nobody uses up for another. */
export async function logIntoDashboard(
  context: BrowserContext,
  origin: string,
  account: { readonly email: string; readonly password: string },
): Promise<readonly { readonly vendorId: string; readonly vendorName: string }[]> {
  const { email, password } = account
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...fromAnotherAddress() },
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
