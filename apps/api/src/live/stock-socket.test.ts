import { expect, it } from 'vitest'
import { liveRoutes } from './stock-socket.ts'

const UPGRADE = { upgrade: 'websocket' }

async function open(query: string, headers: Record<string, string>) {
  const asked: string[] = []
  const STOCK = {
    idFromName: (name: string) => name,
    get: (name: string) => ({
      fetch: async () => {
        asked.push(name)
        return new Response('the keeper answers')
      },
    }),
  } as unknown as DurableObjectNamespace
  const response = await liveRoutes().request(
    `/live/stock${query}`,
    { headers },
    { STOCK, SHOP_URL: 'http://shop.test:8787' },
  )
  return { status: response.status, asked, body: await response.text() }
}

it('[INV-20] hands a watcher to the keeper of the SKU', async () => {
  expect(await open('?sku=sku_mug1', { ...UPGRADE, origin: 'http://shop.test:8787' })).toMatchObject({
    status: 200,
    asked: ['sku_mug1'],
  })
  expect(await open('?sku=sku_mug1', UPGRADE)).toMatchObject({ status: 200 })
})

it.each([
  ['no sku', '', UPGRADE, 400],
  ['an id of another kind', '?sku=vnd_mug1', UPGRADE, 400],
  ['a name that is no id', '?sku=sku_MUG%00', UPGRADE, 400],
  ['no upgrade', '?sku=sku_mug1', {}, 426],
  ['a page of another site', '?sku=sku_mug1', { ...UPGRADE, origin: 'https://evil.test' }, 403],
  // biome-ignore lint/complexity/useMaxParams: one parameter for each column of the table.
])('[INV-20] refuses %s without waking an object', async (_what, query, headers, status) => {
  expect(await open(query, headers)).toMatchObject({ status, asked: [] })
})
