import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { liveOrderRoutes } from './order-socket.ts'

const UPGRADE = { upgrade: 'websocket' }
const shop = idOf('vendor', 'vnd_mugs')
const key = (permissions: readonly ('orders.read' | 'stock.read')[], vendorId = shop): Actor => ({
  kind: 'program',
  name: 'till',
  scopes: [],
  memberships: [{ vendorId, permissions: [...permissions] }],
})
const READER = key(['orders.read'])

async function open(query: string, headers: Record<string, string>, actor: Actor = READER) {
  const asked: string[] = []
  const SHOP_BELL = {
    idFromName: (name: string) => name,
    get: (name: string) => ({
      fetch: async () => {
        asked.push(name)
        return new Response('the bell answers')
      },
    }),
  } as unknown as DurableObjectNamespace
  const response = await liveOrderRoutes(async () => actor).request(
    `/live/orders${query}`,
    { headers },
    { SHOP_BELL, SHOP_URL: 'http://shop.test:8787' },
  )
  return { status: response.status, asked }
}

it("[ORD-24] hands somebody who may read the shop's orders to its bell", async () => {
  const answer = await open('?shop=vnd_mugs', { ...UPGRADE, origin: 'http://shop.test:8787' })
  expect(answer).toEqual({ status: 200, asked: ['vnd_mugs'] })
})

it.each<[string, string, Record<string, string>, Actor, number]>([
  ['no shop', '', UPGRADE, READER, 400],
  ['an id of another kind', '?shop=sku_mug1', UPGRADE, READER, 400],
  ['no upgrade', '?shop=vnd_mugs', {}, READER, 426],
  ['a page of another site', '?shop=vnd_mugs', { ...UPGRADE, origin: 'https://evil.test' }, READER, 403],
  ['nobody', '?shop=vnd_mugs', UPGRADE, { kind: 'nobody' }, 403],
  ['staff of another shop', '?shop=vnd_mugs', UPGRADE, key(['orders.read'], idOf('vendor', 'vnd_else')), 403],
  ['staff who may not read orders', '?shop=vnd_mugs', UPGRADE, key(['stock.read']), 403],
  // biome-ignore lint/complexity/useMaxParams: one parameter for each column of the table.
])('[ORD-24] refuses %s without waking an object', async (_what, query, headers, actor, status) => {
  expect(await open(query, headers, actor)).toEqual({ status, asked: [] })
})
