import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import {
  acceptRefund,
  type AcceptedRefund,
  type RefundRequest,
  type RefundRequestRefusal,
} from '../../payments/refund-order.ts'
import { cancelFound } from '../cancel-order.ts'
import { findVendorOrder, type OrderOfShop, rowOf } from './find-vendor-order.ts'
import type { StepRefusal } from './take-step.ts'

type GiveBackDeps = Pick<ServiceDeps, 'orders' | 'orderDesk' | 'nowMs' | 'newId' | 'wakeOutbox'>

/** Cancels an order of the shop that has not left [ORD-9]; who may refund may cancel. */
export async function cancelVendorOrder(
  deps: GiveBackDeps,
  actor: Actor,
  input: OrderOfShop & { readonly reason: string },
): Promise<Result<VendorOrderRow, StepRefusal>> {
  const found = await findVendorOrder(deps, actor, { ...input, permissions: ['orders.refund'] })
  if (!found.ok) return found
  const { vendorId, orderId } = input
  const audit = [auditEntry(deps, actor, { vendorId, action: 'order.cancelled', subjectId: orderId })]
  const cancelled = await cancelFound(deps, found.value, { reason: input.reason, audit })
  return cancelled.ok ? await rowOf(deps, input) : cancelled
}

/** Gives back the money of units of the shop's order, with or without the goods coming back [PAY-4]. */
export async function refundVendorOrder(
  deps: GiveBackDeps,
  actor: Actor,
  request: RefundRequest & OrderOfShop,
): Promise<Result<AcceptedRefund, RefundRequestRefusal>> {
  const { vendorId, orderId, refundId } = request
  const allowed = inShop(actor, vendorId, 'orders.refund')
  if (!allowed.ok) return allowed
  const audit = [
    auditEntry(deps, actor, { vendorId, action: 'order.refunded', subjectId: orderId, facts: { refundId } }),
  ]
  return await acceptRefund(deps, request, ({ order }) => (order.vendorId === vendorId ? { audit } : null))
}
