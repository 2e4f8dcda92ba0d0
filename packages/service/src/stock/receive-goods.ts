import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, LotId, MovementId, SkuId, VendorId } from '@onhand/domain/ids'
import { plainLotId } from '@onhand/domain/inventory/settle-units'
import type { Availability, MovementReason, MovementRefusal } from '@onhand/domain/inventory/types'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { noteMovement } from './made-movement.ts'
import { type NotFound, ownPlace, ownSku } from './own.ts'

/** Goods that came in, as a person says it. */
export type GoodsReceipt = {
  readonly vendorId: VendorId
  readonly skuId: SkuId
  readonly movementId: MovementId
  readonly locationId: LocationId
  /** For a lot that is not there yet. */
  readonly lotId: LotId
  readonly lotCode: string
  readonly expiryDate: string | null
  readonly units: number
  readonly reason: Extract<MovementReason, 'opening' | 'receipt' | 'return'>
  readonly unitCostMinor: number | null
  readonly reference: string
  readonly note: string
}

/**
 * Receives goods at a place of the shop. Goods with the code and last day of a lot that is there join it; goods without either
 * are the place's plain lot. Repeating a movement id changes nothing.
 */
export async function receiveGoods(
  deps: Pick<ServiceDeps, 'stock' | 'stockRoom' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: GoodsReceipt,
): Promise<Result<Availability, OperateRefusal | MovementRefusal | NotFound>> {
  const { vendorId, skuId, movementId, locationId, lotCode, expiryDate, units, reason } = input
  const allowed = inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const [sku, place] = await Promise.all([ownSku(deps, input), ownPlace(deps, vendorId, locationId)])
  if (!sku.ok) return sku
  if (!place.ok) return place
  const lotId = await lotOf(deps, input)
  const { timeZone } = place.value
  const receipt = { movementId, locationId, timeZone, lotId, lotCode, expiryDate, units, reason }
  const result = await deps.stock.receive(skuId, receipt)
  if (!result.ok) return result
  const facts = { locationId, lotCode, expiryDate, units, reason }
  await noteMovement(deps, actor, { ...input, action: 'stock.received', subjectId: skuId, facts })
  return result
}

async function lotOf(deps: Pick<ServiceDeps, 'stockRoom'>, input: GoodsReceipt): Promise<LotId> {
  const { skuId, locationId, lotCode, expiryDate } = input
  if (lotCode === '' && expiryDate === null) return plainLotId(locationId)
  const known = (await deps.stockRoom.lots(skuId)).find(
    (lot) => lot.locationId === locationId && lot.lotCode === lotCode && lot.expiryDate === expiryDate,
  )
  return known?.lotId ?? input.lotId
}
