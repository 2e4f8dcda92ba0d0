import { idOf } from '@onhand/domain/ids'
import type { PlacedLine, PlacedOrder } from '@onhand/domain/ordering/types'
import type { StorePorts } from '@onhand/service/deps'
import type { ShopSpan } from '@onhand/service/insight/ports'
import type { OrderChange } from '@onhand/service/ordering/ports'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const UTC = [{ fromMs: 0, offsetMs: 0 }]

/** A shop of one test, and the means to give it a history. */
export async function aShopWithPast(open: OpenStore) {
  const store = await open()
  const shop = aWorld()
  const vendor = shop.vendor()
  await store.vendors.upsert(vendor, NOW_MS)
  const names = ['tea', 'rye', 'jam']
  const products = names.map((name) => shop.product(name, { title: `${name} of ${shop.key}` }))
  await store.catalogWrite.upsertProducts(vendor.id, products, NOW_MS)
  const skuOf = (name: string) => idOf('sku', `sku_${shop.key}${name}`)
  const productOf = (name: string) => idOf('product', `prd_${shop.key}${name}`)
  /** An order of its own checkout: units by the name of the product, at 100 each, cost 40. */
  const place = async (
    items: Readonly<Record<string, number>>,
    placedAtMs: number,
    more: Partial<PlacedOrder> = {},
  ) => {
    const world = aWorld()
    const lines = Object.entries(items).map(
      ([name, units], index): PlacedLine =>
        world.line(index, {
          units,
          unitPriceMinor: 100,
          taxRateBps: 0,
          skuId: skuOf(name),
          productId: productOf(name),
          unitCostMinor: 40,
        }),
    )
    const order = world.order(1, { vendorId: vendor.id, lines, deliveryMinor: 0, ...more })
    const group = world.group({ orders: [order], placedAtMs })
    await store.orders.insertPlaced(group, { events: [], journals: [], outbox: [] })
    return { world, group, order, lineIds: lines.map((line) => line.id) }
  }
  return { store, shop, vendor, skuOf, productOf, place }
}

/** An order of the shop's past. */
export type Placed = Awaited<ReturnType<Awaited<ReturnType<typeof aShopWithPast>>['place']>>

/** Gives units of an order's lines back. */
export function giveBack(
  store: StorePorts,
  { world, lineIds }: Placed,
  how: { readonly units: readonly number[]; readonly reason: string; readonly change?: Partial<OrderChange> },
) {
  const lines = how.units.flatMap((units, index) => {
    const orderLineId = lineIds[index]
    return orderLineId && units > 0 ? [{ orderLineId, units, amountMinor: units * 100, isRestocked: false }] : []
  })
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0)
  const id = idOf('refund', `rfd_${world.key}${how.reason.replaceAll('_', '')}`)
  const refund = { id, amountMinor, reason: how.reason, status: 'due' as const, transactionNumber: null, lines }
  return store.orders.change({ ...world.change(), ...how.change, refund })
}

/** The status of an order that is cancelled before it left. */
export const CANCEL = { status: { from: ['placed' as const], to: 'cancelled' as const } }
/** A stretch of the shop's time, its days the world's. */
export const spanOf = (
  vendor: World['vendor'] extends () => infer V ? V : never,
  fromMs: number,
  toMs: number,
): ShopSpan => ({
  vendorId: vendor.id,
  currency: 'GBP',
  fromMs,
  toMs,
  clock: UTC,
})
