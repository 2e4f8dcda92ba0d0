import type { Shipment, ShipmentEvent, ShipmentStatus } from './types.ts'

const NEXT: Readonly<Record<ShipmentStatus, ShipmentStatus | null>> = {
  label_created: 'collected',
  collected: 'in_transit',
  in_transit: 'out_for_delivery',
  delayed: 'out_for_delivery',
  out_for_delivery: 'delivered',
  delivered: null,
}

/** The parcel's next event [CAR-3], or null when it has arrived. A delay comes only in transit, and so at most once. */
export function nextEvent(shipment: Shipment, at: { nowMs: number; isDelayed: boolean }): ShipmentEvent | null {
  const status = at.isDelayed && shipment.status === 'in_transit' ? 'delayed' : NEXT[shipment.status]
  return status === null ? null : { status, atMs: at.nowMs, place: placeOf(shipment, status) }
}

/** Where an event happens, as far as the outside needs to know. */
export function placeOf(shipment: { fromPostcode: string; toPostcode: string }, status: ShipmentStatus): string {
  switch (status) {
    case 'label_created':
    case 'collected':
      return shipment.fromPostcode
    case 'in_transit':
    case 'delayed':
      return 'Sorting centre'
    case 'out_for_delivery':
    case 'delivered':
      return shipment.toPostcode
  }
}
