import type { CarrierPort } from '@onhand/service/fulfilment/ports'
import { type FetchLike, sendSigned } from '@onhand/signing'
import { z } from 'zod'
import { onceMore } from '../once-more.ts'

/** Where the carrier is reached and how we sign. */
export type CarrierHttp = {
  readonly to: FetchLike
  /** What buyers know it by. */
  readonly name: string
  /** Origin of the carrier's API. */
  readonly url: string
  /** Origin of its public tracking pages. */
  readonly trackingUrl: string
  readonly apiKey: string
  readonly signingSecret: string
  readonly nowMs: () => number
}

const Rates = z.array(z.object({ service: z.string(), transitDaysMax: z.number() }))
const Shipment = z.object({ trackingNumber: z.string().min(1), trackingUrl: z.url().optional() })

// What the carrier takes as one parcel; heavier goods go as several under one number.
const PARCEL_GRAMS_MAX = 30_000

type Request = Parameters<CarrierPort['createShipment']>[0]

/** The carrier over signed HTTP. The shipment's id is the idempotency key: booking again answers the same number. Refusals throw. */
export function carrierHttp(carrier: CarrierHttp): CarrierPort {
  return {
    async createShipment(request) {
      const journey = {
        from: place(request.from),
        to: place(request.to),
        weightGrams: Math.max(1, Math.min(request.weightGrams, PARCEL_GRAMS_MAX)),
      }
      const rates = Rates.parse(
        await post(carrier, `${request.shipmentId}:rates`, '/v1/rates', { ...journey, currency: 'GBP' }),
      )
      const booking = { shipmentId: request.shipmentId, service: choose(rates, request), ...journey }
      const booked = Shipment.parse(await post(carrier, request.shipmentId, '/v1/shipments', booking))
      return {
        carrier: carrier.name,
        trackingNumber: booked.trackingNumber,
        trackingUrl: booked.trackingUrl ?? `${carrier.trackingUrl}/track/${encodeURIComponent(booked.trackingNumber)}`,
      }
    },
  }
}

/** The cheapest service that keeps the promise; when none does, the fastest. The carrier lists the cheapest first. */
function choose(rates: z.infer<typeof Rates>, request: Request): string {
  const fastestFirst = [...rates].sort((a, b) => a.transitDaysMax - b.transitDaysMax)
  const rate = rates.find((one) => one.transitDaysMax <= request.transitDaysMax) ?? fastestFirst[0]
  if (rate === undefined) throw new Error('the carrier does not go there')
  return rate.service
}

function place(at: Request['to']) {
  return { lat: at.latitude, lon: at.longitude, country: at.country, postcode: at.postcode }
}

// biome-ignore lint/complexity/useMaxParams: to whom, under which key, where and what.
async function post(carrier: CarrierHttp, key: string, path: string, input: unknown): Promise<unknown> {
  const nowMs = carrier.nowMs()
  const response = await onceMore((attempt) =>
    sendSigned(carrier.to, {
      url: `${carrier.url}${path}`,
      body: JSON.stringify(input),
      secret: carrier.signingSecret,
      // Each signed message is taken once; the idempotency key makes repeats the same booking.
      id: `${key}:${nowMs}:${attempt}`,
      nowMs,
      headers: { authorization: `Bearer ${carrier.apiKey}`, 'idempotency-key': key },
    }),
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`carrier answered ${response.status}: ${text.slice(0, 200)}`)
  return JSON.parse(text)
}
