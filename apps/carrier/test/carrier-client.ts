import { env } from 'cloudflare:workers'
import { signRequest } from '@onhand/signing'
import { app } from '../src/app.ts'
import type { Env } from '../src/env.ts'

/** The bindings of vitest.workerd.config.ts. */
export const carrierEnv = env as unknown as Env & { NAUGHTY_STRINGS: string }

/** An answer with its body read. */
export type Answer = { status: number; body: Record<string, unknown> & { error?: { code: string; field?: string } } }

const CARRIER = 'http://carrier.localhost:8787'
let counter = 0

/** A good shipment that no other test has announced. */
export function aShipment(change: Record<string, unknown> = {}): Record<string, unknown> {
  counter += 1
  return {
    shipmentId: `shp_${counter}`,
    service: 'standard',
    from: { lat: 51.5, lon: 0, country: 'GB', postcode: 'E8 1AA' },
    to: { lat: 53.8, lon: -1.5, country: 'GB', postcode: 'LS1 1AA' },
    weightGrams: 1_200,
    ...change,
  }
}

/** Sends a signed request as the shop does. */
export async function post(path: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const body = JSON.stringify(input)
  counter += 1
  const signature = signRequest({
    secret: carrierEnv.CARRIER_SIGNING_SECRET,
    id: `msg_${counter}`,
    nowMs: Date.now(),
    body,
  })
  const all = { authorization: `Bearer ${carrierEnv.CARRIER_API_KEY}`, ...signature, ...headers }
  const response = await app.request(`${CARRIER}${path}`, { method: 'POST', headers: all, body }, carrierEnv)
  return { status: response.status, body: await response.json() }
}

/** Asks where a parcel is. */
export async function track(trackingNumber: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${carrierEnv.CARRIER_API_KEY}` }
  const response = await app.request(`${CARRIER}/v1/tracking/${trackingNumber}`, { headers }, carrierEnv)
  return { status: response.status, body: await response.json() }
}
