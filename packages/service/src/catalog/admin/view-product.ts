import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ProductId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { CodeUse } from './ports.ts'
import type { NoSuchProduct } from './refusals.ts'

/** A whole product for its editor. Another shop's is not found. */
export async function viewOwnProduct(
  deps: Pick<ServiceDeps, 'products'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly productId: ProductId },
): Promise<Result<ProductRecord, OperateRefusal | NoSuchProduct>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  if (!allowed.ok) return allowed
  const [product] = await deps.products.records(request.vendorId, [request.productId])
  return product ? ok(product) : err({ code: 'not_found', what: 'product' })
}

/** Codes and barcodes that other products of the shop have already: a code stops a save, a barcode is only pointed out. */
export async function productCodeUses(
  deps: Pick<ServiceDeps, 'products'>,
  actor: Actor,
  request: {
    readonly vendorId: VendorId
    readonly productId?: ProductId | null | undefined
    readonly codes: readonly string[]
    readonly gtins: readonly string[]
  },
): Promise<Result<readonly CodeUse[], OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  if (!allowed.ok) return allowed
  return ok(await deps.products.codeUses(request.vendorId, request.productId ?? null, request))
}
