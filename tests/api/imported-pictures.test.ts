import { randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import { draft, draftSku } from '@onhand/domain/data-import/draft'
import { makeId, type ProductId } from '@onhand/domain/ids'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually, marketSecret, marketUrl } from '../harness/market.ts'
import { operator } from '../harness/shopper.ts'
import { SHOPS } from './suite/shops.ts'

const [shop] = SHOPS
const api = operator()
// One pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP438AAAAQBAYDFKhhdAAAAAElFTkSuQmCC',
  'base64',
)
const BYTES_MAX = 10 * 1024 * 1024

/** Another site: what it answers, by the first word of a path. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  good: (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(PNG),
  slow: (response) => void setTimeout(() => response.end(PNG), 1_500),
  moved: (response) => response.writeHead(302, { location: '/good/there.png' }).end(),
  gone: (response) => response.writeHead(404).end('not here'),
  page: (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<html>no picture</html>'),
  drawing: (response) =>
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  inside: (response) => response.writeHead(302, { location: 'http://10.0.0.1/picture.png' }).end(),
  round: (response) => response.writeHead(302, { location: '/round/again.png' }).end(),
  large: (response) => response.writeHead(200).end(Buffer.alloc(BYTES_MAX + 1)),
}
const asked: string[] = []
const site = createServer((request, response) => {
  asked.push(request.url ?? '')
  ANSWERS[request.url?.split(/[/.]/)[1] ?? '']?.(response)
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', () => resolve()))
  const address = site.address()
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})
afterAll(() => {
  site.closeAllConnections()
  site.close()
})

/** A file with one product whose pictures lie at the site, imported as people do. */
async function imported(code: string, names: readonly string[]) {
  const key = { vendorId: shop.vendorId, runId: makeId('importRun', randomBytes(16)) }
  const [place] = (await api.query('vendors.shop', { locale: 'en', slug: shop.slug })).locations
  if (!place) throw new Error('the shop has no place')
  const item = draft({
    line: 2,
    code,
    title: `Pictured ${code}`,
    images: names.map((name) => ({ url: `${origin}/${name}.png`, alt: name })),
    skus: [draftSku({ line: 2, code, price: '4.50', stockUnits: 3 })],
  })
  await api.mutate('dataImport.create', {
    ...key,
    fileName: 'pictures.csv',
    format: 'generic',
    choices: {
      locationId: place.locationId,
      taxRateBps: 2000,
      stock: 'new',
      publish: 'as_file',
      dropsBadBarcodes: false,
    },
    rowCount: 1,
    rowsJoined: 0,
    itemCount: 1,
  })
  const items = [{ position: 0, draft: item, problems: [] }]
  await api.mutate('dataImport.putItems', {
    ...key,
    items: items as unknown as Parameters<typeof api.mutate<'dataImport.putItems'>>[1]['items'],
  })
  const go = async (step: 'check' | 'start' | 'undo') => {
    let view = await api.mutate('dataImport.move', { ...key, step })
    while (/^(checking|running|undoing)$/.test(view.run.state)) view = await api.mutate('dataImport.advance', key)
    return view
  }
  const checked = await go('check')
  const settled = () =>
    eventually(async () => {
      const view = await api.query('dataImport.get', key)
      return view.pictures?.waiting === 0 ? view.pictures : undefined
    })
  const [line] = (await api.query('dataImport.lines', key)).items
  return {
    key,
    go,
    checked,
    settled,
    productId: line?.productId ?? null,
    lines: () => api.query('dataImport.lines', key),
  }
}

const productOf = (productId: ProductId | null) => {
  if (productId === null) throw new Error('no product')
  return api.query('product.get', { vendorId: shop.vendorId, productId })
}

it('[DIO-8] [DIO-9] pictures of an import become ours, and what cannot be had is listed with its reason', async () => {
  const names = Object.keys(ANSWERS)
  const run = await imported(`pic-${Date.now().toString(36)}`, names)
  await run.go('start')
  expect(await run.settled()).toEqual({ waiting: 0, had: 3, lost: 6 })
  const { images } = await productOf(run.productId)
  const own = images.filter(({ url }) => url.startsWith('/media/i/'))
  expect(own.map(({ alt, width, height }) => [alt, width, height])).toEqual([
    ['good', 1, 1],
    ['slow', 1, 1],
    ['moved', 1, 1],
  ])
  // Where an upload of the same bytes ends up, too.
  const uploaded = await fetch(marketUrl('shop', `/api/v1/shops/${shop.vendorId}/pictures`), {
    method: 'PUT',
    headers: { authorization: `Bearer ${marketSecret('OPERATOR_KEY')}`, 'content-type': 'image/png' },
    body: PNG,
  })
  expect(await uploaded.json()).toMatchObject({ url: own[0]?.url })

  const [line] = (await run.lines()).items
  const remarks = line?.warnings.map(({ field, reason, value }) => [
    field,
    reason,
    new URL(value).pathname.split('/')[1],
  ])
  expect(remarks?.sort()).toEqual([
    ['images', 'picture address', 'inside.png'],
    ['images', 'picture gone', 'gone.png'],
    ['images', 'picture redirects', 'round.png'],
    ['images', 'picture too_large', 'large.png'],
    ['images', 'picture type', 'drawing.png'],
    ['images', 'picture type', 'page.png'],
  ])
})

it('[DIO-8] the same file again changes nothing and asks nobody, a lost picture is asked for again on demand, and undoing lets all go', async () => {
  const code = `again-${Date.now().toString(36)}`
  const first = await imported(code, ['good', 'gone'])
  await first.go('start')
  expect(await first.settled()).toEqual({ waiting: 0, had: 1, lost: 1 })
  const before = await productOf(first.productId)
  const askedBefore = asked.length
  const second = await imported(code, ['good', 'gone'])
  expect(second.checked.counts.outcomes).toMatchObject({ unchanged: 1, changed: 0, new: 0 })
  await second.go('start')
  expect((await productOf(first.productId)).images).toEqual(before.images)
  expect(asked.length).toBe(askedBefore)

  const url = `${origin}/gone.png`
  const key = { vendorId: shop.vendorId, productId: before.id }
  await api.mutate('product.fetchPicture', { ...key, url })
  await eventually(async () => (asked.length > askedBefore ? true : undefined))
  const again = await eventually(async () => {
    const found = (await api.query('product.pictures', key)).find((one) => one.url === url)
    return found?.state === 'lost' ? found : undefined
  })
  expect(again.reason).toBe('gone')
  await expect(api.mutate('product.fetchPicture', { ...key, url: `${origin}/good.png` })).rejects.toMatchObject({
    code: 'not_found',
  })

  const undone = await first.go('undo')
  expect(undone.counts.states).toMatchObject({ undone: 1, kept: 0 })
  await expect(productOf(first.productId)).rejects.toMatchObject({ code: 'not_found' })
})
