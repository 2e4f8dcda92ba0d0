import { idOf } from '@onhand/domain/ids'
import type { PageBounds, SkuForecast } from '@onhand/service/forecasting/ports'
import type { StorePorts } from '@onhand/service/deps'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

/** A store and the world in it. */
export type Shop = { readonly store: StorePorts; readonly world: World }

/** A day in milliseconds. */
export const DAY_MS = 86_400_000

/** The id of one of the world's SKUs. */
export const skuOf = (world: World, name: string) => idOf('sku', `sku_${world.key}${name}`)
/** The world's place. */
export const placeOf = (world: World) => idOf('location', `loc_${world.key}`)
/** The id of one of the world's runs. */
export const runOf = (world: World, name: string) => idOf('forecastRun', `frn_${world.key}${name}`)

/** A shop with two SKUs of which there is stock. */
export async function aForecastShop(open: OpenStore): Promise<Shop> {
  const store = await open()
  const world = aWorld()
  await store.vendors.upsert(world.vendor(), NOW_MS)
  const products = ['ale', 'bun'].map((name) => world.product(name))
  await store.catalogWrite.upsertProducts(world.vendor().id, products, NOW_MS)
  await store.stockProjection.project([world.level('ale', 40), world.level('bun', 3)], [])
  return { store, world }
}

/** An order of some units of a SKU, placed at an instant, perhaps cancelled at another. */
export async function order(
  { store, world }: Shop,
  placed: { n: number; name: string; units: number; atMs: number; cancelledAtMs?: number },
): Promise<void> {
  const { n, name, units, atMs, cancelledAtMs } = placed
  const allocation = { locationId: placeOf(world), lotId: idOf('lot', `lot_${world.key}`), units, expiryDate: null }
  const line = world.line(n, { skuId: skuOf(world, name), units, allocations: [allocation] })
  const one = world.order(n, { vendorId: world.vendor().id, lines: [line] })
  const plain = world.group()
  const group = world.group({
    id: idOf('orderGroup', `grp_${world.key}o${n}`),
    cartId: idOf('cart', `crt_${world.key}o${n}`),
    number: `N-${world.key}-${n}`,
    orders: [one],
    placedAtMs: atMs,
    payment: {
      ...plain.payment,
      id: idOf('payment', `pay_${world.key}o${n}`),
      providerPaymentId: `bp_${world.key}o${n}`,
      transactionNumber: `TX-${world.key}-${n}`,
    },
  })
  const cancelled =
    cancelledAtMs === undefined
      ? []
      : [{ key: `cancelled:${one.id}`, type: 'cancelled' as const, orderId: one.id, atMs: cancelledAtMs, data: {} }]
  await store.orders.insertPlaced(group, { events: cancelled, journals: [], outbox: [] })
}

/** A forecast of one of the world's SKUs: two units a day. */
export function aForecast(world: World, name: string, overrides: Partial<SkuForecast> = {}): SkuForecast {
  return {
    vendorId: world.vendor().id,
    skuId: skuOf(world, name),
    locationId: placeOf(world),
    runId: runOf(world, 'a'),
    madeAtMs: NOW_MS,
    firstDay: '2026-11-21',
    horizonDays: 28,
    dailyMean: Array.from({ length: 28 }, () => 2),
    dailyQuantiles: [0, 1, 2, 3, 5].map((units) => Array.from({ length: 28 }, () => units)),
    protectionDays: 4,
    protectionMean: 8,
    protectionQuantiles: [2, 3, 4, 6, 8, 10, 12, 14, 15, 16],
    safetyStockUnits: 7,
    reorderPointUnits: 15,
    orderUpToUnits: 15,
    targetPermille: 980,
    demandClass: 'smooth',
    valueClass: 'A',
    sold7Days: 14,
    sold28Days: 56,
    sold365Days: 700,
    weekday: [2, 2, 2, 2, 2, 2, 2],
    suddenChange: 'none',
    historyDays: 365,
    week: { firstDay: '2026-11-21', mean: 14, quantiles: [8, 11, 14, 17, 21] },
    ahead: {
      next7: { milliUnits: 14_000, milliVariance: 20_000, valueMinor: 2_800 },
      next28: { milliUnits: 56_000, milliVariance: 80_000, valueMinor: 11_200 },
      horizon: { milliUnits: 56_000, milliVariance: 80_000, valueMinor: 11_200 },
    },
    plan: [
      { kind: 'holiday', firstDay: '2026-12-25', lastDay: '2026-12-25', pricePermille: null, effectPermille: -700 },
    ],
    ...overrides,
  }
}

/** The id of one of the world's lots. */
export const lotOf = (world: World, name: string) => idOf('lot', `lot_${world.key}${name}`)
/** Another shop. */
export const aStranger = (world: World) => idOf('vendor', `vnd_${world.key}other`)
/** Bounds around both SKUs. */
export const boundsOf = (world: World): PageBounds => ({
  position: 0,
  from: ['', ''],
  to: [skuOf(world, 'zz'), placeOf(world)],
  skuCount: 2,
})

/** Starts a run of the shop. */
export async function started({ store, world }: Shop, name: string): Promise<void> {
  const run = { id: runOf(world, name), vendorId: world.vendor().id, origin: 'person' as const }
  await store.forecastRuns.start({ ...run, startedAtMs: NOW_MS, startedBy: 'per_x' }, [], [])
}

/** Brings a run to where its pages are forecast. */
export async function forecasting(shop: Shop, name: string, pageCount: number): Promise<void> {
  await started(shop, name)
  const pages = Array.from({ length: pageCount }, (_, position) => ({ ...boundsOf(shop.world), position, skuCount: 1 }))
  const run = { id: runOf(shop.world, name), step: 0 }
  await shop.store.forecastRuns.advance({ run, status: 'forecasting', pages, outbox: [], nowMs: NOW_MS })
}

/** The score of one SKU's day. */
export function aScore(world: World) {
  const counts = { within50Count: 1, within90Count: 1, below95Count: 1 }
  const units = { skuCount: 1, actualUnits: 2, forecastUnits: 1.5, absoluteErrorUnits: 0.5 }
  return {
    vendorId: world.vendor().id,
    day: '2026-11-20',
    spanDays: 1 as const,
    valueClass: 'A' as const,
    ...units,
    ...counts,
  }
}
