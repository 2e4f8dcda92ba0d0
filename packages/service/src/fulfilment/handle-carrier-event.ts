import type { ShipmentId } from '@onhand/domain/ids'
import type { TimelineEvent } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { OrderChange } from '../ordering/ports.ts'
import type { EventRefusal } from './handle-supplier-event.ts'

/** What a carrier tells us about a shipment of ours. */
export type CarrierEvent = {
  readonly shipmentId: ShipmentId
  readonly status: 'label_created' | 'collected' | 'in_transit' | 'out_for_delivery' | 'delivered' | 'delayed'
  readonly atMs: number
  readonly place: string
}

/** What the buyer sees of it. The first two are told by "shipped" already. */
const TIMELINE_TYPE: Readonly<Record<CarrierEvent['status'], TimelineEvent['type'] | null>> = {
  label_created: null,
  collected: null,
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  delivered: 'delivered',
  delayed: 'delayed',
}

/** Adds a carrier's word to the order's timeline, each once; delivery closes the order [BUY-6]. */
export async function handleCarrierEvent(
  deps: Pick<ServiceDeps, 'orders' | 'log'>,
  event: CarrierEvent,
): Promise<Result<null, EventRefusal>> {
  const owner = await deps.orders.groupIdOfShipment(event.shipmentId)
  if (owner === null) return err({ code: 'order_unknown' })
  const type = TIMELINE_TYPE[event.status]
  if (type === null) return ok(null)
  const change: OrderChange = {
    orderGroupId: owner.orderGroupId,
    orderId: owner.orderId,
    status: type === 'delivered' && owner.status === 'shipped' ? { from: ['shipped'], to: 'delivered' } : null,
    events: [
      {
        key: `carrier:${event.shipmentId}:${event.status}:${event.atMs}`,
        type,
        orderId: owner.orderId,
        atMs: event.atMs,
        data: event.place === '' ? {} : { place: event.place },
      },
    ],
    journals: [],
    outbox: [],
  }
  const { isApplied } = await deps.orders.change(change)
  // Two words at once: the other one moved the order, this one still belongs on the timeline.
  if (!isApplied && change.status !== null) await deps.orders.change({ ...change, status: null })
  return ok(null)
}
