import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderId } from '@onhand/domain/ids'
import type { PickListView } from '@onhand/domain/ordering/vendor-order-views'
import { err, type Result } from '@onhand/domain/result'
import { inShop } from '../../identity/in-shop.ts'
import type { ServiceDeps } from '../../deps.ts'
import { type StepDeps, type StepRefusal, takeStep } from '../desk/take-step.ts'
import { findList, type ListOfShop, type PickListRefusal } from './pick-lists.ts'

/** Refusals of packing. */
export type PackRefusal =
  | PickListRefusal
  | StepRefusal
  | { readonly code: 'pick_incomplete'; readonly missingUnits: number }

/**
 * Everything of an order is in its parcel [ORD-28]: it becomes `ready`, and its list ends with its last order. Units that are waited for hold it
 * back. An order that was cancelled or sent meanwhile is just taken off the walk.
 */
export async function packOrder(
  deps: StepDeps & Pick<ServiceDeps, 'pickLists'>,
  actor: Actor,
  input: ListOfShop & { readonly orderId: OrderId },
): Promise<Result<PickListView, PackRefusal>> {
  const { vendorId, pickListId, orderId } = input
  const allowed = inShop(actor, vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const list = await findList(deps, input)
  if (!list.ok) return list
  const order = list.value.orders.find((one) => one.orderId === orderId)
  if (!order) return err({ code: 'not_found', what: 'order' })
  if (order.status === 'picking') {
    const missingUnits = list.value.lines
      .filter((line) => line.orderId === orderId)
      .reduce((units, line) => units + missing(line), 0)
    if (missingUnits > 0) return err({ code: 'pick_incomplete', missingUnits })
    const packed = await takeStep(deps, actor, { vendorId, orderId, step: 'ready' })
    if (!packed.ok) return packed
  }
  await deps.pickLists.markPacked(pickListId, orderId, deps.nowMs())
  return await findList(deps, input)
}

function missing(line: PickListView['lines'][number]): number {
  const settledUnits = line.shortAction === 'refund' ? line.shortUnits : 0
  return line.units - line.pickedUnits - settledUnits
}
