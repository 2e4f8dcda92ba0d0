import type { VendorId } from '@onhand/domain/ids'
import type { OrderDeskPort, PickListPort } from './desk-ports.ts'
import type { OrderPort } from './ports.ts'

/** The ports through which orders come about and change. */
export type OrderWriters = {
  readonly orders: OrderPort
  readonly orderDesk: OrderDeskPort
  readonly pickLists: PickListPort
}

/**
 * The same ports, which tell of every change after its commit: `changed` is given the shop whose open tables want to know [ORD-24]. A change that did
 * not apply, and a repeat of a placed order, are no news.
 */
export function tellingOrders(ports: OrderWriters, changed: (vendorId: VendorId) => void): OrderWriters {
  const { orders, orderDesk, pickLists } = ports
  return {
    orders: {
      ...orders,
      async insertPlaced(group, parts) {
        const answer = await orders.insertPlaced(group, parts)
        if (answer.isNew) for (const vendorId of new Set(group.orders.map((order) => order.vendorId))) changed(vendorId)
        return answer
      },
      async change(change) {
        const answer = await orders.change(change)
        if (answer.isApplied && answer.vendorId) changed(answer.vendorId)
        return answer
      },
    },
    orderDesk: {
      ...orderDesk,
      async addNote(note) {
        await orderDesk.addNote(note)
        if (note.audit.vendorId) changed(note.audit.vendorId)
      },
    },
    pickLists: {
      ...pickLists,
      async create(plan) {
        const answer = await pickLists.create(plan)
        if (answer.isMade) changed(plan.vendorId)
        return answer
      },
    },
  }
}
