import { type ImportProblem, openingMovementId } from '@onhand/domain/catalog/check-import-product'
import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { ProductId, SkuId } from '@onhand/domain/ids'
import type { Receipt } from '@onhand/domain/inventory/types'
import type { ServiceDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'

// Few, so that an import leaves shoppers and queues their share.
const SKUS_AT_ONCE_MAX = 6

type Arrival = {
  readonly productId: ProductId
  readonly field: string
  readonly skuId: SkuId
  readonly receipts: readonly Receipt[]
}

/**
 * Receives the opening lots of products at their SKUs' keepers, a few SKUs at once, the lots of one SKU in order.
 * Receipts have ids that follow from SKU and lot: repeating receives nothing twice [IMP-4]. Answers the refused lots per product.
 */
export async function receiveOpeningStock(
  deps: Pick<ServiceDeps, 'stock'>,
  vendor: VendorRecord,
  products: readonly ImportProduct[],
): Promise<ReadonlyMap<ProductId, readonly ImportProblem[]>> {
  const arrivals = products.flatMap((product) => arrivalsOf(vendor, product))
  const problems = new Map<ProductId, ImportProblem[]>()
  for (let start = 0; start < arrivals.length; start += SKUS_AT_ONCE_MAX) {
    await Promise.all(
      arrivals.slice(start, start + SKUS_AT_ONCE_MAX).map(async (arrival) => {
        for (const [index, receipt] of arrival.receipts.entries()) {
          const result = await deps.stock.receive(arrival.skuId, receipt)
          if (result.ok) continue
          const found = problems.get(arrival.productId) ?? []
          found.push({
            field: `${arrival.field}.openingStock.${index}`,
            expected: `what was received before (${result.error.code})`,
          })
          problems.set(arrival.productId, found)
        }
      }),
    )
  }
  return problems
}

function arrivalsOf(vendor: VendorRecord, product: ImportProduct): Arrival[] {
  const zones = new Map(vendor.locations.map((location) => [location.id, location.timeZone]))
  return product.skus.map((sku, index) => ({
    productId: product.id,
    field: `skus.${index}`,
    skuId: sku.id,
    receipts: sku.openingStock.map((lot) => ({
      movementId: openingMovementId(sku.id, lot.lotId),
      locationId: lot.locationId,
      timeZone: zones.get(lot.locationId) ?? 'UTC',
      lotId: lot.lotId,
      lotCode: lot.lotCode,
      expiryDate: lot.expiryDate,
      units: lot.units,
      reason: 'opening',
    })),
  }))
}
