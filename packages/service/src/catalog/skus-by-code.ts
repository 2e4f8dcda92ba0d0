import type { Actor } from '@onhand/domain/identity/actor'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'

/** SKUs of a vendor by the vendor's own codes; unknown codes are left out. For programs and the operator (scope `catalog`). */
export async function skusByCode(
  deps: Pick<ServiceDeps, 'catalog'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly codes: readonly string[] },
): Promise<Result<readonly { readonly code: string; readonly skuId: SkuId }[], OperateRefusal>> {
  const allowed = operate(actor, 'catalog')
  return allowed.ok ? ok(await deps.catalog.skusByCode(request.vendorId, request.codes)) : allowed
}
