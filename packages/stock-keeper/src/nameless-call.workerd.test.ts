import { env } from 'cloudflare:workers'
import { evictDurableObject } from 'cloudflare:test'
import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import type { StockKeeper } from './stock-keeper.ts'
import { stockPort } from './stock-port.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
const stock = stockPort(STOCK)
const receipt = {
  movementId: idOf('movement', 'mov_first'),
  locationId: idOf('location', 'loc_london'),
  timeZone: 'Europe/London',
  lotId: idOf('lot', 'lot_first'),
  lotCode: 'A1',
  expiryDate: null,
  units: 5,
  reason: 'opening' as const,
}

/** The keepers as another process meets them: the object is found, its name is lost on the way. */
const fromElsewhere = stockPort(
  new Proxy(STOCK, {
    get: (namespace, property) =>
      property === 'idFromName'
        ? (name: string) => namespace.idFromString(namespace.idFromName(name).toString())
        : Reflect.get(namespace, property).bind(namespace),
  }),
)

it('[INV-17] knows its SKU when it is woken by a call that lost its name', async () => {
  const skuId = idOf('sku', 'sku_woken')
  await stock.receive(skuId, receipt)
  await evictDurableObject(STOCK.getByName(skuId))
  await fromElsewhere.projected(skuId, 1)
  expect(await fromElsewhere.levels(skuId)).toMatchObject([{ skuId, onHandUnits: 5 }])
  expect(await stock.levels(skuId)).toMatchObject([{ skuId, onHandUnits: 5 }])
})

it('[INV-17] is told its SKU by a call that lost its name and is its first', async () => {
  const skuId = idOf('sku', 'sku_first')
  expect(await fromElsewhere.availability(skuId)).toMatchObject({ skuId, availableUnits: 0 })
  expect(await fromElsewhere.receive(skuId, receipt)).toMatchObject({ ok: true })
  await evictDurableObject(STOCK.getByName(skuId))
  expect(await fromElsewhere.levels(skuId)).toMatchObject([{ skuId, onHandUnits: 5 }])
})
