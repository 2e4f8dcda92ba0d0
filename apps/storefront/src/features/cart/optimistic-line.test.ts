import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { withLine } from './optimistic-line.ts'
import { aCart, aLine } from './test-cart.ts'

const lineId = idOf('cartLine', 'cln_bread')
const jam = aLine({ lineId: idOf('cartLine', 'cln_jam'), title: 'Jam', units: 1, unitPriceMinor: 500, totalMinor: 500 })

it('[SHOP-3] shows a changed quantity with its sums at once', () => {
  const cart = withLine(aCart({ deliveryMinor: 300 }, [aLine(), jam]), lineId, { units: 5 })
  expect([cart.groups[0]?.lines[0]?.totalMinor, cart.itemsMinor, cart.totalMinor, cart.unitCount]).toEqual([
    2100, 2600, 2900, 6,
  ])
})

it('[SHOP-3] takes a line out, and its shop with the last one', () => {
  expect(withLine(aCart(), lineId, { units: 0 })).toEqual({ ...aCart({}, []), groups: [], unitCount: 0 })
})

it('[SHOP-3] moves a line to what is saved for later', () => {
  const cart = withLine(aCart({}, [aLine(), jam]), lineId, { isSavedForLater: true })
  expect([
    cart.groups[0]?.lines.map((line) => line.title),
    cart.savedForLater.map((line) => line.title),
    cart.totalMinor,
  ]).toEqual([['Jam'], ['Sourdough'], 500])
})

it('[SHOP-3] forgets a problem that the change answers, and leaves other lines alone', () => {
  const problem = { code: 'insufficient_stock', availableUnits: 1 } as const
  const cart = withLine(aCart({}, [aLine({ problem }), { ...jam, problem }]), lineId, { units: 1 })
  expect(cart.groups[0]?.lines.map((line) => line.problem)).toEqual([null, problem])
})
