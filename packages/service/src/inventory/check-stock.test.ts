import { idOf } from '@onhand/domain/ids'
import type { StockLevel } from '@onhand/domain/inventory/types'
import { expect, it } from 'vitest'
import { checkStock } from './check-stock.ts'

const program = { kind: 'program', name: 'proof', scopes: ['operate'] } as const
const level: StockLevel = {
  skuId: idOf('sku', 'sku_aa'),
  locationId: idOf('location', 'loc_aa'),
  onHandUnits: 10,
  reservedUnits: 1,
  allocatedUnits: 2,
  quarantinedUnits: 0,
  availableUnits: 7,
  incomingUnits: 0,
  earliestExpiryDate: null,
  version: 4,
}

async function check(keeper: StockLevel, projected: StockLevel[]) {
  const deps = {
    stock: { levels: async () => [keeper] },
    stockProjection: { skuPage: async () => [keeper.skuId], levelsOf: async () => projected },
  } as unknown as Parameters<typeof checkStock>[0]
  const result = await checkStock(deps, program, { limit: 10 })
  return result.ok ? result.value.differences.map((difference) => difference.code) : result.error
}

it.each<[string, StockLevel, StockLevel[], string[]]>([
  ['agree', level, [level], []],
  ['were never projected', level, [], ['projection_missing']],
  ['differ', level, [{ ...level, version: 3, availableUnits: 8 }], ['projection_differs']],
  ['come from a later version', level, [{ ...level, version: 5 }], ['projection_ahead']],
  ['do not add up', { ...level, availableUnits: 8 }, [level], ['sum_wrong']],
  ['are below zero', { ...level, availableUnits: -1 }, [level], ['negative']],
  // biome-ignore lint/complexity/useMaxParams: one parameter for each column of the table.
])('says when the numbers %s', async (_what, keeper, projected, codes) => {
  expect(await check(keeper, projected)).toEqual(codes)
})
