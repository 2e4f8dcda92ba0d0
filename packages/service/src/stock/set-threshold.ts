import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownPlace, ownSku } from './own.ts'

/** Says from how many available units on a SKU is low at a place; null: never. */
export async function setThreshold(
  deps: Pick<ServiceDeps, 'stockAlerts' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly skuId: SkuId
    readonly locationId: LocationId
    readonly reorderUnits: number | null
  },
): Promise<Result<null, OperateRefusal | NotFound>> {
  const { vendorId, skuId, locationId, reorderUnits } = input
  const allowed = inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const [sku, place] = await Promise.all([ownSku(deps, input), ownPlace(deps, vendorId, locationId)])
  if (!sku.ok) return sku
  if (!place.ok) return place
  const facts = { locationId, reorderUnits }
  const entry = auditEntry(deps, actor, { vendorId, action: 'stock.threshold_set', subjectId: skuId, facts })
  await deps.stockAlerts.setThreshold(vendorId, { skuId, locationId, reorderUnits }, entry)
  return ok(null)
}
