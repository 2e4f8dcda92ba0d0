import { derivedId, type SupplierOrderId } from '@onhand/domain/ids'
import type { Address, OrderStatus, PlacedOrder } from '@onhand/domain/ordering/types'
import type { ServiceDeps } from '../deps.ts'
import type { OrderChange } from '../ordering/ports.ts'
import { type FoundOrder, findPlacedOrder } from './find-placed-order.ts'
import type { CarrierPort } from './ports.ts'

/** What taking a shipment into an order needs. */
export type ShipDeps = Pick<ServiceDeps, 'orders' | 'stock' | 'vendors' | 'log' | 'wakeOutbox'> & {
  readonly carriers: CarrierPort
}

type Shipped = { readonly supplierOrderId: SupplierOrderId; readonly atMs: number }

const BEFORE_SHIPPING: readonly OrderStatus[] = ['placed', 'confirmed', 'picking', 'ready']
const BEFORE_READY: readonly OrderStatus[] = ['placed', 'confirmed', 'picking']
// Placed lines carry no weight; carriers here price by parcel, so a kind estimate is enough.
const UNIT_WEIGHT_GRAMS = 500

/**
 * The supplier has sent the goods. To a door: books the carrier, marks the order shipped with its mail, and takes the units out of
 * stock. For pickup: the order waits at the shop. The status change decides once [BUY-4]; booking and stock repeat by their ids,
 * so a repetition after a crash in between finishes the rest. An order of several suppliers goes when the last of them has sent its part [BUY-24].
 */
export async function shipSupply(deps: ShipDeps, found: FoundOrder, event: Shipped): Promise<void> {
  if (!(await isWhole(deps, found, event))) return
  if (found.order.delivery.kind === 'pickup') {
    await deps.orders.change(readyForPickup(found, event))
    return
  }
  if (found.status !== 'shipped' && found.status !== 'delivered') {
    const isApplied = await markShipped(deps, found, event)
    // Someone else moved the order at the same time (shipped by hand, cancelled): their change stands.
    if (!isApplied) {
      deps.log.info('fulfilment.ship.overtaken', { orderId: found.order.id })
      return
    }
    deps.wakeOutbox()
  }
  await shipUnits(deps, found.order)
}

/** Notes this part before it looks at the others, so that of two that come at once at least one sees both. */
async function isWhole(deps: ShipDeps, { record, order }: FoundOrder, event: Shipped): Promise<boolean> {
  const othersOf = (of: FoundOrder['record']) =>
    of.supplierOrders.filter(
      (one) => one.orderId === order.id && one.id !== event.supplierOrderId && one.totalMinor > 0,
    )
  if (othersOf(record).length === 0) return true
  const subject = { orderGroupId: record.group.id, orderId: order.id }
  const supplierOrder = { id: event.supplierOrderId, status: 'shipped' }
  await deps.orders.change({ ...subject, status: null, events: [], journals: [], outbox: [], supplierOrder })
  const now = await findPlacedOrder(deps, subject)
  return now !== null && othersOf(now.record).every((one) => one.status === 'shipped')
}

async function markShipped(deps: ShipDeps, { record, order }: FoundOrder, event: Shipped): Promise<boolean> {
  const shipmentId = derivedId('shipment', order.id)
  const { address } = record.group
  const shipment = address === null ? null : await book(deps, order, address)
  const { isApplied } = await deps.orders.change({
    orderGroupId: record.group.id,
    orderId: order.id,
    status: { from: BEFORE_SHIPPING, to: 'shipped' },
    shippedAtMs: event.atMs,
    events: [
      {
        key: `shipped:${order.id}`,
        type: 'shipped',
        orderId: order.id,
        atMs: event.atMs,
        data: shipment === null ? {} : { carrier: shipment.carrier, trackingNumber: shipment.trackingNumber },
      },
    ],
    journals: [],
    outbox: [
      {
        id: `order.shipped.mail:${order.id}`,
        type: 'order.shipped.mail',
        version: 1,
        body: { orderGroupId: record.group.id, orderId: order.id },
      },
    ],
    supplierOrder: { id: event.supplierOrderId, status: 'shipped' },
    ...(shipment === null ? {} : { shipment: { id: shipmentId, ...shipment, status: 'label_created' } }),
  })
  return isApplied
}

/** Books the carrier from the place that keeps the promise to the buyer's door. */
async function book(deps: ShipDeps, order: PlacedOrder, to: Address) {
  const [vendor] = await deps.vendors.records([order.vendorId])
  const place = vendor?.locations.find((one) => one.id === order.delivery.locationId) ?? vendor?.locations[0]
  if (place === undefined) throw new Error(`no place to collect order ${order.id} from`)
  return await deps.carriers.createShipment({
    shipmentId: derivedId('shipment', order.id),
    from: place,
    to,
    weightGrams: order.lines.reduce((grams, line) => grams + line.units * UNIT_WEIGHT_GRAMS, 0),
    transitDaysMax: order.delivery.promise.reason.transitDays,
  })
}

/** Takes every line's claim out of stock. A claim that is gone is a fault to look at, not a reason to hold the parcel back. */
async function shipUnits(deps: ShipDeps, order: PlacedOrder): Promise<void> {
  await Promise.all(
    order.lines.map(async (line) => {
      const result = await deps.stock.ship(line.skuId, line.reservationId)
      if (!result.ok) deps.log.error('inventory.ship.refused', { orderId: order.id, ...result.error })
    }),
  )
}

function readyForPickup({ record, order }: FoundOrder, event: Shipped): OrderChange {
  return {
    orderGroupId: record.group.id,
    orderId: order.id,
    status: { from: BEFORE_READY, to: 'ready' },
    events: [
      {
        key: `ready_for_pickup:${order.id}`,
        type: 'ready_for_pickup',
        orderId: order.id,
        atMs: event.atMs,
        data: { locationName: order.delivery.locationName },
      },
    ],
    journals: [],
    outbox: [],
    supplierOrder: { id: event.supplierOrderId, status: 'shipped' },
  }
}
