import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { VendorId } from '@onhand/domain/ids'
import type { SqlEngine } from '../engine/engine.ts'
import { readKnown } from './known-catalogue.ts'
import { productStatements } from './product-statements.ts'

/** Writes products one batch each, so that one that breaks a constraint keeps no other out. Repeating changes nothing. */
export async function upsertProducts(
  engine: SqlEngine,
  products: readonly ImportProduct[],
  { vendorId, nowMs }: { readonly vendorId: VendorId; readonly nowMs: number },
) {
  const known = await readKnown(engine, products)
  const written = []
  for (const product of products) {
    await engine.atomic(productStatements(engine.dialect, { vendorId, product, known, nowMs }))
    written.push({
      productId: product.id,
      skuIds: product.skus.map((sku) => sku.id),
      isNew: !known.productIds.has(product.id),
    })
  }
  return written
}
