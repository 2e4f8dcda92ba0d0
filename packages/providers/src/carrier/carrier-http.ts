import type { CarrierPort } from '@onhand/service/fulfilment/ports'
import { type FetchLike, sendSigned } from '@onhand/signing'
import { z } from 'zod'

/** Where the carrier is reached and how we sign. */
export type CarrierHttp = {
  readonly to: FetchLike
  /** Origin of the carrier's API. */
  readonly url: string
  /** Origin of its public tracking pages. */
  readonly trackingUrl: string
  readonly apiKey: string
  readonly signingSecret: string
  readonly nowMs: () => number
}

const Shipment = z.object({
  trackingNumber: z.string().min(1),
  carrier: z.string().min(1).optional(),
  trackingUrl: z.url().optional(),
})

/** The carrier over signed HTTP. The shipment's id is the idempotency key: booking again answers the same number. Refusals throw. */
export function carrierHttp(carrier: CarrierHttp): CarrierPort {
  return {
    async createShipment(request) {
      const nowMs = carrier.nowMs()
      const response = await sendSigned(carrier.to, {
        url: `${carrier.url}/v1/shipments`,
        body: JSON.stringify(request),
        secret: carrier.signingSecret,
        id: `${request.shipmentId}:${nowMs}`,
        nowMs,
        headers: { authorization: `Bearer ${carrier.apiKey}`, 'idempotency-key': request.shipmentId },
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`carrier answered ${response.status}: ${text.slice(0, 200)}`)
      const booked = Shipment.parse(JSON.parse(text))
      return {
        carrier: booked.carrier ?? 'Onhand Carrier',
        trackingNumber: booked.trackingNumber,
        trackingUrl: booked.trackingUrl ?? `${carrier.trackingUrl}/track/${encodeURIComponent(booked.trackingNumber)}`,
      }
    },
  }
}
