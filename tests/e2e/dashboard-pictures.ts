import { resolve } from 'node:path'
import { idOf } from '@onhand/domain/ids'
import type { Browser, BrowserContext } from 'playwright-core'
import type { ShopClient } from '../../tools/client/shop-client.ts'
import { buy } from '../../tools/client/shopper.ts'
import { stableId } from '../../tools/client/stable-id.ts'
import { DEMO_OPERATOR, DEMO_OWNER } from '../../tools/seed/demo-people.ts'
import { desktop, phone } from '../harness/browser.ts'
import {
  type DashboardScreen,
  dashboardScreens,
  openedScreens,
  logIntoDashboard,
  recordScreens,
  screenAddress,
} from '../harness/dashboard.ts'

const BUYERS = ['Ada Shopper', 'Grace Hopper', '王小明', 'Mary Jackson', 'Alan Turing', '林美玲'] as const
const OWN_SHOP = 'marlow-road'
const PATIENCE = { waitMs: 10_000, log: console.log }

/** Where to take pictures of, and where to put them. */
export type PictureOptions = {
  readonly origin: string
  readonly out: string
  readonly only: string
  /** 'rtl' draws every page from the right, whatever its language: nothing may break. */
  readonly dir: string
  /** As anybody: places the orders to look at. */
  readonly shop: ShopClient
  /** Finds a product, a walk and a count to show. */
  readonly operator: ShopClient
}

/** Pictures of every screen of the dashboard's registry as the demo's owner and operator see it: both sizes, schemes and languages. Answers how many. */
export async function takeDashboard(browser: Browser, options: PictureOptions): Promise<number> {
  const fixed = (await dashboardScreens()).filter((screen) => pictureName(screen).includes(options.only))
  if (fixed.length === 0) return 0
  await placeOrders(options.shop)
  const people = await loggedIn(browser, options.origin)
  const ofRecords = await recordScreens(options.operator, idOf('vendor', people.shop.vendorId))
  const opened = await openedScreens(options.operator, idOf('vendor', people.shop.vendorId))
  const screens = [
    ...fixed,
    ...[...ofRecords, ...opened].filter((screen) => pictureName(screen).includes(options.only)),
  ]
  let count = 0
  for (const locale of ['en', 'zh-Hant']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [size, open] of Object.entries({ 360: phone, 1280: desktop })) {
        for (const area of ['shop', 'operator'] as const) {
          const context = await open(browser, { locale, colorScheme })
          await context.addCookies(people[area].cookies)
          for (const screen of screens.filter((one) => one.area === area)) {
            const page = await context.newPage()
            const address = screenAddress(screen, people[area].vendorId)
            await page.goto(`${options.origin}${address}?lang=${locale}${screen.query ? `&${screen.query}` : ''}`, {
              waitUntil: 'networkidle',
            })
            if (options.dir === 'rtl') await page.evaluate(fromRight)
            const name = `${pictureName(screen)}-${locale}-${colorScheme}-${size}.png`
            await page.screenshot({ path: resolve(options.out, name) })
            await page.close()
            count += 1
          }
          await context.close()
        }
      }
    }
  }
  return count
}

/** Writes a page from the right. */
export function fromRight(): void {
  document.documentElement.dir = 'rtl'
}

function pictureName(screen: DashboardScreen): string {
  return `dashboard-${screen.name}`
}

type LoggedIn = { readonly vendorId: string; readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>> }

async function loggedIn(browser: Browser, origin: string): Promise<Record<'shop' | 'operator', LoggedIn>> {
  const logIn = async (account: typeof DEMO_OWNER): Promise<LoggedIn> => {
    const context = await desktop(browser)
    const [shop] = await logIntoDashboard(context, origin, account)
    const cookies = await context.cookies()
    await context.close()
    return { vendorId: shop?.vendorId ?? '', cookies }
  }
  return { shop: await logIn(DEMO_OWNER), operator: await logIn(DEMO_OPERATOR) }
}

/** Something to do for the owner: an order of each buyer, the same ones at a repetition. */
async function placeOrders(shop: ShopClient): Promise<void> {
  const { items } = await shop.query('catalog.listing', { locale: 'en', vendor: OWN_SHOP, inStock: true, limit: 12 })
  for (const [index, name] of BUYERS.entries()) {
    const product = items[index % items.length]
    if (!product) return
    await buy(
      shop,
      {
        cartId: stableId('cart', 'dashboard-pictures', String(index)),
        shopper: {
          name,
          email: `buyer${index}@example.com`,
          address: {
            line1: '1 Mare Street',
            city: 'London',
            postcode: 'E8 1AA',
            country: 'GB',
            latitude: 51.54,
            longitude: -0.055,
          },
          account: { number: '1000-0001', secretKey: 'demo-1234' },
        },
        lines: [{ skuId: product.skuId, units: 1 + (index % 3) }],
      },
      PATIENCE,
    )
  }
}
