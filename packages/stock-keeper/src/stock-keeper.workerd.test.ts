import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { idOf, type SkuId } from '@onhand/domain/ids'
import type { Receipt } from '@onhand/domain/inventory/types'
import { afterEach, expect, it, vi } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'
import { stockPort } from './stock-port.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const LONDON = idOf('location', 'loc_london')
const LEEDS = idOf('location', 'loc_leeds')
const MINUTE_MS = 60_000

afterEach(() => {
  vi.useRealTimers()
})
/** The keeper's clock, which is ours, stands at this moment; alarms ring by the world's. */
const clockAt = (nowMs: number) => vi.useFakeTimers({ now: nowMs, toFake: ['Date'] })

let made = 0
/** A SKU of its own per test: storage is shared within the file. */
async function stockedSku(units: number, receipt: Partial<Receipt> = {}): Promise<SkuId> {
  made += 1
  const skuId = idOf('sku', `sku_test${made}`)
  await stock.receive(skuId, { ...arrival(units), ...receipt })
  return skuId
}
function arrival(units: number): Receipt {
  return {
    movementId: idOf('movement', 'mov_first'),
    locationId: LONDON,
    timeZone: 'Europe/London',
    lotId: idOf('lot', 'lot_first'),
    lotCode: 'A1',
    expiryDate: null,
    units,
    reason: 'opening',
  }
}
function demand(name: string, units: number, expiresAtMs = Date.now() + 15 * MINUTE_MS) {
  return { reservationId: idOf('reservation', `rsv_${name}`), units, expiresAtMs, locationIds: [] }
}
const keeperOf = (skuId: SkuId) => STOCK.getByName(skuId)
async function level(skuId: SkuId) {
  const [found] = await stock.levels(skuId)
  return found
}

it('[INV-15] serves three hundred racing buyers of a hundred units without promising one twice', async () => {
  const skuId = await stockedSku(100)
  const results = await Promise.all(Array.from({ length: 300 }, (_, i) => stock.reserve(skuId, demand(`race${i}`, 1))))
  expect(results.filter((result) => result.ok)).toHaveLength(100)
  const refusals = results.flatMap((result) => (result.ok ? [] : [result.error]))
  expect(refusals).toHaveLength(200)
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal)))).toEqual(
    new Set(['{"code":"insufficient_stock","availableUnits":0}']),
  )
  expect(await level(skuId)).toMatchObject({ onHandUnits: 100, reservedUnits: 100, availableUnits: 0 })
})

it('[INV-3] answers the same reservation to every repeat, racing or after an eviction', async () => {
  const skuId = await stockedSku(10)
  const request = demand('same', 3)
  const results = await Promise.all(Array.from({ length: 20 }, () => stock.reserve(skuId, request)))
  await evictDurableObject(keeperOf(skuId))
  results.push(await stock.reserve(skuId, request))
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  expect(await level(skuId)).toMatchObject({ reservedUnits: 3, availableUnits: 7 })
})

it('[INV-17] keeps what it acknowledged through evictions in the middle of a race', async () => {
  const skuId = await stockedSku(50)
  let sold = 0
  for (let round = 0; round < 5; round += 1) {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => stock.reserve(skuId, demand(`evict${round}x${i}`, 1))),
    )
    sold += results.filter((result) => result.ok).length
    await evictDurableObject(keeperOf(skuId))
  }
  expect(sold).toBe(50)
  expect(await level(skuId)).toMatchObject({ onHandUnits: 50, reservedUnits: 50, availableUnits: 0 })
})

it('[INV-17] leaves no trace of a change whose commit was cut off', async () => {
  const skuId = await stockedSku(5)
  await runInDurableObject(keeperOf(skuId), (keeper, state) => {
    void keeper.reserve(demand('cut', 5))
    state.abort('crash between write and commit')
  }).catch(() => undefined)
  expect(await stock.availability(skuId)).toMatchObject({ availableUnits: 5 })
  expect(await stock.reserve(skuId, demand('cut', 4))).toMatchObject({ ok: true })
})

it('[INV-6] gives the units of an ended reservation to the next buyer, with no alarm in between', async () => {
  const skuId = await stockedSku(2)
  const endsAtMs = Date.now() + 10 * MINUTE_MS
  await stock.reserve(skuId, demand('short', 2, endsAtMs))
  clockAt(endsAtMs - 1)
  expect(await stock.reserve(skuId, demand('early', 1))).toMatchObject({ ok: false })
  clockAt(endsAtMs)
  expect(await stock.availability(skuId)).toMatchObject({ availableUnits: 2 })
  expect(await stock.reserve(skuId, demand('late', 2))).toMatchObject({ ok: true })
  expect(await stock.allocate(skuId, idOf('reservation', 'rsv_short'))).toEqual({
    ok: false,
    error: { code: 'reservation_expired' },
  })
})

it('[INV-6] ends reservations by alarm, and an alarm that runs twice ends nothing more', async () => {
  const skuId = await stockedSku(4)
  const endsAtMs = Date.now() + 10 * MINUTE_MS
  expect(await stock.reserve(skuId, demand('ending', 3, endsAtMs))).toMatchObject({ ok: true })
  expect(await stock.reserve(skuId, demand('staying', 1, endsAtMs + 1))).toMatchObject({ ok: true })
  await evictDurableObject(keeperOf(skuId))
  clockAt(endsAtMs)
  expect(await runDurableObjectAlarm(keeperOf(skuId))).toBe(true)
  const after = await level(skuId)
  await runInDurableObject(keeperOf(skuId), (keeper) => keeper.alarm())
  expect(after).toMatchObject({ reservedUnits: 1, availableUnits: 3 })
  expect(await level(skuId)).toEqual(after)
})

it('[INV-18] is woken at the earliest instant, and never moves the alarm later by a longer claim', async () => {
  const skuId = await stockedSku(4)
  const nowMs = Date.now()
  await stock.reserve(skuId, demand('long', 1, nowMs + 600_000))
  await stock.reserve(skuId, demand('short', 1, nowMs + 40_000))
  await stock.reserve(skuId, demand('longer', 1, nowMs + 900_000))
  expect(await runInDurableObject(keeperOf(skuId), (_, state) => state.storage.getAlarm())).toBe(nowMs + 40_000)
})

it('[INV-18] sleeps until the next reservation ends once the projection has confirmed, and for good when none is held', async () => {
  const skuId = await stockedSku(4)
  const endsAtMs = Date.now() + 600_000
  await stock.reserve(skuId, demand('held', 1, endsAtMs))
  await stock.projected(skuId, 2)
  const alarm = () => runInDurableObject(keeperOf(skuId), (_, state) => state.storage.getAlarm())
  expect(await alarm()).toBe(endsAtMs)
  await stock.allocate(skuId, idOf('reservation', 'rsv_held'))
  expect(await alarm()).toBeLessThan(endsAtMs)
  await stock.projected(skuId, 3)
  expect(await alarm()).toBeNull()
})

it('[INV-18] arms the alarm again after a start that found it overdue', async () => {
  const skuId = await stockedSku(4)
  await stock.reserve(skuId, demand('held', 1, Date.now() + 600_000))
  await runInDurableObject(keeperOf(skuId), (_, state) => state.storage.setAlarm(Date.now() - 5_000))
  await evictDurableObject(keeperOf(skuId))
  await runDurableObjectAlarm(keeperOf(skuId))
  const alarmAtMs = await runInDurableObject(keeperOf(skuId), (_, state) => state.storage.getAlarm())
  expect(alarmAtMs).toBeGreaterThan(Date.now())
})

it('[INV-11] takes a claim from held over allocated to shipped, each step once', async () => {
  const skuId = await stockedSku(5)
  const id = idOf('reservation', 'rsv_whole')
  await stock.reserve(skuId, demand('whole', 2))
  for (const step of ['allocate', 'ship'] as const) {
    const first = await stock[step](skuId, id)
    expect(first).toMatchObject({ ok: true })
    expect(await stock[step](skuId, id)).toEqual(first)
  }
  expect(await level(skuId)).toMatchObject({ onHandUnits: 3, reservedUnits: 0, allocatedUnits: 0, availableUnits: 3 })
  expect(await stock.deallocate(skuId, id)).toEqual({
    ok: false,
    error: { code: 'reservation_state', state: 'shipped' },
  })
})

it('[INV-10] gives back a cancelled order once, however often it is asked', async () => {
  const skuId = await stockedSku(5)
  await stock.reserve(skuId, demand('cancel', 2))
  await stock.allocate(skuId, idOf('reservation', 'rsv_cancel'))
  await Promise.all(Array.from({ length: 5 }, () => stock.deallocate(skuId, idOf('reservation', 'rsv_cancel'))))
  expect(await level(skuId)).toMatchObject({ onHandUnits: 5, allocatedUnits: 0, availableUnits: 5 })
})

it('[INV-12] receives a movement once, however often it arrives', async () => {
  const skuId = await stockedSku(7)
  await Promise.all(Array.from({ length: 10 }, () => stock.receive(skuId, arrival(7))))
  expect(await stock.receive(skuId, arrival(8))).toEqual({ ok: false, error: { code: 'movement_id_reused' } })
  expect(await level(skuId)).toMatchObject({ onHandUnits: 7 })
})

it('[INV-5] serves one reservation from several locations and lots', async () => {
  const skuId = await stockedSku(2)
  await stock.receive(skuId, {
    ...arrival(3),
    movementId: idOf('movement', 'mov_second'),
    lotId: idOf('lot', 'lot_second'),
    locationId: LEEDS,
  })
  const result = await stock.reserve(skuId, { ...demand('split', 4), locationIds: [LEEDS, LONDON] })
  expect(result.ok && result.value.allocations.map(({ locationId, units }) => [locationId, units])).toEqual([
    [LEEDS, 3],
    [LONDON, 1],
  ])
})

it('[INV-2] writes nothing for a SKU that was never stocked', async () => {
  const skuId = idOf('sku', 'sku_never')
  expect(await stock.reserve(skuId, demand('x1', 1))).toEqual({
    ok: false,
    error: { code: 'insufficient_stock', availableUnits: 0 },
  })
  expect(await stock.levels(skuId)).toEqual([])
  const tables = await runInDurableObject(keeperOf(skuId), (_, state) =>
    state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
  )
  expect(tables).toEqual([])
})

it.each(['alarm', 'confirmation'])(
  '[INV-19] forgets, with an %s, reservations finished ninety days ago, and keeps the open ones',
  async (when) => {
    const skuId = await stockedSku(5)
    await stock.reserve(skuId, demand('old', 1))
    await stock.release(skuId, idOf('reservation', 'rsv_old'))
    await stock.reserve(skuId, demand('open', 1))
    await runInDurableObject(keeperOf(skuId), async (keeper, state) => {
      state.storage.sql.exec(
        'UPDATE reservation SET finished_at_ms = finished_at_ms - 91 * 86400000 WHERE finished_at_ms IS NOT NULL',
      )
      await (when === 'alarm' ? keeper.alarm() : keeper.projected(4))
    })
    expect(await stock.release(skuId, idOf('reservation', 'rsv_old'))).toEqual({
      ok: false,
      error: { code: 'reservation_unknown' },
    })
    expect(await stock.allocate(skuId, idOf('reservation', 'rsv_open'))).toMatchObject({ ok: true })
  },
)
