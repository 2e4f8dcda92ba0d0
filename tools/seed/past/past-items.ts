import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { hasSecondSupplier, secondSupplierOf } from '../demo-suppliers.ts'
import { priceAt } from './past-promotions.ts'
import type { PastSupplier } from './past-purchases.ts'
import type { SuppliedItem } from './past-stock-rows.ts'
import { deliveriesOf, pastOfSku } from './past-stock.ts'

/** A shop's items with their past, and who brought them. */
export type PastSkuFacts = { readonly items: readonly SuppliedItem[]; readonly suppliers: readonly PastSupplier[] }

const TUESDAY_FRIDAY = [2, 5]
const THURSDAY = [4]

/** Plays the past of every item of a shop; the same for whoever asks. */
export function pastOfSkus(
  { vendor, products }: { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] },
  nowMs: number,
): PastSkuFacts {
  const [place] = vendor.locations
  if (!place) return { items: [], suppliers: [] }
  const first = { id: vendor.supplier.id, name: vendor.supplier.name, leadDays: vendor.supplier.leadTimeDays }
  const second = secondSupplierOf(vendor)
  const often = deliveriesOf(first.id, TUESDAY_FRIDAY, nowMs)
  const weekly = deliveriesOf(second.id, THURSDAY, nowMs)
  const all = products.flatMap((product) => product.skus.map((sku) => ({ product, sku })))
  const items = all.map(({ product, sku }, position) => {
    const isSecond = hasSecondSupplier(position)
    const past = pastOfSku(sku, {
      nowMs,
      vendorSlug: vendor.slug,
      placeId: place.id,
      position,
      deliveries: isSecond ? weekly : often,
    })
    const prices = past.days.map((_, index) => priceAt(sku, vendor.slug, index))
    return { product, sku, past, prices, supplierId: isSecond ? second.id : first.id }
  })
  return { items, suppliers: [first, second] }
}
