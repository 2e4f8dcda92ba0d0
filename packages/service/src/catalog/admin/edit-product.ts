import { checkProduct } from '@onhand/domain/catalog/check-product'
import { isSameProduct } from '@onhand/domain/catalog/bulk-change'
import type { ProductRecord, ProductStatus } from '@onhand/domain/catalog/product-record'
import type { Actor } from '@onhand/domain/identity/actor'
import type { CategoryId, ProductId, SkuId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { ProductRefusal } from './refusals.ts'
import { writeProduct } from './save-product.ts'

/** What a table changes in place; absent parts stay. */
export type ProductEdit = {
  readonly title?: string | undefined
  readonly status?: ProductStatus | undefined
  readonly categoryId?: CategoryId | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly prices?:
    | readonly {
        readonly skuId: SkuId
        readonly priceMinor: number
        readonly compareAtMinor?: number | null | undefined
      }[]
    | undefined
}

/** Changes some parts of a product that still is at `version` [CAT-3]: price and status in the table, archive and restore. */
export async function editProduct(
  deps: Pick<ServiceDeps, 'products' | 'pictureFetches' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  request: {
    readonly vendorId: VendorId
    readonly productId: ProductId
    readonly version: number
    readonly edit: ProductEdit
  },
): Promise<Result<{ readonly version: number; readonly slug: string }, ProductRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const [[vendor], [present]] = await Promise.all([
    deps.vendors.records([request.vendorId]),
    deps.products.records(request.vendorId, [request.productId]),
  ])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  if (!present) return err({ code: 'not_found', what: 'product' })
  const next = edited(present, request.edit)
  if (isSameProduct(present, next)) return ok({ version: present.version, slug: present.slug })
  if (present.version !== request.version) return err({ code: 'product_changed', version: present.version })
  const problems = checkProduct(next, vendor.currency)
  if (problems.length > 0) return err({ code: 'product_invalid', problems })
  return writeProduct(deps, actor, { vendorId: request.vendorId, product: next, present })
}

function edited(present: ProductRecord, edit: ProductEdit): ProductRecord {
  return {
    ...present,
    title: edit.title ?? present.title,
    status: edit.status ?? present.status,
    categoryId: edit.categoryId === undefined ? present.categoryId : edit.categoryId,
    tags: edit.tags ?? present.tags,
    skus: present.skus.map((sku) => {
      const price = edit.prices?.find((one) => one.skuId === sku.id)
      if (!price) return sku
      const former = price.compareAtMinor === undefined ? sku.compareAtMinor : price.compareAtMinor
      const compareAtMinor = former !== null && former > price.priceMinor ? former : null
      return { ...sku, priceMinor: price.priceMinor, compareAtMinor }
    }),
  }
}
