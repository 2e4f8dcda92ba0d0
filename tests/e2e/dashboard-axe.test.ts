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
  const contexts = new Map<'shop' | 'operator', { context: BrowserContext; vendorId: string }>()
  beforeAll(async () => {
    for (const [area, account] of [
      ['shop', DEMO_OWNER],
      ['operator', DEMO_OPERATOR],
    ] as const) {
      const context = await open(browser)
      const [shop] = await logIntoDashboard(context, marketUrl('shop'), account)
      contexts.set(area, { context, vendorId: shop?.vendorId ?? '' })
    }
  })
  afterAll(async () => {
    for (const { context } of contexts.values()) await context.close()
  })

  // A page mostly waits for the network to fall silent: a few of them wait together.
  const look = async (screen: DashboardScreen) => {
    const { context, vendorId } = contexts.get(screen.area) ?? { context: undefined, vendorId: '' }
    if (!context) throw new Error('not logged in')
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
    const vendorId = idOf('vendor', contexts.get('shop')?.vendorId ?? '')
    const records = await recordScreens(operator(), vendorId)
    expect(records.map((screen) => screen.name).sort()).toEqual([
      'picking-pickListId',
      'products-productId',
      'stock-counts-countId',
      'stock-counts-countId-review',
    ])
    for (const screen of records)
      expect({ name: screen.name, ...(await look(screen)) }).toEqual({ name: screen.name, ...FLAWLESS })
  })
})

/** Everything the page complains about while it is open. */
function listen(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  return errors
}
