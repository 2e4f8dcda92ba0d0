import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderId, PersonId } from '@onhand/domain/ids'
import { pickParts } from '@onhand/domain/ordering/pick-plan'
import type { PickListView } from '@onhand/domain/ordering/vendor-order-views'
import { err, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OrderUnknown } from '../desk/find-vendor-order.ts'
import { refundable } from '../find-order.ts'
import { findList, type ListOfShop, type PickListRefusal } from './pick-lists.ts'

/** Why a list is not made. */
export type CreatePickListRefusal = PickListRefusal | OrderUnknown | { readonly code: 'pick_list_conflict' }

/** Makes one walk of several orders [ORD-27]: they become `picking` with the list, all or none. The id repeated answers the list made before. */
export async function createPickList(
  deps: Pick<ServiceDeps, 'pickLists' | 'orderDesk' | 'orders' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: ListOfShop & { readonly orderIds: readonly OrderId[]; readonly assignedTo: PersonId | null },
): Promise<Result<PickListView, CreatePickListRefusal>> {
  const { vendorId, pickListId, assignedTo } = input
  const allowed = inShop(actor, vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const orderIds = [...new Set(input.orderIds)]
  const rows = await deps.orderDesk.rows(vendorId, orderIds)
  if (rows.length !== orderIds.length) return err({ code: 'not_found', what: 'order' })
  const records = await deps.orders.records([...new Set(rows.map((row) => row.orderGroupId))])
  const lines = orderIds.flatMap((orderId) => {
    const record = records.find(({ group }) => group.orders.some((order) => order.id === orderId))
    const order = record?.group.orders.find((one) => one.id === orderId)
    const status = record?.status[orderId]
    if (!record || !order || !status) return []
    const refunded = refundable({ record, order, status }).lines
    return pickParts(order, new Map(refunded.map((line) => [line.orderLineId, line.refundedUnits])))
  })
  const { isMade } = await deps.pickLists.create({
    pickListId,
    vendorId,
    assignedTo,
    createdAtMs: deps.nowMs(),
    orders: rows,
    lines,
    audit: auditEntry(deps, actor, {
      vendorId,
      action: 'pick.started',
      subjectId: pickListId,
      facts: { orders: rows.length },
    }),
  })
  return isMade ? await findList(deps, input) : err({ code: 'pick_list_conflict' })
}
