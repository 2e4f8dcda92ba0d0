import type { Actor } from '@onhand/domain/identity/actor'
import type { ProductId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { ProductRefusal } from './refusals.ts'

/** Deletes a product that was never sold and of which nothing lies in stock [CAT-7]; others are archived. Deleting twice succeeds. */
export async function deleteProduct(
  deps: Pick<ServiceDeps, 'products' | 'nowMs' | 'newId'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly productId: ProductId },
): Promise<Result<null, ProductRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const audit = auditEntry(deps, actor, {
    vendorId: request.vendorId,
    action: 'product.deleted',
    subjectId: request.productId,
  })
  const isGone = await deps.products.remove(request.vendorId, request.productId, audit)
  return isGone ? ok(null) : err({ code: 'product_in_use' })
}
