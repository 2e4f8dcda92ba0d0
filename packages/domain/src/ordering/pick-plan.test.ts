import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { pickParts } from './pick-plan.ts'
import type { PlacedOrder } from './types.ts'

const lot = (name: string, units: number) => ({
  locationId: idOf('location', 'loc_shop'),
  lotId: idOf('lot', `lot_${name}`),
  units,
  expiryDate: null,
})

it('[ORD-27] collects each line from its lots, first lot first, less what was given back', () => {
  const lineId = idOf('orderLine', 'oln_first')
  const line = (allocations: PlacedOrder['lines'][number]['allocations'], units: number) =>
    ({ id: lineId, units, allocations }) as PlacedOrder['lines'][number]
  const order = (one: PlacedOrder['lines'][number]) => ({ id: idOf('order', 'ord_one'), lines: [one] })
  const parts = pickParts(order(line([lot('aa', 3), lot('bb', 2)], 5)), new Map([[lineId, 1]]))
  expect(parts.map(({ lotId, units, position }) => [lotId, units, position])).toEqual([
    ['lot_aa', 3, 0],
    ['lot_bb', 1, 1],
  ])
  expect(pickParts(order(line([], 4)), new Map())).toMatchObject([{ lotId: null, units: 4 }])
  expect(pickParts(order(line([lot('aa', 5)], 5)), new Map([[lineId, 5]]))).toEqual([])
})
