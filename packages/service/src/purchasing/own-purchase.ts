import type { Actor } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { PurchaseOrderId, SupplierId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { NotFound } from '../stock/own.ts'
import type { PurchaseOrder, PurchaseSupplier } from './ports.ts'

/** The order when it is this shop's and the caller may do this there. */
export async function ownPurchase(
  deps: Pick<ServiceDeps, 'purchases'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly purchaseOrderId: PurchaseOrderId
    readonly permission: Permission
  },
): Promise<Result<PurchaseOrder, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, input.vendorId, input.permission)
  if (!allowed.ok) return allowed
  const order = await deps.purchases.find(input.purchaseOrderId)
  return order?.vendorId === input.vendorId ? ok(order) : err({ code: 'not_found', what: 'purchaseOrder' })
}

/** The supplier when this shop has it. */
export async function ownSupplier(
  deps: Pick<ServiceDeps, 'supplierBook'>,
  vendorId: VendorId,
  supplierId: SupplierId,
): Promise<Result<PurchaseSupplier, NotFound>> {
  const found = (await deps.supplierBook.suppliers(vendorId)).find((one) => one.supplierId === supplierId)
  return found ? ok(found) : err({ code: 'not_found', what: 'supplier' })
}
