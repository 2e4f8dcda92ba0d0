import type { Actor } from '@onhand/domain/identity/actor'
import type { SkuId } from '@onhand/domain/ids'
import type { Availability, MovementRefusal, Receipt } from '@onhand/domain/inventory/types'
import { err, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'

/** Refusals of a goods receipt. */
export type ReceiveStockRefusal =
  | OperateRefusal
  | MovementRefusal
  | { readonly code: 'not_found'; readonly what: 'sku' | 'location' }

/**
 * Receives goods of a SKU at a location of its vendor, whose time zone decides when the lot expires. For programs and the operator (scope `stock`).
 * Repeating a movement id changes nothing.
 */
export async function receiveStock(
  deps: Pick<ServiceDeps, 'catalog' | 'vendors' | 'stock'>,
  actor: Actor,
  request: Omit<Receipt, 'timeZone'> & { readonly skuId: SkuId },
): Promise<Result<Availability, ReceiveStockRefusal>> {
  const allowed = operate(actor, 'stock')
  if (!allowed.ok) return allowed
  const { skuId, ...receipt } = request
  const [sku] = await deps.catalog.sellableSkus('en', [skuId])
  if (!sku) return err({ code: 'not_found', what: 'sku' })
  const [vendor] = await deps.vendors.records([sku.vendorId])
  const location = vendor?.locations.find((candidate) => candidate.id === receipt.locationId)
  if (!location) return err({ code: 'not_found', what: 'location' })
  return deps.stock.receive(skuId, { ...receipt, timeZone: location.timeZone })
}
