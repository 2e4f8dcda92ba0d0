import { aVendorRecord } from '@onhand/testing/catalog/builders'
import { expect, it } from 'vitest'
import type { VendorRecord } from './ports.ts'
import { upsertVendor } from './upsert-vendor.ts'

const program = { kind: 'program', name: 'seed', scopes: ['catalog'] } as const
const [location] = aVendorRecord().locations
const [method] = aVendorRecord().methods
if (!location || !method) throw new Error('the builder has a location and a method')

async function refusedField(overrides: Partial<VendorRecord>): Promise<string | null> {
  const written: string[] = []
  const deps = {
    vendors: { upsert: async () => void written.push('upsert') },
    nowMs: () => 0,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  } as unknown as Parameters<typeof upsertVendor>[0]
  const result = await upsertVendor(deps, program, aVendorRecord(overrides))
  if (result.ok) return null
  expect(written).toEqual([])
  return result.error.code === 'invalid_field' ? result.error.field : result.error.code
}

it('takes a whole vendor', async () => {
  expect(await refusedField({})).toBeNull()
})

it.each<[string, Partial<VendorRecord>, string]>([
  ['an unknown time zone', { locations: [{ ...location, timeZone: 'Mars/Base' }] }, 'locations.0.timeZone'],
  [
    'closing before opening',
    {
      locations: [
        { ...location, hours: { periods: [{ weekday: 1, opensMinute: 600, closesMinute: 600 }], closedDates: [] } },
      ],
    },
    'locations.0.hours.periods.0.closesMinute',
  ],
  ['the same location twice', { locations: [location, location] }, 'locations.1.id'],
  ['a method in another currency', { methods: [{ ...method, currency: 'EUR' }] }, 'methods.0.currency'],
  [
    'transit that ends before it begins',
    { methods: [{ ...method, transitDaysMin: 2, transitDaysMax: 1 }] },
    'methods.0.transitDaysMax',
  ],
  [
    'a window that ends before it begins',
    { methods: [{ ...method, windowFromMinute: 2, windowToMinute: 1 }] },
    'methods.0.windowToMinute',
  ],
])('names the field of %s and writes nothing', async (_what, overrides, field) => {
  expect(await refusedField(overrides)).toBe(field)
})
