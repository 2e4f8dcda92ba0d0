import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { StockChanged } from '@onhand/contract'
import { idOf, type SkuId } from '@onhand/domain/ids'
import { addDays, localTime } from '@onhand/domain/local-time'
import { beforeEach, expect, it } from 'vitest'
import { pendingMessage, type StockChangedMessage } from './projection-outbox.ts'
import type { StockKeeper } from './stock-keeper.ts'
import { stockPort } from './stock-port.ts'
import { StockTables } from './stock-tables.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const LONDON = idOf('location', 'loc_london')

/** What was sent to the queue, by the object of one SKU. */
async function sentBy(skuId: SkuId, act: (keeper: StockKeeper) => Promise<unknown>): Promise<StockChangedMessage[]> {
  const sent: StockChangedMessage[] = []
  await runInDurableObject(STOCK.getByName(skuId), async (keeper) => {
    const queue = Reflect.get(keeper, 'env') as { PROJECTION_QUEUE: Queue }
    const original = queue.PROJECTION_QUEUE
    Reflect.set(keeper, 'env', {
      PROJECTION_QUEUE: { send: async (message: StockChangedMessage) => void sent.push(message) },
    })
    await act(keeper)
    Reflect.set(keeper, 'env', { PROJECTION_QUEUE: original })
  })
  return sent
}
async function makeDue(skuId: SkuId) {
  await runInDurableObject(STOCK.getByName(skuId), (_, state) => {
    state.storage.sql.exec('UPDATE stock SET outbox_due_at_ms = 1 WHERE outbox_due_at_ms IS NOT NULL')
  })
}
async function head(skuId: SkuId) {
  return runInDurableObject(STOCK.getByName(skuId), (_, state) => new StockTables(state.storage.sql, skuId).head())
}

let skuId: SkuId
let made = 0
beforeEach(async () => {
  made += 1
  skuId = idOf('sku', `sku_out${made}`)
  await stock.receive(skuId, receipt(1, 10))
})
function receipt(n: number, units: number) {
  return {
    movementId: idOf('movement', `mov_in${n}`),
    locationId: LONDON,
    timeZone: 'Europe/London',
    lotId: idOf('lot', 'lot_a1'),
    lotCode: 'A1',
    expiryDate: '2099-12-31',
    units,
    reason: 'receipt' as const,
  }
}

it('[INV-16] tells the levels and movements in the shape of the contract', async () => {
  await makeDue(skuId)
  const [message] = await sentBy(skuId, (keeper) => keeper.alarm())
  expect(StockChanged.parse(message)).toEqual(message)
  expect(message).toMatchObject({
    skuId,
    stockVersion: 1,
    levels: [{ onHandUnits: 10, availableUnits: 10, version: 1, earliestExpiryDate: '2099-12-31' }],
    movements: [{ movementId: 'mov_in1', deltaUnits: 10, reason: 'receipt' }],
  })
})

it('[INV-16] sends again until it is confirmed, ever more slowly, through evictions', async () => {
  const waits: number[] = []
  for (let round = 0; round < 3; round += 1) {
    await makeDue(skuId)
    await evictDurableObject(STOCK.getByName(skuId))
    const beforeMs = Date.now()
    expect(await sentBy(skuId, (keeper) => keeper.alarm())).toHaveLength(1)
    waits.push(Math.round((((await head(skuId)).outboxDueAtMs ?? 0) - beforeMs) / 60_000))
  }
  expect(waits).toEqual([1, 2, 4])
  await stock.projected(skuId, 1)
  await makeDue(skuId)
  expect(await sentBy(skuId, (keeper) => keeper.alarm())).toEqual([])
  expect(await head(skuId)).toMatchObject({ projectedVersion: 1, outboxDueAtMs: null, outboxAttempts: 0 })
})

it('[INV-16] keeps what came after the version that was confirmed', async () => {
  await stock.receive(skuId, receipt(2, 5))
  await stock.projected(skuId, 1)
  await makeDue(skuId)
  const [message] = await sentBy(skuId, (keeper) => keeper.alarm())
  expect(message).toMatchObject({ stockVersion: 2, movements: [{ movementId: 'mov_in2' }] })
})

it('[INV-16] takes no confirmation of what never was, nor of the past', async () => {
  await stock.receive(skuId, receipt(2, 5))
  await stock.projected(skuId, 99)
  expect(await head(skuId)).toMatchObject({ version: 2, projectedVersion: 2 })
  await stock.projected(skuId, 1)
  expect(await head(skuId)).toMatchObject({ projectedVersion: 2 })
})

it('[INV-16] keeps the alarm armed when the queue refuses the message', async () => {
  await makeDue(skuId)
  await runInDurableObject(STOCK.getByName(skuId), async (keeper) => {
    const original = Reflect.get(keeper, 'env') as object
    Reflect.set(keeper, 'env', { PROJECTION_QUEUE: { send: () => Promise.reject(new Error('queue is down')) } })
    await keeper.alarm()
    Reflect.set(keeper, 'env', original)
  })
  const armed = await runInDurableObject(STOCK.getByName(skuId), (_, state) => state.storage.getAlarm())
  expect(armed).toBeGreaterThan(Date.now())
  expect(await head(skuId)).toMatchObject({ outboxAttempts: 1, projectedVersion: 0 })
})

it('[INV-16] tells a backlog longer than a message in parts that end with a whole version', async () => {
  const told = await runInDurableObject(STOCK.getByName(skuId), (_, state) => {
    const tables = new StockTables(state.storage.sql, skuId)
    state.storage.transactionSync(() => {
      for (let n = 0; n < 450; n += 1) {
        const [known] = tables.movementsAfter(0, 1)
        if (!known) throw new Error('the first movement is missing')
        tables.addMovement({ ...known.movement, movementId: idOf('movement', `mov_b${n}`) }, 2 + Math.floor(n / 3))
      }
      tables.putHead({ ...tables.head(), version: 151 })
    })
    const parts: number[][] = []
    for (;;) {
      const before = tables.head()
      const read = { head: before, stock: tables.stock(0, null), nowMs: Date.now() }
      const message = pendingMessage(tables, read)
      if (!message) return parts
      parts.push([message.stockVersion, message.movements.length])
      state.storage.transactionSync(() => tables.putHead({ ...before, projectedVersion: message.stockVersion }))
    }
  })
  expect(told).toEqual([
    [67, 199],
    [133, 198],
    [151, 54],
  ])
})

it('[INV-4] [INV-18] wakes when a lot was sold for the last time, and tells the projection', async () => {
  // Not today's: the world's day may be over in London, or be over in a moment.
  const soon = addDays(localTime(Date.now(), 'Europe/London').date, 1)
  await stock.receive(skuId, { ...receipt(3, 4), lotId: idOf('lot', 'lot_b2'), expiryDate: soon })
  const { saleEndsAtMs } = await head(skuId)
  expect(saleEndsAtMs).toBeGreaterThan(Date.now())
  await runInDurableObject(STOCK.getByName(skuId), (_, state) => {
    state.storage.sql.exec("UPDATE lot SET expiry_date = '2020-01-01' WHERE lot_id = 'lot_b2'")
    state.storage.sql.exec('UPDATE stock SET sale_ends_at_ms = 1')
  })
  await runDurableObjectAlarm(STOCK.getByName(skuId))
  expect(await head(skuId)).toMatchObject({ version: 3 })
  expect(await stock.levels(skuId)).toMatchObject([{ onHandUnits: 14, availableUnits: 10, quarantinedUnits: 4 }])
})
