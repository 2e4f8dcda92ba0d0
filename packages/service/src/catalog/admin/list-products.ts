import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { ProductFilter, ProductLine, ProductListQuery } from './ports.ts'

/** Counting further than this would cost more than knowing it is worth. */
export const COUNT_MAX = 10_000

/** One page of a vendor's products. For members who may read products. */
export async function listProducts(
  deps: Pick<ServiceDeps, 'products'>,
  actor: Actor,
  query: ProductListQuery,
): Promise<Result<{ readonly items: readonly ProductLine[]; readonly nextCursor: string | null }, OperateRefusal>> {
  const allowed = inShop(actor, query.vendorId, 'products.read')
  return allowed.ok ? ok(await deps.products.list(query)) : allowed
}

/** How many products match, counted up to a bound. For members who may read products. */
export async function countProducts(
  deps: Pick<ServiceDeps, 'products'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly filter: ProductFilter },
): Promise<Result<{ readonly count: number; readonly isMore: boolean }, OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  if (!allowed.ok) return allowed
  const count = await deps.products.count(request.vendorId, request.filter, COUNT_MAX + 1)
  return ok({ count: Math.min(count, COUNT_MAX), isMore: count > COUNT_MAX })
}

/** Words the shop's products are tagged with. For members who may read products. */
export async function productTags(
  deps: Pick<ServiceDeps, 'products'>,
  actor: Actor,
  request: { readonly vendorId: VendorId },
): Promise<Result<readonly string[], OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  return allowed.ok ? ok(await deps.products.tags(request.vendorId, 200)) : allowed
}
