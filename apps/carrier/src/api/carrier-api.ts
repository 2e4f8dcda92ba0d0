import { createHash } from 'node:crypto'
import { hasBearer, verifySignature } from '@onhand/signing'
import { type Context, Hono } from 'hono'
import { no, ok, type Result } from '../book/refusals.ts'
import type { Shipment, ShipmentEvent } from '../book/types.ts'
import { bookOf, type Env } from '../env.ts'
import { isCurrencyServed, ratesFor } from '../rates/rates.ts'
import { NewShipment, parseJson, RatesRequest } from './input.ts'
import { refuse } from './refuse.ts'

type ApiEnv = { Bindings: Env }

// Any price list will do to see whether a service goes somewhere.
const HOME_CURRENCY = 'GBP'

/** The shop's API: rates, shipments, tracking. */
export const carrierApi = new Hono<ApiEnv>()
  .use('*', async (c, next) => {
    if (!hasBearer(c.req.header('authorization'), c.env.CARRIER_API_KEY)) return refuse(c, { code: 'unauthorised' })
    await next()
  })
  .post('/rates', async (c) => {
    const body = await signedBody(c)
    const input = body.ok ? parseJson(RatesRequest, body.value) : body
    if (!input.ok) return refuse(c, input.error)
    const misbehaviour = await bookOf(c.env).misbehave()
    if (misbehaviour && !misbehaviour.ok) return refuse(c, misbehaviour.error)
    if (!isCurrencyServed(input.value.currency)) return refuse(c, { code: 'currency_not_supported', field: 'currency' })
    return c.json(ratesFor(input.value))
  })
  .post('/shipments', async (c) => {
    const body = await signedBody(c)
    const input = body.ok ? parseJson(NewShipment, body.value) : body
    if (!input.ok || !body.ok) return refuse(c, input.ok ? { code: 'invalid_request' } : input.error)
    const services = ratesFor({ ...input.value, currency: HOME_CURRENCY }).map((rate) => rate.service)
    if (!services.includes(input.value.service)) return refuse(c, { code: 'service_not_available', field: 'service' })
    const requestHash = createHash('sha256').update(body.value).digest('base64')
    const result = await bookOf(c.env).create(input.value, requestHash)
    return result.ok ? c.json(onWire(c.env, result.value), 201) : refuse(c, result.error)
  })
  .get('/tracking/:number', async (c) => {
    const found = await bookOf(c.env).track(c.req.param('number'))
    return found
      ? c.json({ ...onWire(c.env, found.shipment), events: found.events })
      : refuse(c, { code: 'shipment_not_found' })
  })

/** A shipment on the wire; tracking adds its events. */
export type ShipmentOnWire = {
  shipmentId: string
  trackingNumber: string
  trackingUrl: string
  service: string
  status: Shipment['status']
  createdAtMs: number
  events?: ShipmentEvent[]
}

async function signedBody(c: Context<ApiEnv>): Promise<Result<string>> {
  const body = await c.req.text()
  const secrets = [c.env.CARRIER_SIGNING_SECRET]
  const verified = verifySignature({ secrets, headers: c.req.raw.headers, body, nowMs: Date.now() })
  return verified.ok ? ok(body) : no(verified.error.code)
}

function onWire(env: Env, shipment: Shipment): ShipmentOnWire {
  const { shipmentId, trackingNumber, service, status, createdAtMs } = shipment
  return {
    shipmentId,
    trackingNumber,
    trackingUrl: `${env.CARRIER_URL}/track/${trackingNumber}`,
    service,
    status,
    createdAtMs,
  }
}
