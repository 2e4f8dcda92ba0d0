import { checkProduct } from '@onhand/domain/catalog/check-product'
import { changedFields, type ProductDraft, type ProductRecord } from '@onhand/domain/catalog/product-record'
import { ownSlug, slugOf } from '@onhand/domain/catalog/slug'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import { withOwnPictures } from './own-pictures.ts'
import type { ProductRefusal } from './refusals.ts'

type Deps = Pick<ServiceDeps, 'products' | 'pictureFetches' | 'vendors' | 'nowMs' | 'newId'>

/**
 * Creates a product (`version` 0) or replaces it whole when it still is at `version` [CAT-3]. A stale save changes nothing and is told the
 * present version; one that repeats what is stored already succeeds.
 */
export async function saveProduct(
  deps: Deps,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly version: number; readonly product: ProductDraft },
): Promise<Result<{ readonly version: number; readonly slug: string }, ProductRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const [[vendor], [present]] = await Promise.all([
    deps.vendors.records([request.vendorId]),
    deps.products.records(request.vendorId, [request.product.id]),
  ])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  if (!present && request.version > 0) return err({ code: 'not_found', what: 'product' })
  const problems = checkProduct(request.product, vendor.currency)
  if (problems.length > 0) return err({ code: 'product_invalid', problems })
  if (present && present.version !== request.version) return repeated(present, request.product)
  return writeProduct(deps, actor, { ...request, ...(present ? { present } : {}) })
}

/** Writes a checked product over the state it was read in; the shared end of every change of one product. */
export async function writeProduct(
  deps: Deps,
  actor: Actor,
  change: { readonly vendorId: VendorId; readonly product: ProductDraft; readonly present?: ProductRecord },
): Promise<Result<{ readonly version: number; readonly slug: string }, ProductRefusal>> {
  const { vendorId, present } = change
  const product = await withOwnPictures(deps, change.product)
  const slug = present?.slug ?? (slugOf(product.title) || ownSlug('', product.id))
  const saved = await deps.products.save({
    vendorId,
    record: { ...product, slug },
    expectedVersion: present?.version ?? 0,
    audit: auditEntry(deps, actor, {
      vendorId,
      action: present ? 'product.changed' : 'product.created',
      subjectId: product.id,
      facts: { title: product.title, fields: present ? changedFields(present, product).join(' ') : '' },
    }),
    nowMs: deps.nowMs(),
  })
  if (saved.outcome === 'saved') {
    const [now] = present ? [present] : await deps.products.records(vendorId, [product.id])
    return ok({ version: saved.version, slug: now?.slug ?? slug })
  }
  if (saved.outcome === 'code_taken') return err(await namedCodes(deps, vendorId, product))
  if (saved.outcome === 'category_unknown')
    return err({
      code: 'product_invalid',
      problems: [{ field: 'categoryId', expected: 'a category of the marketplace' }],
    })
  const [now] = await deps.products.records(vendorId, [product.id])
  return now ? repeated(now, product) : err({ code: 'id_taken' })
}

/** A save that lost: it is fine when what it wanted is there. */
function repeated(
  present: ProductRecord,
  wanted: ProductDraft,
): Result<{ readonly version: number; readonly slug: string }, ProductRefusal> {
  if (changedFields(present, wanted).length === 0) return ok({ version: present.version, slug: present.slug })
  return err({ code: 'product_changed', version: present.version })
}

/** Which of its codes another product of the shop has. */
async function namedCodes(
  deps: Pick<ServiceDeps, 'products'>,
  vendorId: VendorId,
  product: ProductDraft,
): Promise<ProductRefusal> {
  const codes = product.skus.map((sku) => sku.code)
  const uses = await deps.products.codeUses(vendorId, product.id, { codes, gtins: [] })
  const taken = new Set(uses.map((use) => use.value))
  const problems = codes.flatMap((code, index) =>
    taken.has(code) ? [{ field: `skus.${index}.code`, expected: 'a code that no other product of the shop has' }] : [],
  )
  return {
    code: 'product_invalid',
    problems:
      problems.length > 0 ? problems : [{ field: 'skus', expected: 'codes that no other product of the shop has' }],
  }
}
