import { env } from 'cloudflare:workers'
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { idOf, type SkuId } from '@onhand/domain/ids'
import type { Availability } from '@onhand/domain/inventory/types'
import { expect, it } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'
import { stockPort } from './stock-port.ts'
import { watchStock } from './watch-stock.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const UPGRADE = new Request('http://shop.test/live/stock', { headers: { upgrade: 'websocket' } })

async function stocked(name: string, units: number): Promise<SkuId> {
  const skuId = idOf('sku', `sku_${name}`)
  await stock.receive(skuId, {
    movementId: idOf('movement', 'mov_in'),
    locationId: idOf('location', 'loc_london'),
    timeZone: 'Europe/London',
    lotId: idOf('lot', 'lot_a1'),
    lotCode: 'A1',
    expiryDate: null,
    units,
    reason: 'receipt',
  })
  return skuId
}
function demand(name: string) {
  const reservationId = idOf('reservation', `rsv_${name}`)
  return { reservationId, units: 1, expiresAtMs: Date.now() + 600_000, locationIds: [] }
}
/** A watcher that keeps what it was told. */
async function watch(skuId: SkuId) {
  const socket = (await watchStock(STOCK, skuId, UPGRADE)).webSocket
  if (!socket) throw new Error('no socket')
  const told: (Availability | string)[] = []
  const waiting: (() => void)[] = []
  socket.addEventListener('message', ({ data }) => {
    told.push(String(data).startsWith('{') ? (JSON.parse(String(data)) as Availability) : String(data))
    for (const wake of waiting.splice(0)) wake()
  })
  socket.accept()
  const until = async (count: number) => {
    while (told.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
    return told
  }
  return { socket, until, told }
}

it('[INV-20] tells the present availability at once and then every change', async () => {
  const skuId = await stocked('live', 5)
  const { until } = await watch(skuId)
  expect(await until(1)).toMatchObject([{ skuId, availableUnits: 5, version: 1 }])
  await stock.reserve(skuId, demand('one'))
  expect((await until(2))[1]).toMatchObject({ availableUnits: 4, version: 2 })
  await stock.release(skuId, idOf('reservation', 'rsv_one'))
  expect((await until(3))[2]).toMatchObject({ availableUnits: 5, version: 3 })
})

it('[INV-20] tells a rush once, with its end', async () => {
  const skuId = await stocked('rush', 50)
  const { until, told } = await watch(skuId)
  await until(1)
  // Asked inside the object, so that the rush is one moment on a slow machine, too.
  await runInDurableObject(STOCK.getByName(skuId), (keeper) =>
    Promise.all(Array.from({ length: 30 }, (_, n) => keeper.reserve(demand(`n${n}`)))),
  )
  await until(2)
  await stock.release(skuId, idOf('reservation', 'rsv_n0'))
  await until(3)
  expect(told).toMatchObject([50, 20, 21].map((availableUnits) => ({ availableUnits })))
})

it('[INV-20] tells nothing when only the order behind the claim changed', async () => {
  const skuId = await stocked('calm', 5)
  const { until, told } = await watch(skuId)
  await stock.reserve(skuId, demand('one'))
  await until(2)
  await stock.allocate(skuId, idOf('reservation', 'rsv_one'))
  await stock.reserve(skuId, demand('two'))
  await until(3)
  expect(told.map((entry) => typeof entry !== 'string' && entry.availableUnits)).toEqual([5, 4, 3])
})

it('[INV-20] keeps watchers through hibernation', async () => {
  const skuId = await stocked('sleep', 5)
  const { until } = await watch(skuId)
  await until(1)
  await evictDurableObject(STOCK.getByName(skuId), { webSockets: 'hibernate' })
  await stock.reserve(skuId, demand('one'))
  expect((await until(2))[1]).toMatchObject({ availableUnits: 4 })
})

it('[INV-20] answers a ping without a word of its own, and ends a watcher that talks', async () => {
  const skuId = await stocked('ping', 5)
  const { socket, until } = await watch(skuId)
  await until(1)
  socket.send('ping')
  expect((await until(2))[1]).toBe('pong')
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  socket.send('give me everything')
  expect(await closed).toBe(1008)
})

it('[INV-20] refuses one watcher too many, and what is no socket', async () => {
  const skuId = await stocked('full', 5)
  const plain = await watchStock(STOCK, skuId, new Request('http://shop.test/live/stock'))
  expect(plain.status).toBe(426)
  await plain.body?.cancel()
  await runInDurableObject(STOCK.getByName(skuId), async (keeper, state) => {
    state.getWebSockets = () => Array.from({ length: 2_000 }, () => new WebSocketPair()[0])
    const refused = await keeper.fetch(UPGRADE)
    expect(refused.status).toBe(503)
  })
})
