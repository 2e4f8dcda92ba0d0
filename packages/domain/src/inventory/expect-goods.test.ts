import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { levelsOf } from './availability.ts'
import { expectGoods, promisableByDate } from './expect-goods.ts'
import type { Stock } from './stock.ts'
import type { Expectation } from './types.ts'

const HERE = idOf('location', 'loc_here')
const NOTHING: Stock = { skuId: idOf('sku', 'sku_mug'), lots: [], openReservations: 0 }
const goods = (units: number, revision: number): Expectation => ({
  movementId: idOf('movement', 'mov_order1l0'),
  locationId: HERE,
  units,
  dueDate: '2026-12-01',
  revision,
})

it('[INV-34] takes the newest word about goods on their way, and no older or repeated one', () => {
  const kept = (existing: Expectation | null, request: Expectation) => {
    const result = expectGoods(NOTHING, existing, request)
    return result.ok ? (result.value.expectation ?? null) : result.error
  }
  expect(kept(null, goods(12, 1))).toEqual(goods(12, 1))
  expect(kept(goods(12, 1), goods(10, 2))).toEqual(goods(10, 2))
  expect(kept(goods(10, 2), goods(12, 1))).toBeNull()
  expect(kept(goods(10, 2), goods(10, 2))).toBeNull()
  expect(kept(goods(10, 2), goods(0, 3))).toEqual(goods(0, 3))
  expect(kept(null, goods(0, 1))).toBeNull()
  expect(kept(null, goods(-1, 1))).toEqual({ code: 'invalid_units', unitsMax: 1_000_000 })
})

it('[INV-34] is incoming at its place and available nowhere', () => {
  const levels = levelsOf(NOTHING, { locationIds: [], version: 3, nowMs: 0, expected: [goods(12, 1)] })
  expect(levels).toMatchObject([{ locationId: HERE, incomingUnits: 12, onHandUnits: 0, availableUnits: 0 }])
})

it('[INV-35] promises by a day what is there and what is due up to it', () => {
  const due = (units: number, dueDate: string | null) => ({ units, dueDate })
  const steps = promisableByDate({ availableUnits: 2 }, [
    due(5, '2026-12-03'),
    due(4, '2026-12-01'),
    due(1, '2026-12-03'),
    due(9, null),
  ])
  expect(steps).toEqual([
    { fromDate: null, units: 2 },
    { fromDate: '2026-12-01', units: 6 },
    { fromDate: '2026-12-03', units: 12 },
  ])
})
