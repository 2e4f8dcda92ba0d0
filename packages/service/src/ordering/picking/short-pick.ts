import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type OrderLineId } from '@onhand/domain/ids'
import type { PickListView } from '@onhand/domain/ordering/vendor-order-views'
import { err, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import { acceptRefund, type RefundRequestRefusal } from '../../payments/refund-order.ts'
import { findOrder } from '../find-order.ts'
import { findList, type ListOfShop, type PickListRefusal } from './pick-lists.ts'

/** Refusals of a short pick. */
export type ShortPickRefusal = PickListRefusal | RefundRequestRefusal | { readonly code: 'pick_too_many' }

type ShortDeps = Pick<ServiceDeps, 'pickLists' | 'orders' | 'nowMs' | 'newId' | 'wakeOutbox'>

/**
 * Units that are not on the shelf [ORD-28]: their money goes back, or the order waits for them and its buyer sees that it is late. What is decided
 * first holds; the refund's id follows from the line, so deciding it twice gives back once.
 */
export async function shortPick(
  deps: ShortDeps,
  actor: Actor,
  input: ListOfShop & {
    readonly orderLineId: OrderLineId
    readonly position: number
    readonly missingUnits: number
    readonly action: 'refund' | 'wait'
  },
): Promise<Result<PickListView, ShortPickRefusal>> {
  const { vendorId, orderLineId, position, missingUnits, action } = input
  const allowed = inShop(actor, vendorId, 'orders.pick')
  if (!allowed.ok) return allowed
  const list = await findList(deps, input)
  if (!list.ok) return list
  const line = list.value.lines.find((one) => one.orderLineId === orderLineId && one.position === position)
  if (!line) return err({ code: 'not_found', what: 'order_line' })
  const audit = auditEntry(deps, actor, {
    vendorId,
    action: 'pick.short',
    subjectId: line.orderId,
    facts: { units: missingUnits, action },
  })
  const { isApplied } = await deps.pickLists.markShort(input, { units: missingUnits, action, audit })
  if (!isApplied) return err({ code: 'pick_too_many' })
  const settled =
    action === 'refund' ? await giveBack(deps, input, line.orderId) : await tellDelay(deps, input, line.orderId)
  return settled.ok ? await findList(deps, input) : settled
}

type Short = Parameters<typeof shortPick>[2]
type OrderOfLine = PickListView['lines'][number]['orderId']

/** The goods are not there, so nothing comes back into stock: the claim leaves it with the parcel. */
async function giveBack(deps: ShortDeps, short: Short, orderId: OrderOfLine) {
  const { orderLineId, position, missingUnits } = short
  const refundId = derivedId('refund', orderLineId, `p${position}`)
  const lines = [{ orderLineId, units: missingUnits, isRestocked: false }]
  return await acceptRefund(deps, { refundId, orderId, reason: 'short_pick', lines }, () => ({}))
}

async function tellDelay(deps: ShortDeps, short: Short, orderId: OrderOfLine) {
  const found = await findOrder(deps, orderId)
  if (!found.ok) return found
  await deps.orders.change({
    orderGroupId: found.value.record.group.id,
    orderId,
    status: null,
    events: [
      {
        key: `delayed:${short.orderLineId}p${short.position}`,
        type: 'delayed',
        orderId,
        atMs: deps.nowMs(),
        data: {},
      },
    ],
    journals: [],
    outbox: [],
  })
  return found
}
