import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DEMO_SELLER } from '../../tools/seed/demo-people.ts'
import { launchBrowser, phone } from '../harness/browser.ts'
import { logIntoDashboard } from '../harness/dashboard.ts'
import { marketUrl } from '../harness/market.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let errors: string[]
let shop: string
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await phone(browser, { locale: 'zh-TW' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: marketUrl('shop') })
  const [own] = await logIntoDashboard(context, marketUrl('shop'), DEMO_SELLER)
  shop = marketUrl('shop', `/dashboard/${own?.vendorId ?? ''}`)
  page = await context.newPage()
  errors = []
  page.on('pageerror', (error) => errors.push(error.message))
})
afterEach(async () => {
  expect(errors).toEqual([])
  await context.close()
})

/** A name that no other test has. */
const unique = (name: string) => `${name} ${randomBytes(3).toString('hex')}`

async function addItem(name: string, units: number): Promise<void> {
  await page.goto(`${shop}/simple/items`)
  await page.getByRole('button', { name: '新增品項' }).click()
  await page.getByLabel('名稱', { exact: true }).fill(name)
  await page.getByLabel(/^價格/).fill('6.50')
  await page.getByLabel('現有數量').fill(String(units))
  await page.getByRole('button', { name: '儲存' }).click()
  await page.getByText(`已儲存 ${name}`).waitFor()
}

it('lets a one-person seller with a phone, in Chinese, take an order, mark it remitted and shipped, and send the buyer a link', async () => {
  const [item, buyer] = [unique('手工辣椒醬'), unique('陳小美')]
  await addItem(item, 12)
  await page.goto(`${shop}/simple/orders`)
  await page.getByRole('button', { name: '新增訂單' }).click()
  await page.getByLabel('買家電子郵件').fill(`${randomBytes(4).toString('hex')}@example.com`)
  await page.getByLabel('買家姓名').fill(buyer)
  await page.getByRole('combobox', { name: '品項' }).fill(item)
  await expect.poll(() => page.getByLabel(/^單價/).inputValue(), { timeout: 15_000 }).toBe('6.50')
  await page.getByLabel('數量').fill('2')
  await page.getByLabel('數量').blur()
  expect(await page.locator('.plain-total').textContent()).toBe('總計 £13.00')
  await page.getByRole('button', { name: '建立訂單' }).click()

  const card = page.getByRole('listitem').filter({ hasText: buyer })
  await card.getByRole('button', { name: '已匯款' }).click()
  await page.getByRole('button', { name: '復原' }).click()
  await card.getByRole('button', { name: '已匯款' }).click()
  await card.getByText(/^已匯款 \d/).waitFor()
  await card.getByRole('button', { name: '已出貨' }).click()
  await page.getByRole('button', { name: '是，已出貨' }).click()
  await card.getByText(/^已出貨 \d/).waitFor()
  // The card shows it before the shop knows it: the page is read anew once it does.
  await page.getByText(/：已出貨，並已通知買家$/).waitFor()
  await page.reload()
  await card.getByText(/^已匯款 \d/).waitFor()
  await card.getByText(/^已出貨 \d/).waitFor()

  await page.goto(`${shop}/simple/customers`)
  await page.getByRole('button', { name: new RegExp(buyer) }).click()
  await page.getByLabel('LINE').fill('mei_line')
  await page.getByRole('button', { name: '複製這位買家的專屬連結' }).click()
  await page.getByText(/已複製連結/).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).pathname).toMatch(/^\/zh-Hant\/buyer\/.{20,}/)
  await page.getByRole('button', { name: '儲存' }).click()
  await page.getByText(`已儲存 ${buyer}`).waitFor()
  await page.getByRole('tab', { name: '買家彙總' }).click()
  await page.getByRole('row', { name: new RegExp(`${buyer}.*£13.00`) }).waitFor()
})

it('shows the number that was typed at once, and refuses to overwrite a sale in between', async () => {
  const item = unique('鳳梨酥')
  await addItem(item, 5)
  await page.getByRole('searchbox').fill(item)
  await page.getByRole('button', { name: new RegExp(`${item}.*5 剩餘`) }).click()
  await page.getByLabel('現有數量').fill('9')
  const other = await context.newPage()
  await other.goto(`${shop}/simple/items`)
  await other.getByRole('searchbox').fill(item)
  await other.getByRole('button', { name: new RegExp(item) }).click()
  await other.getByLabel('現有數量').fill('4')
  await other.getByRole('button', { name: '儲存' }).click()
  await other.getByText(`已儲存 ${item}`).waitFor()
  await page.getByRole('button', { name: '儲存' }).click()
  await page
    .getByText(/剛剛有人下單/)
    .first()
    .waitFor()
  await expect.poll(() => page.getByLabel('現有數量').inputValue()).toBe('4')
})
