import { idOf, type PromotionId } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aForecastShop, DAY_MS, placeOf, type Shop, skuOf } from './forecast-world.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const YEAR_MS = 365 * DAY_MS

/** What the nightly run reads of prices, promotions and places, on either engine. */
export function describeSalesPlans(open: OpenStore): void {
  describe('what is known of sales in advance', () => {
    it('[FCT-38] is each price since an instant and the one that held then, the last of a day', async () => {
      const shop = await aForecastShop(open)
      const first = await priced(shop, 100, NOW_MS + DAY_MS)
      // Half an hour later, on the same day (UTC): only the later one counts.
      await priced(shop, 700, NOW_MS + 3 * DAY_MS)
      await priced(shop, 650, NOW_MS + 3 * DAY_MS + 1_800_000)
      await priced(shop, 600, NOW_MS + 5 * DAY_MS)
      const prices = async (sinceMs: number) =>
        (await shop.store.salesPlans.plansOf([skuOf(shop.world, 'ale')], sinceMs)).get(skuOf(shop.world, 'ale'))?.prices
      const at = (days: number, ms = 0) => NOW_MS + days * DAY_MS + ms
      const known = (await prices(at(2)))?.split(' ').sort()
      expect(known).toEqual([`${at(1)}:100`, `${at(3, 1_800_000)}:650`, `${at(5)}:600`])
      expect((await prices(at(9)))?.split(' ')).toEqual([`${at(5)}:600`])
      expect(first).toBe(100)
    })

    it('[FCT-38] is each promotion of a SKU with its days, its price and what is expected, but none that was called off', async () => {
      const shop = await aForecastShop(open)
      const { store, world } = shop
      await plan(shop, 'a', { firstDay: '2026-11-25', lastDay: '2026-11-28', expectedUpliftPercent: 40 })
      await plan(shop, 'b', { firstDay: '2026-12-05', lastDay: '2026-12-05', expectedUpliftPercent: null })
      await plan(shop, 'c', { firstDay: '2026-12-10', lastDay: '2026-12-12', expectedUpliftPercent: 10 })
      await store.promotions.cancel(world.vendor().id, idOfPromotion(shop, 'c'), anAudit(world))
      const skuIds = [skuOf(world, 'ale'), skuOf(world, 'bun')]
      const plans = await store.salesPlans.plansOf(skuIds, NOW_MS - YEAR_MS)
      expect(plans.get(skuOf(world, 'ale'))?.promotions.split(' ').sort()).toEqual([
        '20261125:20261128:90::40',
        '20261205:20261205:90::',
      ])
      expect(plans.get(skuOf(world, 'bun'))?.promotions ?? '').toBe('')
      expect(await store.salesPlans.plansOf([], 0)).toEqual(new Map())
    })

    it('[FCT-38] is in which country and region each place is', async () => {
      const shop = await aForecastShop(open)
      const [place] = shop.world.vendor().locations
      const region = { country: place?.country, region: place?.region }
      expect(await shop.store.salesPlans.regionsOf([placeOf(shop.world)])).toEqual(
        new Map([[placeOf(shop.world), region]]),
      )
      expect(await shop.store.salesPlans.regions(5)).toContainEqual(region)
    })
  })
}

/** Sets the price of the shop's ale. */
async function priced({ store, world }: Shop, priceMinor: number, atMs: number): Promise<number> {
  const plain = world.product('ale')
  const skus = plain.skus.map((sku) => ({ ...sku, priceMinor }))
  await store.catalogWrite.upsertProducts(world.vendor().id, [{ ...plain, skus }], atMs)
  return priceMinor
}

function idOfPromotion({ world }: Shop, name: string): PromotionId {
  return idOf('promotion', `prm_${world.key}plan${name}`)
}

/** Plans a promotion of the shop's ale at 90. */
async function plan(
  shop: Shop,
  name: string,
  days: { firstDay: string; lastDay: string; expectedUpliftPercent: number | null },
): Promise<void> {
  const { store, world } = shop
  const skuId = skuOf(world, 'ale')
  const draft = {
    ...days,
    id: idOfPromotion(shop, name),
    vendorId: world.vendor().id,
    name,
    startsAtMs: Date.parse(`${days.firstDay}T00:00:00Z`),
    endsAtMs: Date.parse(`${days.lastDay}T00:00:00Z`) + DAY_MS,
    terms: { kind: 'fixed' as const, prices: [{ skuId, priceMinor: 90 }] },
    createdBy: 'per_x',
    nowMs: NOW_MS,
  }
  expect(await store.promotions.plan(draft, [{ skuId, priceMinor: 90 }], anAudit(world))).toBe('written')
}
