import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEMO_OWNER, DEMO_PASSWORD } from '../../../tools/seed/demo-people.ts'
import { accessibilityFindings, desktop, launchBrowser } from '../../harness/browser.ts'
import { logIntoDashboard } from '../../harness/dashboard.ts'
import { eventually, fireCron, marketSecret, marketUrl } from '../../harness/market.ts'

const SHOPIFY = join(import.meta.dirname, '../../../../shared/external/catalog-import-samples/shopify.csv')
const hasShopify = existsSync(SHOPIFY)
const ACCOUNTANT = { email: 'accounts@marlow-road.example', password: DEMO_PASSWORD }

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

function asPerson(account: { readonly email: string; readonly password: string }) {
  const state: { context?: BrowserContext; page?: Page | undefined; vendorId: string } = { vendorId: '' }
  beforeAll(async () => {
    state.context = await desktop(browser)
    const [shop] = await logIntoDashboard(state.context, marketUrl('shop'), account)
    state.vendorId = shop?.vendorId ?? ''
  })
  afterAll(() => state.context?.close())
  beforeEach(async () => {
    state.page = await state.context?.newPage()
    return () => state.page?.close()
  })
  const page = (): Page => {
    if (!state.page) throw new Error('no page is open')
    return state.page
  }
  return {
    page,
    open: (path: string) => page().goto(marketUrl('shop', `/dashboard/${state.vendorId}${path}`)),
    button: (name: string | RegExp): Locator => page().getByRole('button', { name }),
    says: (text: string | RegExp) => page().getByText(text).first().waitFor(),
    address: (path: string) => marketUrl('shop', `/api/v1/shops/${state.vendorId}${path}`),
  }
}

type Mail = { readonly subject: string; readonly envelopeTo: readonly string[]; readonly attachmentCount: number }

async function mailNamed(start: string): Promise<Mail | undefined> {
  const headers = { authorization: `Bearer ${marketSecret('MAILBOX_KEY')}` }
  const response = await fetch(marketUrl('mail', '/v1/messages'), { headers })
  const { messages } = (await response.json()) as { messages: readonly Mail[] }
  return messages.find(({ subject }) => subject.startsWith(start))
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

// One pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP438AAAAQBAYDFKhhdAAAAAElFTkSuQmCC',
  'base64',
)

/** Another site with a picture; its second one is there only after `restore`. */
async function pictureSite() {
  let isRestored = false
  const server = createServer((request, response) => {
    if (request.url === '/tea.png' || isRestored) response.end(PNG)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    restore: () => {
      isRestored = true
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe('an owner', () => {
  const { page, open, button, says, address } = asPerson(DEMO_OWNER)
  const choose = (name: string, text: string | Buffer) =>
    page()
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

  it.skipIf(!hasShopify)(
    `[DIO-1, DIO-4] imports a Shopify file after looking at its dry run, and undoes it${hasShopify ? '' : ' (the sample is not on this machine)'}`,
    async () => {
      await open('/import')
      await choose('shopify.csv', readFileSync(SHOPIFY))
      await says('3 products in 16 rows')
      await expect.poll(() => button('Check without changing anything').isEnabled()).toBe(true)
      expect(await accessibilityFindings(page())).toEqual([])
      await button('Check without changing anything').click()
      await says('Checked, not run')
      await page().getByRole('row').filter({ hasText: 'Physical Product' }).waitFor()
      expect(await accessibilityFindings(page())).toEqual([])
      await button('Import 3 products').click()
      await says('3 products were imported.')

      await open('/products')
      await page().getByRole('main').getByLabel('Title, code or barcode').fill('Example Perfume')
      await page().getByRole('row', { name: 'Example Perfume' }).waitFor()

      await open('/import')
      await page().getByRole('row').filter({ hasText: 'shopify.csv' }).first().getByText('shopify.csv').click()
      await button('Undo this import').click()
      await page().getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
      await says('3 products are as they were before.')
      await open('/products')
      await page().getByRole('main').getByLabel('Title, code or barcode').fill('Example Perfume')
      await eventually(async () =>
        (await page().getByRole('row', { name: 'Example Perfume' }).count()) === 0 ? true : undefined,
      )
    },
  )

  it('[DIO-1] maps the columns of a Chinese sheet with semicolons, and is told which rows stay out', async () => {
    await open('/import')
    await choose('商品.csv', '貨號;商品名稱;售價;庫存\r\nTW-1;高山茶;12,50;5\r\nTW-2;凍頂烏龍;很貴;3\r\n')
    await says('2 products in 2 rows')
    await button('Check without changing anything').click()
    await says('Checked, not run')
    await says(/Price: is no amount in GBP \(“很貴”\)/)
    await button('Import 1 product').click()
    await says('1 product was imported.')
  })

  it('[DIO-8] sees pictures of another site become the shop’s own, and why one could not be had', async () => {
    const site = await pictureSite()
    const row = `PIC-1,Pictured tea,2.50,1,${site.origin}/tea.png ${site.origin}/gone.png`
    await open('/import')
    await choose('pictured.csv', `SKU,Title,Price,Stock,Images\n${row}\n`)
    await says('1 product in 1 row')
    await button('Check without changing anything').click()
    await button('Import 1 product').click()
    await says('1 picture came from another site and is kept here now.')
    await says('1 picture could not be had.')
    await says(/Pictures: is not there/)
    expect(await accessibilityFindings(page())).toEqual([])

    await open('/products')
    await page().getByRole('main').getByLabel('Title, code or barcode').fill('Pictured tea')
    await page().getByRole('row', { name: 'Pictured tea' }).getByText('Pictured tea').click()
    await says('there is no picture at its address.')
    const own = page().locator('.picture-item img')
    expect(await own.getAttribute('src')).toMatch(/^\/media\/i\/[0-9a-f]{40}\/960\.webp$/)
    await eventually(async () =>
      (await own.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)) ? true : undefined,
    )
    site.restore()
    await button('Try again').click()
    await eventually(async () => ((await own.count()) === 2 ? true : undefined))
    await site.close()
  })

  it('[DIO-2] closes the window in the middle, and finds the import where it was', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => `BULK-${index},Bulk tea ${index},2.50,1`)
    await open('/import')
    await choose('bulk.csv', `SKU,Title,Price,Stock\n${rows.join('\n')}\n`)
    await says('130 products in 130 rows')
    await button('Check without changing anything').click()
    await says('Checked, not run')
    // Waited for before it begins: it is soon over.
    await Promise.all([
      page().getByRole('progressbar', { name: 'Importing' }).waitFor(),
      button('Import 130 products').click(),
    ])
    const place = page().url()
    await page().goto('about:blank')
    await page().goto(place)
    await says('130 products were imported.')
  })

  it('[DIO-3] exports all products, and importing the file again changes nothing', async () => {
    await open('/reports?tab=download')
    const file = await saved(page(), () => page().getByRole('link', { name: 'Products CSV' }).click())
    expect(file.name).toBe('marlow-road-products.csv')
    await open('/import')
    await choose(file.name, file.bytes)
    await says(/\d+ products in \d+ rows/)
    await button('Check without changing anything').click()
    await says('Nothing to import: everything is as it is in your shop already.')
    const refused = page().getByRole('tab', { name: /^Not possible/ })
    expect(await refused.textContent()).toBe('Not possible0')
    expect((await fetch(address('/exports/products.csv'))).status).toBe(401)
  })
})

describe('an accountant', () => {
  const { page, open, button, says } = asPerson(ACCOUNTANT)

  it('[DIO-5, DIO-7] downloads the orders as XLSX, and sees no table that is not theirs', async () => {
    await open('/reports?tab=download')
    const file = await saved(page(), () => page().getByRole('link', { name: 'Orders XLSX', exact: true }).click())
    expect(file.name).toMatch(/^marlow-road-orders_.*\.xlsx$/)
    const sheet = Buffer.from(unzipSync(file.bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).toString()
    expect(sheet).toContain('Delivery method')
    expect(await page().getByRole('link', { name: 'Stock CSV', exact: true }).count()).toBe(0)
    expect(await accessibilityFindings(page())).toEqual([])
  })

  it('[RPT-2] schedules a weekly report, pauses it, and deletes it', async () => {
    await open('/reports?tab=mail')
    await button('New report').first().click()
    const form = page().getByRole('dialog')
    await form.getByLabel('Name').fill('Money of the week')
    await form.getByRole('switch', { name: 'Ledger' }).check()
    await form.getByRole('switch', { name: 'Ari Accountant' }).check()
    expect(await form.getByRole('switch', { name: 'Vera Viewer' }).isDisabled()).toBe(true)
    await form.getByRole('button', { name: 'Save report' }).click()
    const card = page().getByRole('listitem').filter({ hasText: 'Money of the week' })
    await card.getByText('Goes out').waitFor()
    await card.getByRole('button', { name: 'Pause' }).click()
    await card.getByText('Paused').waitFor()
    await card.getByRole('button', { name: 'Resume' }).click()
    await card.getByRole('button', { name: 'Send now' }).click()
    await says('“Money of the week” goes out within a minute.')
    await fireCron('onhand-jobs')
    const mail = await eventually(() => mailNamed('Money of the week: Marlow Road Grocer'))
    expect(mail).toMatchObject({ envelopeTo: [ACCOUNTANT.email], attachmentCount: 3 })
    expect(await accessibilityFindings(page())).toEqual([])
    await card.getByRole('button', { name: 'Delete' }).click()
    await page().getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await eventually(async () => ((await card.count()) === 0 ? true : undefined))
  })

  it('cannot import', async () => {
    await open('/import')
    await eventually(async () => ((await page().locator('input[type=file]').count()) === 0 ? true : undefined))
  })
})
