import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { fulfilmentRouter } from '../fulfilment/fulfilment-router.ts'
import { createCallerFactory, type RouterContext } from '../trpc.ts'
import { inventoryRouter } from './inventory-router.ts'

const SKU = idOf('sku', 'sku_mug')
const PLACE = { country: 'GB' }

function context(asked: string[] = []): RouterContext {
  const deps = {
    stock: {
      availability: async (skuId: string) => {
        asked.push(skuId)
        return { skuId, availableUnits: 3, locations: [] }
      },
    },
    catalog: { sellableSkus: async () => [] },
  }
  return { actor: { kind: 'nobody' }, deps } as unknown as RouterContext
}

it('[INV-2] tells anybody what is available, each SKU asked once', async () => {
  const asked: string[] = []
  const call = createCallerFactory(inventoryRouter)(context(asked))
  expect(await call.availability({ skuIds: [SKU, SKU] })).toEqual([{ skuId: SKU, availableUnits: 3, locations: [] }])
  expect(asked).toEqual([SKU])
})

it.each([[[]], [['vnd_aa']], [Array.from({ length: 61 }, (_, n) => `sku_n${n}`)]])(
  'refuses the SKUs %j',
  async (skuIds) => {
    const call = createCallerFactory(inventoryRouter)(context())
    await expect(call.availability({ skuIds: skuIds as never })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  },
)

it('[FUL-7] says that a SKU is not sold rather than promising it', async () => {
  const call = createCallerFactory(fulfilmentRouter)(context())
  await expect(call.estimate({ skuId: SKU, place: PLACE })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    cause: { refusal: { code: 'not_found', what: 'sku' } },
  })
})

it.each([
  { skuId: SKU, place: { country: 'Britain' } },
  { skuId: SKU, place: PLACE, units: 0 },
  { skuId: SKU, place: { ...PLACE, latitude: 91 } },
  { skuId: SKU, place: { ...PLACE, planet: 'Mars' } },
])('refuses the estimate %j', async (input) => {
  const call = createCallerFactory(fulfilmentRouter)(context())
  await expect(call.estimate(input as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
