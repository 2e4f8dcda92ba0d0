import { idOf } from '@onhand/domain/ids'
import type { Availability } from '@onhand/domain/inventory/types'
import { aLocation, aMethod, aPickup } from '@onhand/testing/fulfilment/builders'
import { expect, it } from 'vitest'
import { estimateDelivery } from './estimate-delivery.ts'

const SKU = idOf('sku', 'sku_mug')
const LEEDS = aLocation({ id: idOf('location', 'loc_leeds'), name: 'Leeds' })
const PLACE = { country: 'GB', postcode: '', city: 'London', latitude: null, longitude: null }

function estimate(units: number, stocked: readonly [london: number, leeds: number], isSellable = true) {
  const [london, leeds] = stocked
  const locations = [aLocation(), LEEDS]
  const availability = {
    availableUnits: london + leeds,
    locations: locations.map(({ id }, index) => ({ locationId: id, availableUnits: stocked[index] })),
  } as unknown as Availability
  const deps = {
    catalog: {
      sellableSkus: async () => [{ skuId: SKU, vendorId: 'vnd_aa', priceMinor: 2_000, currency: 'GBP', isSellable }],
    },
    vendors: { records: async () => [{ isApproved: true, locations, methods: [aMethod(), aPickup()] }] },
    stock: { availability: async () => availability },
    nowMs: () => Date.parse('2026-11-18T10:05:00Z'),
  } as unknown as Parameters<typeof estimateDelivery>[0]
  return estimateDelivery(deps, { skuId: SKU, units, place: PLACE, locale: 'en' })
}
async function options(units: number, stocked: readonly [number, number]) {
  const result = await estimate(units, stocked)
  return (
    result.ok && result.value.options.map((option) => `${option.methodId} ${option.locationName} ${option.priceMinor}`)
  )
}

it('[FUL-7] promises only from a location that has all the units, when there is one', async () => {
  expect(await options(2, [0, 2])).toEqual(['pickup Leeds 0', 'parcel Leeds 0'])
  expect(await options(1, [5, 0])).toEqual(['pickup Broadway Market 0', 'parcel Broadway Market 395'])
})

it('[FUL-7] promises from those that have some when none has all', async () => {
  expect(await options(3, [2, 1])).toHaveLength(3)
})

it('[FUL-7] promises nothing of what is not in stock', async () => {
  expect(await options(4, [2, 1])).toEqual([])
})

it('[FUL-7] [CAT-10] asks for prices in the currency that the page shows', async () => {
  const asked: unknown[] = []
  const deps = {
    catalog: {
      sellableSkus: async (...input: unknown[]) => {
        asked.push(input)
        return []
      },
    },
    stock: { availability: async () => ({ availableUnits: 1, locations: [] }) },
  } as unknown as Parameters<typeof estimateDelivery>[0]
  await estimateDelivery(deps, { skuId: SKU, units: 1, place: PLACE, locale: 'en', currency: 'EUR' })
  await estimateDelivery(deps, { skuId: SKU, units: 1, place: PLACE, locale: 'en' })
  expect(asked).toEqual([
    ['en', [SKU], 'EUR'],
    ['en', [SKU], null],
  ])
})

it('[FUL-7] does not find what is not sold', async () => {
  expect(await estimate(1, [5, 0], false)).toEqual({ ok: false, error: { code: 'not_found', what: 'sku' } })
})
