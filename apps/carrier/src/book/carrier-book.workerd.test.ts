import { abortAllDurableObjects, runDurableObjectAlarm } from 'cloudflare:test'
import { verifySignature } from '@onhand/signing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aShipment, carrierEnv, post, track } from '../../test/carrier-client.ts'
import { bookOf } from '../env.ts'
import { DEFAULT_SWITCHES } from './types.ts'

type Received = { headers: Record<string, string>; body: string }

// Thousands of requests on a busy machine; never an assertion about time.
const MANY_REQUESTS_TIMEOUT_MS = 180_000
const HOUR_MS = 3_600_000
const book = () => bookOf(carrierEnv)

async function passTime(): Promise<void> {
  vi.useFakeTimers({ now: Date.now() + HOUR_MS, toFake: ['Date'] })
  await runDurableObjectAlarm(book())
}

beforeEach(() => book().setSwitches({ ...DEFAULT_SWITCHES, stepMs: HOUR_MS }))
afterEach(() => {
  vi.useRealTimers()
})

describe('rates', () => {
  it('[CAR-1] are answered for a journey', async () => {
    const { from, to, weightGrams } = aShipment()
    const answer = await post('/v1/rates', { from, to, weightGrams, currency: 'GBP' })
    expect(answer).toMatchObject({
      status: 200,
      body: [{ service: 'economy' }, { service: 'standard' }, { service: 'express' }],
    })
    expect((await post('/v1/rates', { from, to, weightGrams, currency: 'XXX' })).body.error?.code).toBe(
      'currency_not_supported',
    )
  })
})

describe('a shipment', () => {
  it('[CAR-2] is taken once, twenty times at once and over a restart', async () => {
    const input = aShipment()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/v1/shipments', input)))
    await abortAllDurableObjects()
    answers.push(await post('/v1/shipments', input))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((answer) => answer.body['trackingNumber'])).size).toBe(1)
    expect(await post('/v1/shipments', { ...input, weightGrams: 5 })).toMatchObject({
      status: 409,
      body: { error: { code: 'shipment_id_reused' } },
    })
  })

  it('[CAR-3] moves in order, each step once, and the shop is told', async () => {
    const { body } = await post('/v1/shipments', aShipment())
    for (let step = 0; step < 6; step += 1) {
      await passTime()
      await runDurableObjectAlarm(book())
    }
    const { body: tracked } = await track(body['trackingNumber'])
    const statuses = ['label_created', 'collected', 'in_transit', 'out_for_delivery', 'delivered']
    expect(tracked).toMatchObject({ status: 'delivered', events: statuses.map((status) => ({ status })) })

    const told: Received[] = []
    await vi.waitFor(async () => {
      const fresh: Received[] = await (
        await carrierEnv.SHOP.fetch(new Request('http://shop.localhost/received'))
      ).json()
      told.push(...fresh.filter((message) => JSON.parse(message.body).data.shipmentId === body['shipmentId']))
      expect(told).toHaveLength(5)
    }, 10_000)
    // Words that are under way together may arrive in any order; each says when it became true.
    const words = told.map((message) => JSON.parse(message.body)).sort((a, b) => a.timestampMs - b.timestampMs)
    expect(words.map(({ data }) => data.status)).toEqual(statuses)
    for (const { headers, body: text } of told) {
      const nowMs = Number(headers['webhook-timestamp']) * 1000
      expect(verifySignature({ secrets: [carrierEnv.CARRIER_WEBHOOK_SECRET], headers, body: text, nowMs }).ok).toBe(
        true,
      )
    }
  })

  it('[CAR-3] is delayed at most once, by a person or by the switch', async () => {
    await book().setSwitches({ ...DEFAULT_SWITCHES, timing: 'manual' })
    const { body } = await post('/v1/shipments', aShipment())
    const move = async () => {
      const result = await book().move(String(body['trackingNumber']), true)
      return result.ok ? result.value.status : result.error.code
    }
    const moved = [await move(), await move(), await move(), await move(), await move(), await move()]
    expect(moved).toEqual([
      'collected',
      'in_transit',
      'delayed',
      'out_for_delivery',
      'delivered',
      'shipment_already_delivered',
    ])
  })

  it('[CAR-4] that cannot go there, or is unknown, is refused', async () => {
    expect(await post('/v1/shipments', aShipment({ service: 'same_day' }))).toMatchObject({
      status: 422,
      body: { error: { code: 'service_not_available', field: 'service' } },
    })
    expect((await track('OC000')).body.error?.code).toBe('shipment_not_found')
    expect((await book().move('OC000', false)).ok).toBe(false)
  })

  it.each([
    ['from.lat', { from: { lat: 91, lon: 0, country: 'GB', postcode: '' } }],
    ['to.country', { to: { lat: 0, lon: 0, country: 'United Kingdom', postcode: '' } }],
    ['weightGrams', { weightGrams: 0 }],
    ['shipmentId', { shipmentId: '' }],
  ])('[CAR-4] with a bad %s is refused', async (field, change) => {
    expect(await post('/v1/shipments', aShipment(change))).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request', field } },
    })
  })

  it('[CAR-4] unsigned, wrongly signed or without the key is refused', async () => {
    expect((await post('/v1/shipments', aShipment(), { 'webhook-signature': '' })).body.error?.code).toBe(
      'signature_missing',
    )
    expect((await post('/v1/rates', {}, { 'webhook-id': 'msg_x' })).body.error?.code).toBe('signature_invalid')
    expect((await post('/v1/rates', {}, { authorization: 'Bearer no' })).body.error?.code).toBe('unauthorised')
  })

  it('[CAR-4] is refused as often as the switch says', async () => {
    await book().setSwitches({ ...DEFAULT_SWITCHES, failNext: 1 })
    const input = aShipment()
    expect((await post('/v1/shipments', input)).status).toBe(503)
    expect((await post('/v1/shipments', input)).status).toBe(201)
  })

  it.runIf(carrierEnv.NAUGHTY_STRINGS)(
    '[CAR-4] with naughty strings (needs ../shared/external/naughty-strings) is refused by field or taken',
    async () => {
      const strings: string[] = JSON.parse(carrierEnv.NAUGHTY_STRINGS)
      for (const text of strings) {
        const sendIn = async (field: string) => {
          const answer = await post('/v1/shipments', aShipment({ [field]: text }))
          if (answer.status !== 201) expect([field, answer.body.error?.field]).toEqual([field, field])
        }
        await Promise.all(['shipmentId', 'service', 'reference', 'weightGrams'].map(sendIn))
      }
    },
    MANY_REQUESTS_TIMEOUT_MS,
  )
})
