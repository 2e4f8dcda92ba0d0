import type { Place } from '../rates/distance.ts'

/** What happens to a parcel, in this order. `delayed` may come once, while it is in transit. */
export type ShipmentStatus = 'label_created' | 'collected' | 'in_transit' | 'out_for_delivery' | 'delivered' | 'delayed'

/** A parcel as the shop announces it. */
export type NewShipment = {
  shipmentId: string
  service: string
  from: Place
  to: Place
  weightGrams: number
  reference: string
}

/** A parcel in the book. */
export type Shipment = {
  shipmentId: string
  trackingNumber: string
  service: string
  fromPostcode: string
  toPostcode: string
  weightGrams: number
  reference: string
  status: ShipmentStatus
  createdAtMs: number
  /** When the next event happens by itself; null when a person decides, or it is delivered. */
  nextStepAtMs: number | null
}

/** One event of a parcel. */
export type ShipmentEvent = { status: ShipmentStatus; atMs: number; place: string }

/** How the sandbox behaves. */
export type Switches = {
  /** `auto` moves parcels by itself, `manual` waits for the button. */
  timing: 'auto' | 'manual'
  /** Between two events. */
  stepMs: number
  /** Every parcel is delayed once. */
  delayAll: boolean
  slowMs: number
  failNext: number
}

/** The sandbox behaves well, and quickly enough to watch. */
export const DEFAULT_SWITCHES: Switches = { timing: 'auto', stepMs: 20_000, delayAll: false, slowMs: 0, failNext: 0 }
