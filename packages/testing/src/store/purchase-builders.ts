import { idOf } from '@onhand/domain/ids'
import type { GoodsReceipt, PurchaseOrder, SupplierOffer } from '@onhand/service/purchasing/ports'
import { aForecast, forecasting, placeOf, runOf, type Shop, skuOf } from './forecast-world.ts'
import { NOW_MS, type World } from './store-world.ts'

/** A day in milliseconds. */
export const DAY_MS = 86_400_000
/** The day of NOW_MS. */
export const TODAY = '2026-11-21'

/** An order of the world for twelve buns. */
export function anOrder(world: World, name: string, overrides: Partial<PurchaseOrder> = {}): PurchaseOrder {
  const came = { confirmedUnits: null, shippedUnits: null, receivedUnits: 0 }
  const what = { skuId: skuOf(world, 'bun'), title: 'Bun', code: 'B', gtin: null, unitCostMinor: 50, reason: null }
  return {
    id: idOf('purchaseOrder', `pur_${world.key}${name}`),
    vendorId: world.vendor().id,
    supplierId: world.vendor().supplier.id,
    supplierName: 'Mill',
    locationId: placeOf(world),
    currency: 'GBP',
    status: 'sent',
    origin: 'manual',
    ruleId: null,
    orderId: null,
    totalMinor: 600,
    paymentDays: 14,
    wantedDate: '2026-11-25',
    promisedDate: null,
    offeredDate: null,
    declineReason: null,
    lots: [],
    trackingNumber: null,
    transactionNumber: null,
    createdBy: 'per_owner',
    createdAtMs: NOW_MS,
    sentAtMs: NOW_MS,
    acknowledgedAtMs: null,
    confirmedAtMs: null,
    shippedAtMs: null,
    receivedAtMs: null,
    paidAtMs: null,
    cancelAskedAtMs: null,
    cancelRefusal: null,
    refundTransactionNumber: null,
    changedAtMs: NOW_MS,
    revision: 1,
    toldRevision: 0,
    lines: [{ position: 0, units: 12, ...what, ...came }],
    ...overrides,
  }
}

/** Seven of them came. */
export function aReceipt(order: PurchaseOrder, name: string, overrides: Partial<GoodsReceipt> = {}): GoodsReceipt {
  return {
    id: idOf('goodsReceipt', `grc_${order.id.slice(4)}${name}`),
    purchaseOrderId: order.id,
    vendorId: order.vendorId,
    supplierId: order.supplierId,
    status: 'booking',
    lines: [{ position: 0, units: 7, lotCode: 'L1', expiryDate: null }],
    units: 7,
    leadDays: 6,
    promisedDate: null,
    receivedDate: '2026-11-27',
    receivedBy: 'per_owner',
    atMs: NOW_MS + 1,
    ...overrides,
  }
}

/** What the world’s supplier wants for buns. */
export const offerOf = (world: World, overrides: Partial<SupplierOffer> = {}): SupplierOffer => ({
  vendorId: world.vendor().id,
  skuId: skuOf(world, 'bun'),
  supplierId: world.vendor().supplier.id,
  priceMinor: 50,
  currency: 'GBP',
  moqUnits: 6,
  packUnits: 6,
  leadDays: 3,
  isPreferred: false,
  isActive: true,
  ...overrides,
})

/** An order without messages and audit. */
export const nothing = { outbox: [], audit: [] }
/** What the world’s shop needs. */
export const needsOf = ({ store, world }: Shop, withDismissed = false) =>
  store.purchases.needs({
    vendorId: world.vendor().id,
    locale: 'en',
    nowMs: NOW_MS,
    today: TODAY,
    withDismissed,
    limit: 10,
  })

/** Forecasts both SKUs of the world. */
export async function forecast(shop: Shop): Promise<void> {
  await forecasting(shop, 'a', 1)
  const forecasts = [aForecast(shop.world, 'ale'), aForecast(shop.world, 'bun')]
  await shop.store.forecastRuns.finishPage({
    runId: runOf(shop.world, 'a'),
    position: 0,
    nowMs: NOW_MS,
    forecasts,
    scores: [],
  })
}
