import type { Actor } from '@onhand/domain/identity/actor'
import type { Permission } from '@onhand/domain/identity/permissions'
import type { OrderId, VendorId } from '@onhand/domain/ids'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import { findOrder, type FoundOrder } from '../find-order.ts'

/** Which order of which shop. */
export type OrderOfShop = { readonly vendorId: VendorId; readonly orderId: OrderId }
/** An order that is not there, or not this shop's: the two look the same. */
export type OrderUnknown = { readonly code: 'not_found'; readonly what: 'order' }
/** Refusals of everything done to one order of a shop. */
export type OrderOfShopRefusal = OperateRefusal | OrderUnknown

/** An order of this shop, for someone who holds one of `permissions` there. */
export async function findVendorOrder(
  deps: Pick<ServiceDeps, 'orders'>,
  actor: Actor,
  { vendorId, orderId, permissions }: OrderOfShop & { readonly permissions: readonly Permission[] },
): Promise<Result<FoundOrder, OrderOfShopRefusal>> {
  const allowed = inShopForAny(actor, vendorId, permissions)
  if (!allowed.ok) return allowed
  const found = await findOrder(deps, orderId)
  if (found.ok && found.value.order.vendorId !== vendorId) return err({ code: 'not_found', what: 'order' })
  return found
}

/** Lets those pass who hold one of the permissions. */
export function inShopForAny(
  actor: Actor,
  vendorId: VendorId,
  permissions: readonly Permission[],
): Result<null, OperateRefusal> {
  const answers = permissions.map((permission) => inShop(actor, vendorId, permission))
  return answers.find((answer) => answer.ok) ?? answers[0] ?? err({ code: 'forbidden' })
}

/** The order's row as it is now. */
export async function rowOf(
  deps: Pick<ServiceDeps, 'orderDesk'>,
  { vendorId, orderId }: OrderOfShop,
): Promise<Result<VendorOrderRow, OrderUnknown>> {
  const [row] = await deps.orderDesk.rows(vendorId, [orderId])
  return row ? ok(row) : err({ code: 'not_found', what: 'order' })
}
