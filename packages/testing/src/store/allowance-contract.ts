import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { skuOf } from './forecast-world.ts'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

const HOUR_MS = 3_600_000
// The tests of a file share a database.
const LIMIT = 500

/** What suppliers take a day of goods that are not stocked. */
export function describeAllowances(open: OpenStore): void {
  describe('what a supplier takes a day', () => {
    it('[BUY-20] is due when the day begins at its place, in Taipei before London and New York, and once a day', async () => {
      const store = await open()
      const world = aWorld()
      const [plain] = world.vendor().locations
      if (!plain) throw new Error('a shop has a place')
      const zones = { tea: 'Asia/Taipei', ale: 'Europe/London', bun: 'America/New_York' }
      const placeOf = (name: string) => idOf('location', `loc_${world.key}${name}`)
      const names = Object.keys(zones)
      const locations = Object.entries(zones).map(([name, timeZone], position) => ({
        ...plain,
        id: placeOf(name),
        timeZone,
        position,
      }))
      const vendor = world.vendor({ locations })
      await store.vendors.upsert(vendor, NOW_MS)
      await store.catalogWrite.upsertProducts(
        vendor.id,
        names.map((name) => world.product(name)),
        NOW_MS,
      )
      for (const name of names) {
        const allowance = { skuId: skuOf(world, name), vendorId: vendor.id, locationId: placeOf(name), unitsADay: 3 }
        await store.supplyAllowances.save(allowance, anAudit(world))
        await store.supplyAllowances.filled(allowance.skuId, '2026-11-21')
      }
      const dueAt = async (atMs: number) => {
        const due = await store.supplyAllowances.due(atMs, LIMIT)
        return names.filter((name) => due.some(({ skuId }) => skuId === skuOf(world, name)))
      }
      // Midnight at the end of the 21st is at 16, 24 and 29 o'clock UTC.
      const midnightMs = Date.UTC(2026, 10, 21)
      expect(await dueAt(midnightMs + 16 * HOUR_MS - 1)).toEqual([])
      expect(await dueAt(midnightMs + 16 * HOUR_MS)).toEqual(['tea'])
      expect(await dueAt(midnightMs + 24 * HOUR_MS)).toEqual(['tea', 'ale'])
      expect(await dueAt(midnightMs + 29 * HOUR_MS)).toEqual(['tea', 'ale', 'bun'])
      await store.supplyAllowances.filled(skuOf(world, 'tea'), '2026-11-22')
      expect(await dueAt(midnightMs + 29 * HOUR_MS)).toEqual(['ale', 'bun'])
    })
  })
}
