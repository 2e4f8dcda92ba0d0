import { env } from 'cloudflare:workers'
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { idOf, type VendorId } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import type { ShopBell } from './shop-bell.ts'
import { watchShop } from './watch-shop.ts'

const { SHOP_BELL } = env as unknown as { SHOP_BELL: DurableObjectNamespace<ShopBell> }
const UPGRADE = new Request('http://shop.test/live/orders', { headers: { upgrade: 'websocket' } })

/** A table that counts what it is told. */
async function open(vendorId: VendorId) {
  const socket = (await watchShop(SHOP_BELL, vendorId, UPGRADE)).webSocket
  if (!socket) throw new Error('no socket')
  const told: string[] = []
  const waiting: (() => void)[] = []
  socket.addEventListener('message', ({ data }) => {
    told.push(String(data))
    for (const wake of waiting.splice(0)) wake()
  })
  socket.accept()
  const until = async (count: number) => {
    while (told.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
    return told
  }
  return { socket, told, until }
}

it('[ORD-24] tells every open table of the shop, a rush once, and no other shop', async () => {
  const shop = idOf('vendor', 'vnd_bell')
  const bell = SHOP_BELL.getByName(shop)
  const [one, two, elsewhere] = await Promise.all([open(shop), open(shop), open(idOf('vendor', 'vnd_other'))])
  // Rung inside the object, so that the rush is one moment on a slow machine, too.
  await runInDurableObject(bell, (object) => Promise.all(Array.from({ length: 20 }, () => object.ring())))
  await Promise.all([one.until(1), two.until(1)])
  await bell.ring()
  await Promise.all([one.until(2), two.until(2)])
  expect([one.told, two.told, elsewhere.told]).toEqual([['orders', 'orders'], ['orders', 'orders'], []])
})

it('[ORD-24] keeps its tables through hibernation', async () => {
  const shop = idOf('vendor', 'vnd_sleep')
  const { until } = await open(shop)
  await evictDurableObject(SHOP_BELL.getByName(shop), { webSockets: 'hibernate' })
  await SHOP_BELL.getByName(shop).ring()
  expect(await until(1)).toEqual(['orders'])
})

it('[ORD-24] ends a table that talks, and refuses one too many and what is no socket', async () => {
  const shop = idOf('vendor', 'vnd_full')
  const { socket } = await open(shop)
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  socket.send('give me everything')
  expect(await closed).toBe(1008)
  const plain = await watchShop(SHOP_BELL, shop, new Request('http://shop.test/live/orders'))
  expect(plain.status).toBe(426)
  await plain.body?.cancel()
  await runInDurableObject(SHOP_BELL.getByName(shop), async (bell, state) => {
    state.getWebSockets = () => Array.from({ length: 500 }, () => new WebSocketPair()[0])
    expect((await bell.fetch(UPGRADE)).status).toBe(503)
  })
})
