import { idOf } from '@onhand/domain/ids'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFindings, desktop, launchBrowser, phone, sticksOut } from '../harness/browser.ts'
import {
  type DashboardScreen,
  dashboardScreens,
  logIntoDashboard,
  recordScreens,
  screenAddress,
} from '../harness/dashboard.ts'
import { keyboardFindings } from '../harness/keyboard.ts'
import { marketUrl } from '../harness/market.ts'
import { operator } from '../harness/shopper.ts'
import { DEMO_OPERATOR, DEMO_OWNER } from '../../tools/seed/demo-people.ts'

const screens = await dashboardScreens()
const FLAWLESS = { errors: [], overflow: 0, light: [], dark: [] }
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each([
  ['a phone', phone],
  ['a desk', desktop],
] as const)('the dashboard on %s', (_name, open) => {
  let areas: Areas
  beforeAll(async () => {
    areas = await logIntoAreas(open)
  })
  afterAll(() => Promise.all([areas.shop.context.close(), areas.operator.context.close()]))

  // A page mostly waits for the network to fall silent: a few of them wait together.
  const look = async (screen: DashboardScreen) => {
    const { context, vendorId } = areas[screen.area]
    const page = await context.newPage()
    const errors = listen(page)
    await page.goto(marketUrl('shop', screenAddress(screen, vendorId)), { waitUntil: 'networkidle' })
    await page.locator('main h1').first().waitFor()
    const overflow = await sticksOut(page)
    const light = await accessibilityFindings(page)
    // Without motion: colours half-way between the schemes are nobody's.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    const dark = await accessibilityFindings(page)
    await page.close()
    return { errors, overflow: Math.max(0, overflow), light, dark }
  }

  it.concurrent.each(screens)(
    'shows $name without errors, sideways scrolling or serious accessibility findings, light and dark',
    async (screen) => expect(await look(screen)).toEqual(FLAWLESS),
  )

  it('shows the screens of a product, a walk and a count in the same way', async () => {
    const vendorId = idOf('vendor', areas.shop.vendorId)
    const records = await recordScreens(operator(), vendorId)
    expect(records.map((screen) => screen.name).sort()).toEqual([
      'picking-pickListId',
      'products-productId',
      'promotions-promotionId',
      'stock-counts-countId',
      'stock-counts-countId-review',
    ])
    for (const screen of records)
      expect({ name: screen.name, ...(await look(screen)) }).toEqual({ name: screen.name, ...FLAWLESS })
  })
})

describe('the dashboard without a mouse', () => {
  let areas: Areas
  beforeAll(async () => {
    areas = await logIntoAreas(desktop)
  })
  afterAll(() => Promise.all([areas.shop.context.close(), areas.operator.context.close()]))

  it.each(screens)('reaches everything on $name by Tab and shows where it is', async (screen) => {
    const { context, vendorId } = areas[screen.area]
    const page = await context.newPage()
    await page.goto(marketUrl('shop', screenAddress(screen, vendorId)), { waitUntil: 'networkidle' })
    await page.locator('main h1').first().waitFor()
    expect(await keyboardFindings(page)).toEqual({ mouseOnly: [], focusUnseen: [], focusHidden: [] })
    await page.close()
  })
})

type Area = { readonly context: BrowserContext; readonly vendorId: string }
type Areas = Readonly<Record<DashboardScreen['area'], Area>>

/** Logs the owner and the operator in, each in windows of their own. */
async function logIntoAreas(open: (browser: Browser) => Promise<BrowserContext>): Promise<Areas> {
  const logIn = async (account: typeof DEMO_OWNER): Promise<Area> => {
    const context = await open(browser)
    const [shop] = await logIntoDashboard(context, marketUrl('shop'), account)
    return { context, vendorId: shop?.vendorId ?? '' }
  }
  return { shop: await logIn(DEMO_OWNER), operator: await logIn(DEMO_OPERATOR) }
}

/** Everything the page complains about while it is open. */
function listen(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  return errors
}
