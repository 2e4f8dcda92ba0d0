import { idOf } from '@onhand/domain/ids'
import { EXPORT_COLUMNS } from '@onhand/domain/reports/export-columns'
import type { Cell } from '@onhand/domain/reports/table'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aForecastShop, lotOf, placeOf, skuOf } from './forecast-world.ts'
import { anOrder, DAY_MS, forecast, needsOf, nothing, TODAY } from './purchase-builders.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

/** What proposals are made of, and what is downloaded of them: the same on every engine. */
export function describeProposals(open: OpenStore): void {
  describe('proposals', () => {
    it('[BUY-11] read what has fallen to its reorder point; what was just ordered counts before the keepers tell', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      await forecast(shop)
      expect(await needsOf(shop)).toMatchObject([
        { skuId: skuOf(world, 'bun'), availableUnits: 3, incomingUnits: 0, reorderPointUnits: 15, isDismissed: false },
      ])
      expect(await store.purchases.forecastMadeAtMs(world.vendor().id)).toBe(NOW_MS)
      await store.purchases.insert(anOrder(world, 'n1'), nothing)
      expect(await needsOf(shop)).toMatchObject([{ incomingUnits: 12 }])
      const who = { vendorId: world.vendor().id, skuId: skuOf(world, 'bun'), locationId: placeOf(world) }
      const put = (untilMs: number | null) =>
        store.purchases.dismiss({ ...who, untilMs, dismissedBy: 'per_owner' }, anAudit(world))
      await put(NOW_MS + DAY_MS)
      expect([await needsOf(shop), (await needsOf(shop, true)).map((need) => need.isDismissed)]).toEqual([[], [true]])
      await put(null)
      expect(await needsOf(shop)).toHaveLength(1)
    })

    it('[BUY-21] also read what only falls to its reorder point with what expires in time, its lots, and how long goods keep', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      await forecast(shop)
      const skuId = skuOf(world, 'ale')
      const lot = { lotCode: '', reservedUnits: 0, allocatedUnits: 2, isQuarantined: false, locationId: placeOf(world) }
      const lots = [
        { ...lot, skuId, lotId: lotOf(world, 'soon'), expiryDate: '2026-11-23', onHandUnits: 30 },
        { ...lot, skuId, lotId: lotOf(world, 'late'), expiryDate: '2026-12-24', onHandUnits: 14 },
      ]
      const came = lots.map(({ lotId }, index) => ({
        ...{ movementId: idOf('movement', `mov_${lotId.slice(4)}`), skuId, locationId: placeOf(world), lotId },
        ...{ deltaUnits: 9, reason: 'receipt' as const, reference: '', atMs: NOW_MS - 5 * index * DAY_MS },
      }))
      const level = world.level('ale', 40, { version: 2 })
      await store.stockProjection.project([level], came, new Map([[skuId, lots]]))
      const needs = await needsOf(shop)
      expect(needs.map((need) => need.skuId).sort()).toEqual([skuId, skuOf(world, 'bun')])
      const ale = needs.find((need) => need.skuId === skuId)
      expect(ale).toMatchObject({ availableUnits: 40, reviewDays: 1, dailyMean: { length: 28 } })
      expect([...(ale?.lots ?? [])].sort((a, b) => (a.expiryDate < b.expiryDate ? -1 : 1))).toEqual([
        { expiryDate: '2026-11-23', units: 28 },
        { expiryDate: '2026-12-24', units: 12 },
      ])
      const lives = await store.purchases.shelfLifeDays([skuId, skuOf(world, 'bun')], TODAY)
      expect([...lives]).toEqual([[skuId, 38]])
    })

    it('[DIO-5] are downloaded with forecasts and orders, page by page as at once, a SKU’s days and an order’s lines together', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      await forecast(shop)
      for (const n of [1, 2, 3])
        await store.purchases.insert(anOrder(world, `x${n}`, { createdAtMs: NOW_MS + n }), nothing)
      const rowsOf = async (kind: 'forecasts' | 'purchase_orders', limit: number) => {
        const rows: (readonly Cell[])[] = []
        let cursor: string | null = null
        do {
          const ask = { vendorId: world.vendor().id, fromMs: NOW_MS, toMs: NOW_MS + 3, cursor, limit }
          const page: Awaited<ReturnType<typeof store.reports.exportPage>> = await store.reports.exportPage(kind, ask)
          rows.push(...page.rows)
          cursor = page.nextCursor
        } while (cursor !== null)
        for (const row of rows) expect(row).toHaveLength(EXPORT_COLUMNS[kind].length)
        return rows
      }
      const days = await rowsOf('forecasts', 200)
      expect(days).toHaveLength(2 * 28)
      expect(days[0]?.slice(4)).toEqual(['2026-11-21', '2', 0, 1, 2, 3, 5])
      expect(days[27]?.[4]).toBe('2026-12-18')
      expect(await rowsOf('forecasts', 1)).toEqual(days)
      const orders = await rowsOf('purchase_orders', 200)
      expect(orders.map((row) => [row[0], row[8], row[12], row[13]])).toEqual(
        [1, 2].map((n) => [`pur_${world.key}x${n}`, 12, '0.50', '6.00']),
      )
      expect(await rowsOf('purchase_orders', 1)).toEqual(orders)
    })

    it('[BUY-19] take in days of before once, and leave days that have sales of their own', async () => {
      const { store, world } = await aForecastShop(open)
      const row = { skuId: skuOf(world, 'bun'), day: '2026-10-01', soldUnits: 3, priceMinor: 100 }
      const where = { vendorId: world.vendor().id, locationId: placeOf(world) }
      const take = (rows: readonly (typeof row)[]) => store.demand.importDays({ ...where, rows }, anAudit(world))
      expect(await take([row, { ...row, day: '2026-10-02' }])).toBe(2)
      expect(
        await take([
          { ...row, soldUnits: 9 },
          { ...row, day: '2026-10-03' },
        ]),
      ).toBe(1)
    })
  })
}
