import { crc32, deflateSync } from 'node:zlib'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEMO_OWNER } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, marketUrl } from '../../harness/market.ts'

let browser: Browser
let context: BrowserContext
let vendorId = ''
beforeAll(async () => {
  browser = await launchBrowser()
  context = await desktop(browser)
  const [shop] = await logIntoDashboard(context, marketUrl('shop'), DEMO_OWNER)
  vendorId = shop?.vendorId ?? ''
})
afterAll(() => browser.close())

let page: Page
beforeEach(async () => {
  page = await context.newPage()
  return async () => {
    // A page that would ask before it closes is not asked.
    await page.close({ runBeforeUnload: false })
  }
})

const open = (path: string) => page.goto(marketUrl('shop', `/dashboard/${vendorId}${path}`))
const field = (label: string | RegExp): Locator => page.getByRole('main').getByLabel(label, { exact: true })
const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const row = (name: string): Locator => page.getByRole('row', { name })
const says = (text: string | RegExp) => page.getByText(text).first().waitFor()

async function fill(label: string | RegExp, text: string): Promise<void> {
  await field(label).fill(text)
  await field(label).blur()
}

describe('an owner', () => {
  it('[CAT-5, CAT-9, CAT-11, CAT-12] makes a product with variants and a picture, and finds it in the public shop', async () => {
    await open('/products/new')
    await fill('Name', 'Browser tea')
    await fill('Description', 'Grown in a test.')
    await button('Add an option').click()
    await fill('Option', 'Size')
    await fill('Values', '50 g, 100 g')
    await fill('Price, 50 g', '4.50')
    await fill('Price, 100 g', '8.00')
    await fill('Content, 50 g', '50 g')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'tea.png', mimeType: 'image/png', buffer: aPicture(1000, 1250) })
    await field('What it shows (English)').waitFor()
    await fill('What it shows (English)', 'A tin of tea')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('active')
    await fill('Name (Traditional Chinese)', '瀏覽器茶')
    await field('50 g in Traditional Chinese').fill('小包裝')
    await field('50 g in Traditional Chinese').press('ArrowDown')
    await page.keyboard.type('大包裝')
    await button('Add an attribute').click()
    await fill('Attribute', 'Harvest')
    await fill('Value', 'Spring')
    await fill('Harvest: Spring in Traditional Chinese', '春茶')
    await button('Save').click()
    await says(/^Saved/)

    const address = await page.getByRole('link', { name: 'See it in the shop' }).getAttribute('href')
    await page.goto(marketUrl('shop', address ?? ''))
    await page.getByRole('heading', { level: 1, name: 'Browser tea' }).waitFor()
    await page.getByText('£4.50').first().waitFor()
    await page.getByText('50 g').first().waitFor()
    const picture = page.getByRole('img', { name: 'A tin of tea' })
    await eventually(async () => ((await picture.evaluate(widthOf)) > 0 ? true : undefined))
    expect(await picture.getAttribute('srcset')).toContain('/640.webp 640w')
    const avif = (await picture.getAttribute('src'))?.replace('960.webp', '320.avif') ?? ''
    const sized = await fetch(marketUrl('shop', avif))
    expect([sized.status, sized.headers.get('content-type')]).toEqual([200, 'image/avif'])
    expect(sized.headers.get('cache-control')).toContain('immutable')
    await page.goto(marketUrl('shop', (address ?? '').replace('/en/', '/zh-Hant/')))
    await page.getByRole('heading', { level: 1, name: '瀏覽器茶' }).waitFor()
    expect(await page.getByRole('radio').count()).toBe(2)
    await page.getByText('大包裝').waitFor()
    expect(await page.getByRole('definition').filter({ hasText: '春茶' }).count()).toBe(1)
  })

  it('[CAT-9] crops a picture, and is told which file is none', async () => {
    await open('/products/new')
    const files = page.locator('input[type=file]')
    await files.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
    await says('notes.png is no picture that a shop can show.')
    await files.setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: aPicture(1200, 600) })
    await button('Crop and rotate picture 1').click()
    await button('Rotate right').click()
    await field('Zoom').fill('2')
    const before = await page.locator('.picture-item img').getAttribute('src')
    await button('Use this part').click()
    const image = page.locator('.picture-item img')
    await eventually(async () => ((await image.getAttribute('src')) !== before ? true : undefined))
    await eventually(async () => ((await image.evaluate(widthOf)) > 0 ? true : undefined))
    expect(await image.evaluate(aspectOf)).toBeCloseTo(0.8, 1)
    expect(await accessibilityFindings(page)).toEqual([])
  })

  it('[CAT-6] raises the prices of what a search finds, and takes it back', async () => {
    await open('/products?sort=title')
    await field('Title, code or barcode').fill('honey')
    // What is chosen before the answer is not what was searched for.
    await page.waitForURL(/honey/)
    await page.locator('[role=grid][aria-busy=false]').waitFor()
    await row('Forest honey').waitFor()
    const price = row('Forest honey').getByRole('button', { name: /^Price of/ })
    const before = await price.textContent()
    await page.getByRole('columnheader').getByRole('checkbox').check()
    await page.locator('.selection-bar').getByRole('button', { name: 'Price' }).click()
    await page.getByRole('menuitem', { name: 'Change by percent' }).click()
    await fill('Change by percent', '10')
    await button(/^Change \d+ products?$/).click()
    await says(/\d+ products? changed\./)
    await eventually(async () => ((await price.textContent()) === before ? undefined : true))
    await button('Undo the change').click()
    await says(/\d+ products? (is|are) as before\./)
    await eventually(async () => ((await price.textContent()) === before ? true : undefined))
  })

  it('[CAT-3] changes a price in the table and undoes it', async () => {
    await open('/products?q=chillies')
    await row('Red chillies')
      .getByRole('button', { name: /^Price of/ })
      .click()
    await field('Price of Red chillies').fill('3.21')
    await field('Price of Red chillies').press('Enter')
    await says('Red chillies: £3.21')
    await button('Undo').click()
    await says(/^Red chillies: £1\.20/)
    await page.reload()
    await row('Red chillies').getByText('£1.20').waitFor()
  })

  it('[CAT-3] is told what somebody else changed meanwhile, and keeps both', async () => {
    await open('/products')
    await field('Title, code or barcode').fill('Smoked garlic')
    await row('Smoked garlic').getByText('Smoked garlic').click()
    await fill('Brand', 'Marlow')
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByLabel('Tags', { exact: true }).fill('winter')
    await other.getByLabel('Tags', { exact: true }).blur()
    await other.getByRole('button', { name: 'Save' }).click()
    await other
      .getByText(/^Saved/)
      .first()
      .waitFor()
    await other.close()
    await button('Save').click()
    await says('They changed: tags')
    await button('Keep my changes').click()
    await button('Save').click()
    await says(/^Saved/)
    await page.reload()
    await eventually(async () => ((await field('Tags').inputValue()) === 'winter' ? true : undefined))
    expect(await field('Brand').inputValue()).toBe('Marlow')
  })

  it('[CAT-8] creates an item in seconds, keeps a view, and deletes what was never sold', async () => {
    await open('/products')
    await button('New product').first().click()
    const dialog = page.getByRole('dialog', { name: 'New product' })
    await dialog.getByLabel('Name').fill('Quick item')
    await dialog.getByLabel(/^Price/).fill('1.00')
    await dialog.getByLabel(/^Price/).blur()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await says('Quick item is there.')
    await field('Title, code or barcode').fill('Quick item')
    await row('Quick item').waitFor()
    await button('Views').click()
    await page.getByRole('menuitem', { name: 'Save this view…' }).click()
    await field('Name of the view').fill('Quick ones')
    await button('Save').click()
    await says('View “Quick ones” is saved.')
    await open('/products')
    await button('Views').click()
    await page.getByRole('menuitemradio', { name: 'Quick ones' }).click()
    await row('Quick item').getByText('Quick item').click()
    await fill('Brand', 'Gone soon')
    await page.getByRole('link', { name: 'Products' }).first().click()
    await says('Leave without saving?')
    await button('Leave it as it is').click()
    await button('Discard').click()
    await button('More').click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await button('Delete').click()
    await says('Quick item is deleted.')
  })
})

const widthOf = (image: Element) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)
const aspectOf = (image: Element) => (image instanceof HTMLImageElement ? image.naturalWidth / image.naturalHeight : 0)

/** A photo of that size as a PNG: a ramp of colours, so that a turned one differs. */
function aPicture(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows.set([(x * 255) / width, (y * 255) / height, 90], y * (width * 3 + 1) + 1 + x * 3)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
