import { idOf } from '@onhand/domain/ids'
import { verifySignature } from '@onhand/signing'
import { describe, expect, it } from 'vitest'
import { carrierHttp } from './carrier-http.ts'

const SECRET = `whsec_${btoa('carrier-signing-secret-12')}`
const NOW_MS = 1_795_000_000_000
const PLACE = { country: 'GB', postcode: 'E8 1AA', latitude: 51.5, longitude: null }
const PARCEL = {
  shipmentId: idOf('shipment', 'shp_one1'),
  from: PLACE,
  to: { ...PLACE, postcode: 'N1 1AA' },
  weightGrams: 1000,
  transitDaysMax: 3,
}
const RATES = [
  { service: 'economy', transitDaysMax: 5 },
  { service: 'standard', transitDaysMax: 3 },
  { service: 'express', transitDaysMax: 1 },
]

describe('carrierHttp', () => {
  it('books the cheapest service that keeps the promise, signed, under the id of the shipment', async () => {
    const { port, requests } = carrier()
    expect(await port.createShipment(PARCEL)).toEqual({
      carrier: 'Onward Parcels',
      trackingNumber: 'OC1',
      trackingUrl: 'https://carrier.test/track/OC1',
    })
    const [, booking] = requests
    expect(booking?.url).toBe('https://carrier.test/v1/shipments')
    expect(booking?.key).toBe('shp_one1')
    expect(booking?.isSigned).toBe(true)
    expect(booking?.body).toEqual({
      shipmentId: 'shp_one1',
      service: 'standard',
      from: { lat: 51.5, lon: null, country: 'GB', postcode: 'E8 1AA' },
      to: { lat: 51.5, lon: null, country: 'GB', postcode: 'N1 1AA' },
      weightGrams: 1000,
    })
  })

  it('takes the fastest when none keeps the promise, and asks for the same again on a repeat', async () => {
    const { port, requests } = carrier()
    await port.createShipment({ ...PARCEL, transitDaysMax: 0, weightGrams: 900_000 })
    await port.createShipment({ ...PARCEL, transitDaysMax: 0, weightGrams: 900_000 })
    const bookings = requests.filter((request) => request.url.endsWith('/shipments')).map((request) => request.body)
    expect(bookings[0]).toMatchObject({ service: 'express', weightGrams: 30_000 })
    expect(bookings[1]).toEqual(bookings[0])
  })

  it('throws on every refusal: the parcel is not booked', async () => {
    await expect(carrier(503).port.createShipment(PARCEL)).rejects.toThrow('503')
    await expect(carrier(200, []).port.createShipment(PARCEL)).rejects.toThrow('does not go there')
  })
})

function carrier(status = 200, rates: readonly object[] = RATES) {
  const requests: { url: string; key: string | null; isSigned: boolean; body: unknown }[] = []
  const to = {
    fetch: async (request: Request) => {
      const body = await request.text()
      const { headers, url } = request
      const isSigned = verifySignature({ secrets: [SECRET], headers, body, nowMs: NOW_MS }).ok
      requests.push({ url, key: headers.get('idempotency-key'), isSigned, body: JSON.parse(body) })
      return Response.json(url.endsWith('/rates') ? rates : { trackingNumber: 'OC1' }, { status })
    },
  }
  const port = carrierHttp({
    name: 'Onward Parcels',
    to,
    url: 'https://carrier.test',
    trackingUrl: 'https://carrier.test',
    apiKey: 'key',
    signingSecret: SECRET,
    nowMs: () => NOW_MS,
  })
  return { port, requests }
}
