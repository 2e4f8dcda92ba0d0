import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { promisingPlaces, suppliedFrom, type WantedGoods } from './supply-places.ts'

const [SHOP, CELLAR] = [idOf('location', 'loc_shop'), idOf('location', 'loc_cellar')]
const [NEAR, FAR] = [idOf('location', 'loc_near'), idOf('location', 'loc_far')]
const PLACES = [{ id: SHOP }, { id: CELLAR, supplyDays: 0 }, { id: FAR, supplyDays: 5 }, { id: NEAR, supplyDays: 2 }]

function wants(units: number, at: Readonly<Record<string, number>>): WantedGoods {
  const locations = Object.entries(at).map(([id, availableUnits]) => ({
    locationId: idOf('location', id),
    availableUnits,
  }))
  return { units, locations }
}

it('[FUL-8] promises from the shelves when they have all of it, together', () => {
  expect(promisingPlaces(PLACES, [wants(3, { loc_shop: 1, loc_cellar: 2, loc_far: 9 })], undefined)).toEqual([
    [SHOP, CELLAR],
  ])
})

it('[FUL-8] [BUY-24] promises the day of the supplier that has it, of the slowest when several are needed', () => {
  const [tea, jug] = [wants(3, { loc_shop: 1, loc_far: 2 }), wants(1, { loc_near: 4 })]
  expect(promisingPlaces(PLACES, [jug], undefined)).toEqual([[NEAR]])
  expect(promisingPlaces(PLACES, [tea], undefined)).toEqual([[FAR]])
  expect(promisingPlaces(PLACES, [jug, tea], undefined)).toEqual([[FAR]])
  // Both have it: the quicker one.
  expect(promisingPlaces(PLACES, [wants(1, { loc_near: 1, loc_far: 1 })], undefined)).toEqual([[NEAR]])
  expect(promisingPlaces(PLACES, [wants(1, {})], undefined)).toEqual([[NEAR]])
})

it('[FUL-8] keeps what was chosen on offer, but no supplier that is quicker than one that is needed', () => {
  const far = wants(1, { loc_far: 1 })
  expect(promisingPlaces(PLACES, [far], SHOP)).toEqual([[SHOP, CELLAR], [FAR]])
  expect(promisingPlaces(PLACES, [far], NEAR)).toEqual([[FAR]])
  expect(promisingPlaces(PLACES, [wants(1, { loc_near: 1 })], FAR)).toEqual([[NEAR], [FAR]])
  // Its own claim hides what the cart holds.
  expect(promisingPlaces(PLACES, [wants(1, {})], FAR)).toEqual([[NEAR], [FAR]])
  expect(promisingPlaces(PLACES, [wants(1, { loc_shop: 1 })], FAR)).toEqual([[SHOP, CELLAR], [FAR]])
})

it('[FUL-8] takes from the shelves first, then from suppliers that are as quick as the promise', () => {
  expect(suppliedFrom(PLACES, FAR)).toEqual([SHOP, CELLAR, FAR, NEAR])
  expect(suppliedFrom(PLACES, NEAR)).toEqual([SHOP, CELLAR, NEAR])
})
