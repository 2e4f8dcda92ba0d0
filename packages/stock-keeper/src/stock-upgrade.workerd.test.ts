import { env } from 'cloudflare:workers'
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { idOf, type SkuId } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'
import { stockPort } from './stock-port.ts'
import { MIGRATIONS } from './stock-schema.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const LONDON = idOf('location', 'loc_london')

/** What the first release kept of a SKU: ten units, two held, three of an order; the projection has not heard of the last change. */
const FIRST_ROWS = `
  INSERT INTO stock VALUES (1, 'sku_x', 7, 6, NULL, 0, 2, NULL);
  INSERT INTO location VALUES ('loc_london', 'Europe/London');
  INSERT INTO lot (lot_id, location_id, lot_code, expiry_date, on_hand_units, reserved_units, allocated_units) VALUES ('lot_first', 'loc_london', 'A1', NULL, 10, 2, 3);
  INSERT INTO reservation VALUES ('rsv_held', 2, 'held', 32503680000000, '[]', '[{"locationId":"loc_london","lotId":"lot_first","units":2,"expiryDate":null}]', NULL);
  INSERT INTO reservation VALUES ('rsv_ordered', 3, 'allocated', 1, '[]', '[{"locationId":"loc_london","lotId":"lot_first","units":3,"expiryDate":null}]', NULL);
  INSERT INTO reservation VALUES ('rsv_gone', 1, 'shipped', 1, '[]', '[{"locationId":"loc_london","lotId":"lot_first","units":1,"expiryDate":null}]', 1);
  INSERT INTO movement VALUES ('mov_first', 'loc_london', 'lot_first', 11, 'opening', '', 1, 1);
`

/** A keeper as the release with this many versions of its tables left it. */
async function keptBy(version: number): Promise<SkuId> {
  const skuId = idOf('sku', `sku_release${version}`)
  const keeper = STOCK.getByName(skuId)
  await runInDurableObject(keeper, (_keeper, { storage }) => {
    storage.sql.exec('CREATE TABLE migration (version INTEGER PRIMARY KEY) STRICT')
    for (const [index, step] of MIGRATIONS.slice(0, version).entries()) {
      storage.sql.exec(step)
      storage.sql.exec('INSERT INTO migration (version) VALUES (?)', index + 1)
    }
    storage.sql.exec(FIRST_ROWS)
  })
  await evictDurableObject(keeper)
  return skuId
}

describe.each(MIGRATIONS.map((_, index) => index + 1))('stock kept in tables of version %i', (version) => {
  it('[STO-6] is answered for, sold, sent and added to', async () => {
    const skuId = await keptBy(version)
    expect(await stock.levels(skuId)).toMatchObject([
      { onHandUnits: 10, reservedUnits: 2, allocatedUnits: 3, availableUnits: 5, quarantinedUnits: 0 },
    ])
    expect(await stock.allocate(skuId, idOf('reservation', 'rsv_held'))).toMatchObject({ ok: true })
    expect(await stock.ship(skuId, idOf('reservation', 'rsv_ordered'))).toMatchObject({ ok: true })
    const demand = { reservationId: idOf('reservation', 'rsv_new'), expiresAtMs: Date.now() + 60_000, locationIds: [] }
    expect(await stock.reserve(skuId, { ...demand, units: 6 })).toEqual({
      ok: false,
      error: { code: 'insufficient_stock', availableUnits: 5 },
    })
    expect(await stock.reserve(skuId, { ...demand, units: 5 })).toMatchObject({ ok: true })
    const keeper = STOCK.getByName(skuId)
    expect(
      await keeper.expectGoods({
        movementId: idOf('movement', 'mov_expected'),
        locationId: LONDON,
        units: 4,
        dueDate: null,
        revision: 1,
      }),
    ).toMatchObject({ ok: true })
    expect(await keeper.quarantine(idOf('lot', 'lot_first'), true)).toMatchObject({ ok: true })
    await evictDurableObject(keeper)
    expect(await stock.levels(skuId)).toMatchObject([{ onHandUnits: 7, reservedUnits: 5, incomingUnits: 4 }])
  })
})
