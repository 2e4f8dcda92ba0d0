import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DEMO_OWNER } from '../../tools/seed/demo-people.ts'
import { desktop, launchBrowser, phone } from '../harness/browser.ts'
import { logIntoDashboard } from '../harness/dashboard.ts'
import { eventually, marketUrl } from '../harness/market.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let path: string
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await desktop(browser)
  const [own] = await logIntoDashboard(context, marketUrl('shop'), DEMO_OWNER)
  path = `/dashboard/${own?.vendorId ?? ''}`
  page = await context.newPage()
})
afterEach(() => context.close())
const at = () => new URL(page.url()).pathname

it('goes everywhere by keyboard: the palette, g and a letter, the list of shortcuts', async () => {
  await page.goto(marketUrl('shop', path))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /type a screen/i }).fill('prod')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor()
  expect(at()).toBe(`${path}/products`)
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('g t')
  expect(at()).toBe(`${path}/orders`)
  await page.locator('main').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog', { name: 'Keyboard shortcuts' }).count()).toBe(0)
})

it('keeps language and appearance, and says nothing to who is logged out until they log in again where they were', async () => {
  await page.goto(marketUrl('shop', path))
  await page.getByRole('button', { name: DEMO_OWNER.name }).click()
  await page.getByRole('menuitemradio', { name: /Dark/ }).click()
  await page.getByRole('button', { name: DEMO_OWNER.name }).click()
  await page.getByRole('menuitemradio', { name: '繁體中文' }).click()
  await page.getByRole('link', { name: '訂單', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '訂單' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '訂單' }).waitFor()
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']])).toEqual(
    ['zh-Hant-TW', 'dark'],
  )
  await page.getByRole('button', { name: DEMO_OWNER.name }).click()
  await page.getByRole('menuitem', { name: '登出' }).click()
  await page.getByRole('heading', { name: '登入您的店家' }).waitFor()
  expect(await page.getByText(DEMO_OWNER.name).count()).toBe(0)
  await page.getByLabel('電子郵件').fill(DEMO_OWNER.email)
  await page.getByLabel('密碼').fill('not the password')
  await pressLogIn(page, 401)
  await page.getByText('電子郵件或密碼不正確').waitFor()
  await page.getByLabel('密碼').fill(DEMO_OWNER.password)
  await pressLogIn(page, 200)
  await page.getByRole('heading', { level: 1, name: '訂單' }).waitFor()
  expect(at()).toBe(`${path}/orders`)
})

it('[DSH-6] opens a drawer at once and leaves its table where it is while the answer is on its way', async () => {
  await page.goto(marketUrl('shop', `${path}/orders?view=all`))
  // By its place and not by its role: behind a drawer it is there, and not to be reached.
  const row = page.locator('[role="row"]:has([role="gridcell"])').first()
  await row.waitFor()
  const [asked, slow] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  await page.route(/vendorOrder\.get\b/, async (route) => {
    asked.resolve(undefined)
    await slow.promise
    await route.continue()
  })
  await row.locator('[role="gridcell"]').nth(1).click()
  await asked.promise
  await page.getByRole('dialog').waitFor()
  expect(await row.isVisible()).toBe(true)
  slow.resolve(undefined)
  await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor()
})

it('has four screens and everything else within a thumb’s reach on a phone', async () => {
  const state = await context.storageState()
  await context.close()
  context = await phone(browser)
  await context.addCookies(state.cookies)
  page = await context.newPage()
  await page.goto(marketUrl('shop', path))
  const bar = page.getByRole('navigation', { name: 'Screens' })
  await expect.poll(() => bar.getByRole('link').allTextContents()).toEqual(['Orders', 'Stock', 'Scan', 'Money'])
  await bar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Team' }).click()
  await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor()
  expect(at()).toBe(`${path}/team`)
})

it('lets nobody into a shop that is not theirs, nor into the operator’s part', async () => {
  await page.goto(marketUrl('shop', '/dashboard/vnd_somebodyelses/orders'))
  await page.getByRole('heading', { name: 'There is no such screen' }).waitFor()
  await page.goto(marketUrl('shop', '/dashboard/operator/shops'))
  await page.getByRole('heading', { name: 'Your role does not include this' }).waitFor()
})

/** Log-ins from one address are rationed, three in ten seconds, and other tests log in too: presses until the answer is not about that. */
function pressLogIn(page: Page, status: number): Promise<true> {
  return eventually(async () => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/auth/sign-in/email'))
    // The network has answered before the page has heard: until then it takes no other press.
    const ready = page.locator('button:not([aria-busy])')
    await page.getByRole('button', { name: '登入', exact: true }).and(ready).click()
    return (await answer).status() === status ? true : undefined
  })
}
