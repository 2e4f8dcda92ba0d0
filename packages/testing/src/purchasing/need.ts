import { idOf } from '@onhand/domain/ids'
import type { NeedRow } from '@onhand/service/purchasing/ports'
import type { PurchaseWorld } from './purchase-world.ts'

/** The world's SKU has fallen to 3 of 15 and sells two a day. */
export function aNeed(world: PurchaseWorld, overrides: Partial<NeedRow> = {}): NeedRow {
  const what = { title: 'Flour', skuTitle: '', code: 'F1', gtin: null, imageUrl: null, currency: 'GBP' }
  return {
    ...what,
    skuId: world.skuId,
    productId: idOf('product', 'prd_flour'),
    unitCostMinor: 60,
    locationId: world.deps().place,
    priceMinor: 150,
    availableUnits: 3,
    incomingUnits: 0,
    madeAtMs: 1,
    protectionDays: 4,
    protectionMean: 8,
    quantiles: [2, 3, 4, 6, 8, 10, 12, 14, 15, 16],
    safetyStockUnits: 7,
    reorderPointUnits: 10,
    orderUpToUnits: 15,
    sold7Days: 14,
    sold28Days: 56,
    sold365Days: 700,
    suddenChange: 'none',
    isDismissed: false,
    dailyMean: Array.from({ length: 28 }, () => 2),
    plan: [],
    reviewDays: 1,
    neverStocked: null,
    lots: [],
    ...overrides,
  }
}
