import type { Actor } from '@onhand/domain/identity/actor'
import type { LotId, SkuId, VendorId } from '@onhand/domain/ids'
import type { Availability, MovementRefusal } from '@onhand/domain/inventory/types'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownSku } from './own.ts'

/** Holds a lot back from sale, or sets it free. What is claimed of it stays claimed. */
export async function holdLot(
  deps: Pick<ServiceDeps, 'stockRoom' | 'stockLists' | 'audit' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly skuId: SkuId
    readonly lotId: LotId
    readonly isQuarantined: boolean
    readonly note: string
  },
): Promise<Result<Availability, OperateRefusal | MovementRefusal | NotFound>> {
  const { vendorId, skuId, lotId, isQuarantined, note } = input
  const allowed = inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const sku = await ownSku(deps, input)
  if (!sku.ok) return sku
  const result = await deps.stockRoom.quarantine(skuId, lotId, isQuarantined)
  const action = isQuarantined ? 'stock.lot_held' : 'stock.lot_released'
  if (result.ok)
    await deps.audit.record(auditEntry(deps, actor, { vendorId, action, subjectId: skuId, facts: { lotId, note } }))
  return result
}
