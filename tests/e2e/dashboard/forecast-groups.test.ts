import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DEMO_OPERATOR, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser, phone } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { forecastNow } from '../../harness/forecast-now.ts'
import { marketUrl } from '../../harness/market.ts'

const OWNER = { email: 'owner@marlow-road.example', password: DEMO_PASSWORD }
const errors: string[] = []
let browser: Browser
const contexts: BrowserContext[] = []
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  expect(errors.splice(0)).toEqual([])
})

async function open(
  person: { email: string; password: string },
  size = desktop,
): Promise<{ page: Page; shop: string }> {
  const context = await size(browser)
  contexts.push(context)
  const [own] = await logIntoDashboard(context, marketUrl('shop'), person)
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, shop: marketUrl('shop', `/dashboard/${own?.vendorId ?? ''}`) }
}

const GRID = { name: 'Expected demand' } as const

/** The rows as they are read: name, how far in, and the numbers sold, expected and of the next week. */
async function rowsOf(page: Page) {
  await page.getByRole('grid', GRID).getByRole('row').nth(2).waitFor()
  return await page
    .getByRole('grid', GRID)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.slice(1).map((row) => {
        const cells = [...row.querySelectorAll('[role=gridcell]')]
        const number = (index: number) => Number.parseFloat((cells[index]?.textContent ?? '').replaceAll(',', ''))
        const name = row.querySelector<HTMLElement>('.group-name')
        return {
          name: name?.textContent ?? '',
          depth: Number(name?.style.getPropertyValue('--depth') ?? 0),
          numbers: [1, 2, 5].map(number),
        }
      }),
    )
}

it('[FCT-50] adds categories and places up to the whole shop, and shows the days of one', async () => {
  const { page, shop } = await open(OWNER)
  await page.goto(`${shop}/replenish/forecasts/groups`)
  await forecastNow(page)
  for (const by of ['By category', 'By place']) {
    await page.getByRole('link', { name: by }).click()
    await page.locator('[aria-current=page].chip', { hasText: by }).waitFor()
    const [whole, ...parts] = await rowsOf(page)
    expect(whole?.name).toBe('Whole shop')
    const top = parts.filter((row) => row.depth === 0)
    const sums = [0, 1, 2].map((index) => top.reduce((sum, row) => sum + (row.numbers[index] ?? 0), 0))
    expect(sums).toEqual(whole?.numbers)
    expect(whole?.numbers[1]).toBeGreaterThan(0)
  }
  await page.getByRole('link', { name: 'By category' }).click()
  await rowsOf(page)
  await page.getByRole('grid', GRID).getByRole('row').nth(2).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('slider', { name: /Sold and expected, day by day/ }).waitFor()
  await drawer.getByText(/In the next 28 days about .* In nine of ten cases it will be between/).waitFor()
  await drawer.getByText(/All forecasts together may be off by about/).waitFor()
  await drawer.getByRole('button', { name: 'As a table' }).click()
  await drawer.getByRole('columnheader', { name: 'Expected' }).waitFor()
  const days = decodeURIComponent((await drawer.getByRole('link', { name: /CSV/ }).getAttribute('href')) ?? '')
  expect(days.split('\r\n').length).toBeGreaterThan(56 + 28)
  await page.keyboard.press('Escape')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the table as XLSX' }).click()
  expect((await download).suggestedFilename()).toMatch(/forecast-groups\.xlsx$/)
})

it('reads groups on a phone, by keyboard too, without anything out of reach', async () => {
  const { page, shop } = await open(OWNER, phone)
  await page.goto(`${shop}/replenish/forecasts/groups`)
  await page.getByRole('grid', GRID).getByRole('row').nth(1).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('row').filter({ hasText: 'Whole shop' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('slider').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width)).toBeLessThanOrEqual(0)
})

it('[FCT-50] shows the operator what each shop and each city is expected to sell', async () => {
  const { page } = await open(DEMO_OPERATOR)
  await page.goto(marketUrl('shop', '/dashboard/operator/forecasts'))
  await page.getByRole('link', { name: 'By shop' }).click()
  for (const by of ['By shop', 'By city']) {
    await page.getByRole('link', { name: by }).click()
    await page.locator('[aria-current=page].chip', { hasText: by }).waitFor()
    const [whole, ...parts] = await rowsOf(page)
    expect(whole?.name).toBe('All shops')
    expect([0, 1, 2].map((index) => parts.reduce((sum, row) => sum + (row.numbers[index] ?? 0), 0))).toEqual(
      whole?.numbers,
    )
  }
  await page.getByRole('link', { name: 'By shop' }).click()
  await rowsOf(page)
  await page.getByRole('grid', GRID).getByRole('row').nth(2).click()
  await page
    .getByRole('dialog')
    .getByRole('slider', { name: /Sold and expected/ })
    .waitFor()
})
