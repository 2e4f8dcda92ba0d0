import { checkImportProduct, type ImportProblem } from '@onhand/domain/catalog/check-import-product'
import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ProductId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { receiveOpeningStock } from './receive-opening-stock.ts'

/** What came of one product. `refused`: nothing of it was written. `stock_refused`: it is sold, but the named lots were not received. */
export type ImportedProduct = {
  readonly productId: ProductId
  readonly outcome: 'created' | 'updated' | 'refused' | 'stock_refused'
  readonly problems: readonly ImportProblem[]
}

/** Refusals of a whole import call. */
export type ImportProductsRefusal = OperateRefusal | { readonly code: 'not_found'; readonly what: 'vendor' }

/**
 * Creates or updates products of a vendor and receives their opening stock. For programs and the operator (scope `catalog`).
 * Each product is checked by itself [IMP-3]; good ones go in, bad ones are answered with their fields. Catalogue and stock have different owners,
 * so a product is written in one batch and its stock afterwards: a call that dies in between is finished by repeating it [IMP-4].
 */
export async function importProducts(
  deps: Pick<ServiceDeps, 'vendors' | 'catalogWrite' | 'stock' | 'nowMs' | 'log'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly products: readonly ImportProduct[] },
): Promise<Result<{ readonly products: readonly ImportedProduct[] }, ImportProductsRefusal>> {
  const allowed = operate(actor, 'catalog')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([request.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })

  const problems = problemsOf(vendor, request.products)
  const good = request.products.filter((product) => problems.get(product)?.length === 0)
  const written = good.length === 0 ? [] : await deps.catalogWrite.upsertProducts(vendor.id, good, deps.nowMs())
  const newIds = new Set(written.filter((row) => row.isNew).map((row) => row.productId))
  const stockProblems = await receiveOpeningStock(deps, vendor, good)

  const products = request.products.map((product): ImportedProduct => {
    const found = problems.get(product) ?? []
    if (found.length > 0) return { productId: product.id, outcome: 'refused', problems: found }
    const stock = stockProblems.get(product.id) ?? []
    if (stock.length > 0) return { productId: product.id, outcome: 'stock_refused', problems: stock }
    return { productId: product.id, outcome: newIds.has(product.id) ? 'created' : 'updated', problems: [] }
  })
  deps.log.info('catalog.products.imported', {
    vendorId: vendor.id,
    products: products.length,
    refused: products.length - good.length,
  })
  return ok({ products })
}

/** Every product's problems, what one call may not hold twice included. */
function problemsOf(
  vendor: VendorRecord,
  products: readonly ImportProduct[],
): ReadonlyMap<ImportProduct, readonly ImportProblem[]> {
  const target = { currency: vendor.currency, locationIds: new Set(vendor.locations.map((location) => location.id)) }
  const taken = new Set<string>()
  const problems = new Map<ImportProduct, readonly ImportProblem[]>()
  for (const product of products) {
    const found = [...checkImportProduct(product, target)]
    if (taken.has(product.id)) found.push({ field: 'id', expected: 'an id of its own within the call' })
    if (taken.has(product.slug)) found.push({ field: 'slug', expected: 'a slug of its own' })
    taken.add(product.id)
    taken.add(product.slug)
    for (const [index, sku] of product.skus.entries()) {
      if (taken.has(sku.id)) found.push({ field: `skus.${index}.id`, expected: 'an id of its own within the call' })
    }
    for (const sku of product.skus) taken.add(sku.id)
    problems.set(product, found)
  }
  return problems
}
