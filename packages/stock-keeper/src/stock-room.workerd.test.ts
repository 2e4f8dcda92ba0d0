import { env } from 'cloudflare:workers'
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { idOf, type SkuId } from '@onhand/domain/ids'
import type { Dispatch, Receipt, Settlement } from '@onhand/domain/inventory/types'
import { expect, it } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'
import { MIGRATIONS } from './stock-schema.ts'
import { stockPort, stockRoomPort } from './stock-port.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const room = stockRoomPort(STOCK)
const LONDON = idOf('location', 'loc_london')
const LEEDS = idOf('location', 'loc_leeds')
const FIRST = idOf('lot', 'lot_first')

let made = 0
/** A SKU of its own per test: storage is shared within the file. */
async function stockedSku(units: number, receipt: Partial<Receipt> = {}): Promise<SkuId> {
  made += 1
  const skuId = idOf('sku', `sku_room${made}`)
  await stock.receive(skuId, {
    movementId: idOf('movement', 'mov_first'),
    locationId: LONDON,
    timeZone: 'Europe/London',
    lotId: FIRST,
    lotCode: 'A1',
    expiryDate: null,
    units,
    reason: 'opening',
    ...receipt,
  })
  return skuId
}
const counted = (name: string, deltaUnits: number): Settlement => ({
  movementId: idOf('movement', `mov_${name}`),
  locationId: LONDON,
  timeZone: 'Europe/London',
  reason: 'count',
  reference: 'cnt_a',
  change: { kind: 'by', deltaUnits },
})
const toLeeds = (units: number): Dispatch => ({
  movementId: idOf('movement', 'mov_out'),
  fromLocationId: LONDON,
  toLocationId: LEEDS,
  lotId: null,
  units,
  reference: 'trf_a',
})
const arrival = (receivedUnits: number) => ({
  movementId: idOf('movement', 'mov_out'),
  receivedUnits,
  timeZone: 'Europe/London',
  reference: 'trf_a',
})
const claim = (name: string, units: number) => ({
  reservationId: idOf('reservation', `rsv_${name}`),
  units,
  expiresAtMs: Date.now() + 900_000,
  locationIds: [],
})
async function sums(skuId: SkuId) {
  const levels = await stock.levels(skuId)
  return Object.fromEntries(levels.map((one) => [one.locationId, [one.onHandUnits, one.incomingUnits]]))
}

it('[INV-27] applies a counted difference once, however many approve it at once', async () => {
  const skuId = await stockedSku(10)
  const results = await Promise.all(Array.from({ length: 8 }, () => room.settleUnits(skuId, counted('once', -3))))
  expect(results.every((result) => result.ok)).toBe(true)
  expect(await sums(skuId)).toEqual({ [LONDON]: [7, 0] })
})

it('[INV-26] keeps what was sold between the count and its approval', async () => {
  const skuId = await stockedSku(10)
  // Counted as eight while the book said ten; three are sold before anybody approves.
  await stock.reserve(skuId, claim('sold', 3))
  await stock.allocate(skuId, idOf('reservation', 'rsv_sold'))
  await stock.ship(skuId, idOf('reservation', 'rsv_sold'))
  expect(await room.settleUnits(skuId, counted('late', -2))).toMatchObject({ ok: true, value: { availableUnits: 5 } })
})

it('[INV-13] never takes away what buyers claim while a count is approved', async () => {
  const skuId = await stockedSku(10)
  const claims = Array.from({ length: 10 }, (_, i) => stock.reserve(skuId, claim(`race${i}`, 1)))
  const [settled, ...reserved] = await Promise.all([room.settleUnits(skuId, counted('race', -4)), ...claims])
  const taken = reserved.filter((result) => result.ok).length
  const [level] = await stock.levels(skuId)
  expect(level?.reservedUnits).toBe(taken)
  expect(level?.onHandUnits).toBe(settled.ok ? 6 : 10)
  expect(taken).toBeLessThanOrEqual(level?.onHandUnits ?? 0)
})

it('[INV-23] sets a number once, and refuses the second of two who saw the same', async () => {
  const skuId = await stockedSku(10)
  const to = (name: string, units: number): Settlement => ({
    ...counted(name, 0),
    reason: 'correction',
    change: { kind: 'to', units, seenUnits: 10 },
  })
  const results = await Promise.all([room.settleUnits(skuId, to('mine', 4)), room.settleUnits(skuId, to('yours', 7))])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ error: { code: 'units_changed' } })
  await evictDurableObject(STOCK.getByName(skuId))
  const winner = results[0]?.ok ? to('mine', 4) : to('yours', 7)
  expect(await room.settleUnits(skuId, winner)).toMatchObject({ ok: true })
})

it('[INV-24] sends once, also after an eviction, and shows the units as incoming', async () => {
  const skuId = await stockedSku(10)
  const results = await Promise.all(Array.from({ length: 5 }, () => room.dispatch(skuId, toLeeds(6))))
  await evictDurableObject(STOCK.getByName(skuId))
  results.push(await room.dispatch(skuId, toLeeds(6)))
  expect(new Set(results.map((result) => JSON.stringify(result)))).toEqual(
    new Set(['{"ok":true,"value":{"sentUnits":6}}']),
  )
  expect(await sums(skuId)).toEqual({ [LONDON]: [4, 0], [LEEDS]: [0, 6] })
})

it('[INV-25] receives a transfer once when two receive it at the same time', async () => {
  const skuId = await stockedSku(10)
  await room.dispatch(skuId, toLeeds(6))
  const results = await Promise.all([room.arrive(skuId, arrival(5)), room.arrive(skuId, arrival(6))])
  expect(results.map((result) => (result.ok ? 'ok' : result.error.code)).sort()).toEqual(['movement_id_reused', 'ok'])
  const units = results[0]?.ok ? 5 : 6
  expect(await sums(skuId)).toEqual({ [LONDON]: [4, 0], [LEEDS]: [units, 0] })
  expect(await room.arrive(skuId, arrival(units))).toMatchObject({ ok: true })
  expect(await sums(skuId)).toEqual({ [LONDON]: [4, 0], [LEEDS]: [units, 0] })
})

it('[INV-25] refuses goods that never left', async () => {
  const skuId = await stockedSku(10)
  expect(await room.arrive(skuId, arrival(1))).toEqual({ ok: false, error: { code: 'transit_unknown' } })
})

it('[INV-24] leaves nothing on the way of a dispatch whose commit was cut off', async () => {
  const skuId = await stockedSku(10)
  await runInDurableObject(STOCK.getByName(skuId), (keeper, state) => {
    void keeper.dispatch(toLeeds(6))
    state.abort('crash between write and commit')
  }).catch(() => undefined)
  expect(await sums(skuId)).toEqual({ [LONDON]: [10, 0] })
  expect(await room.dispatch(skuId, toLeeds(6))).toMatchObject({ value: { sentUnits: 6 } })
})

it('[INV-21] promises nothing of a lot that is held back, and tells its claims', async () => {
  const skuId = await stockedSku(10)
  await stock.reserve(skuId, claim('before', 2))
  expect(await room.quarantine(skuId, FIRST, true)).toMatchObject({ value: { availableUnits: 0 } })
  expect(await stock.reserve(skuId, claim('after', 1))).toMatchObject({ error: { code: 'insufficient_stock' } })
  expect(await room.lots(skuId)).toEqual([
    {
      skuId,
      lotId: FIRST,
      locationId: LONDON,
      lotCode: 'A1',
      expiryDate: null,
      onHandUnits: 10,
      reservedUnits: 2,
      allocatedUnits: 0,
      isQuarantined: true,
    },
  ])
  await evictDurableObject(STOCK.getByName(skuId))
  expect(await room.quarantine(skuId, FIRST, false)).toMatchObject({ value: { availableUnits: 8 } })
  expect(await room.quarantine(skuId, idOf('lot', 'lot_none'), true)).toMatchObject({ error: { code: 'lot_unknown' } })
})

it('[INV-17] goes on from a keeper that was stored before there were transfers', async () => {
  const skuId = idOf('sku', 'sku_formerly')
  await runInDurableObject(STOCK.getByName(skuId), (_, { storage }) => {
    storage.sql.exec('CREATE TABLE migration (version INTEGER PRIMARY KEY) STRICT')
    storage.sql.exec(MIGRATIONS[0] ?? '')
    storage.sql.exec('INSERT INTO migration (version) VALUES (1)')
    storage.sql.exec("INSERT INTO stock VALUES (1, 'sku_formerly', 1, 1, NULL, 0, 0, NULL)")
    storage.sql.exec("INSERT INTO location VALUES ('loc_london', 'Europe/London')")
    storage.sql.exec("INSERT INTO lot VALUES ('lot_first', 'loc_london', 'A1', NULL, 5, 0, 0)")
  })
  await evictDurableObject(STOCK.getByName(skuId))
  expect(await stock.availability(skuId)).toMatchObject({ availableUnits: 5 })
  expect(await room.dispatch(skuId, toLeeds(2))).toMatchObject({ value: { sentUnits: 2 } })
})

it('[INV-34] shows what a supplier is to bring as incoming, the newest word only, also for a SKU that was never stocked and after a restart', async () => {
  made += 1
  const skuId = idOf('sku', `sku_room${made}`)
  const goods = (units: number, revision: number) => ({
    movementId: idOf('movement', 'mov_order1l0'),
    locationId: LONDON,
    units,
    dueDate: '2031-01-02',
    revision,
  })
  await Promise.all([3, 1, 2, 3].map((revision) => room.expectGoods(skuId, goods(10 * revision, revision))))
  await evictDurableObject(STOCK.get(STOCK.idFromName(skuId)))
  expect(await sums(skuId)).toEqual({ [LONDON]: [0, 30] })
  expect((await room.shelf(skuId)).expected).toEqual([goods(30, 3)])
  expect((await stock.reserve(skuId, claim('early', 1))).ok).toBe(false)
  await room.expectGoods(skuId, goods(0, 4))
  await room.expectGoods(skuId, goods(30, 3))
  expect((await room.shelf(skuId)).expected).toEqual([])
})

it('[STO-7] shows levels, lots and what is to come of one version, whatever is done meanwhile', async () => {
  const skuId = await stockedSku(5)
  const rounds = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      Promise.all([room.shelf(skuId), stock.reserve(skuId, claim(`mid${n}`, 1)), room.shelf(skuId)]),
    ),
  )
  for (const { levels, lots } of rounds.flatMap(([before, , after]) => [before, after]))
    expect(lots.reduce((sum, lot) => sum + lot.reservedUnits, 0)).toBe(levels[0]?.reservedUnits)
  expect(await room.shelf(skuId)).toMatchObject({ levels: await stock.levels(skuId), lots: await room.lots(skuId) })
})
