import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessibilityFindings, launchBrowser, phone, sticksOut } from '../harness/browser.ts'
import { marketUrl } from '../harness/market.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('shows the front page on a phone without errors, sideways scrolling or serious accessibility findings', async () => {
  const context = await phone(browser)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const response = await page.goto(marketUrl('shop', '/en'), { waitUntil: 'networkidle' })
  expect(response?.status()).toBe(200)
  expect(await page.title()).not.toBe('')
  const overflow = await sticksOut(page)
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await accessibilityFindings(page)).toEqual([])
  expect(errors).toEqual([])
  await context.close()
})

it('sends a visitor without a language to the one the browser asks for', async () => {
  const answers = await Promise.all(
    ['en-GB,en;q=0.9', 'zh-TW,zh;q=0.9'].map((language) =>
      fetch(marketUrl('shop', '/'), { headers: { 'accept-language': language }, redirect: 'manual' }),
    ),
  )
  expect(answers.map((answer) => new URL(answer.headers.get('location') ?? '', marketUrl('shop')).pathname)).toEqual([
    '/en',
    '/zh-Hant',
  ])
})
