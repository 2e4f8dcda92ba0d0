import fc from 'fast-check'
import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { returnLots } from './return-lots.ts'

const lot = (name: string, units: number) => ({
  locationId: idOf('location', 'loc_one'),
  lotId: idOf('lot', `lot_${name}`),
  units,
  expiryDate: null,
})

it('[PAY-6] brings units back to the lots they came from, after those that came back before', () => {
  expect(returnLots([lot('a1', 2), lot('b1', 3)], 1, 3)).toEqual([lot('a1', 1), lot('b1', 2)])
})

it('[PAY-6] returns in parts exactly what was taken, never more to a lot than came from it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), fc.nat(100), (sizes, cut) => {
      const lots = sizes.map((units, index) => lot(`n${index}`, units))
      const total = sizes.reduce((sum, units) => sum + units, 0)
      const first = cut % (total + 1)
      const parts = [...returnLots(lots, 0, first), ...returnLots(lots, first, total - first)]
      for (const { lotId, units } of lots)
        expect(parts.filter((part) => part.lotId === lotId).reduce((sum, part) => sum + part.units, 0)).toBe(units)
    }),
  )
})
