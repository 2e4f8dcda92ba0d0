import type { SkuId } from '@onhand/domain/ids'
import type { Availability } from '@onhand/domain/inventory/types'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'

/** What can be promised now of each SKU, asked of its sole writer. Public; a SKU that was never stocked has none. */
export async function availability(
  deps: Pick<ServiceDeps, 'stock'>,
  skuIds: readonly SkuId[],
): Promise<Result<readonly Availability[], never>> {
  return ok(await Promise.all([...new Set(skuIds)].map((skuId) => deps.stock.availability(skuId))))
}
