import type { ProductDraft } from '@onhand/domain/catalog/product-record'
import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type ProductId, type VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { ProductRefusal } from './refusals.ts'
import { writeProduct } from './save-product.ts'

const CODE_LETTERS = 6

/**
 * Makes a draft like another product under a new id, which the caller chose: repeating makes no second copy. Barcodes are left out, because
 * each names one thing; codes get an ending of their own.
 */
export async function duplicateProduct(
  deps: Pick<ServiceDeps, 'products' | 'pictureFetches' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly productId: ProductId; readonly newProductId: ProductId },
): Promise<Result<{ readonly version: number; readonly slug: string }, ProductRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const found = await deps.products.records(request.vendorId, [request.productId, request.newProductId])
  const copied = found.find((product) => product.id === request.newProductId)
  if (copied) return ok({ version: copied.version, slug: copied.slug })
  const original = found.find((product) => product.id === request.productId)
  if (!original) return err({ code: 'not_found', what: 'product' })
  const ending = request.newProductId.slice(-CODE_LETTERS)
  const product: ProductDraft = {
    ...original,
    id: request.newProductId,
    status: 'draft',
    skus: original.skus.map((sku, index) => ({
      ...sku,
      id: derivedId('sku', request.newProductId, index.toString(36).padStart(2, '0')),
      code: `${sku.code.slice(0, 110)}-${ending}`,
      gtin: null,
    })),
  }
  return writeProduct(deps, actor, { vendorId: request.vendorId, product })
}
