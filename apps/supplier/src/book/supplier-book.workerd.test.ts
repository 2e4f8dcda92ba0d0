import { abortAllDurableObjects, runDurableObjectAlarm } from 'cloudflare:test'
import { verifySignature } from '@onhand/signing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anOrder, cancel, find, post, type Received, send, supplierEnv, toldOf } from '../../test/supplier-client.ts'
import { bookOf } from '../env.ts'
import { DEFAULT_SWITCHES } from './types.ts'

// Thousands of requests on a busy machine; never an assertion about time.
const MANY_REQUESTS_TIMEOUT_MS = 180_000
const book = () => bookOf(supplierEnv)
const inAnHour = { ...DEFAULT_SWITCHES, confirmAfterMs: 3_600_000, shipAfterMs: 3_600_000 }

function eventsOf(orderId: string, count: number): Promise<Received[]> {
  return vi.waitFor(async () => {
    const events = await toldOf(orderId)
    expect(events.length).toBeGreaterThanOrEqual(count)
    return events
  }, 10_000)
}

/** Lets the object believe that the next step of everything is due. */
async function passTime(): Promise<void> {
  vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
  await runDurableObjectAlarm(book())
}

beforeEach(() => book().setSwitches(inAnHour))
afterEach(() => {
  vi.useRealTimers()
})

describe('an order', () => {
  it('[SUP-1] is taken once, however often and at once it is sent', async () => {
    const order = anOrder()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(order)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((answer) => answer.body['receivedAtMs'])).size).toBe(1)
    expect(await send({ ...order, supplierId: 'sup_other' })).toMatchObject({
      status: 409,
      body: { error: { code: 'order_id_reused' } },
    })
  })

  it.each([
    ['unknown to the bank', { transactionNumber: 'TX-NOBODY' }, [402, 'payment_not_found'] as const],
    ['paid to someone else', { transactionNumber: 'TX-3000-0001-400-1' }, [402, 'payment_not_found'] as const],
    ['paid too little', { transactionNumber: 'TX-4000-0001-399-1' }, [402, 'payment_differs'] as const],
    ['paid in another currency', { currency: 'EUR' }, [402, 'payment_differs'] as const],
    ['of which the bank says nothing', { transactionNumber: 'TX-DOWN' }, [503, 'bank_unavailable'] as const],
  ])('[SUP-2] %s is not taken', async (_what, change, [status, code]) => {
    const order = anOrder(change)
    expect(await send(order)).toMatchObject({ status, body: { error: { code } } })
    expect((await find(order.orderId)).status).toBe(404)
  })

  it('[SUP-2] paid by the transaction of another order is not taken', async () => {
    const first = anOrder()
    await send(first)
    const second = anOrder({ transactionNumber: first['transactionNumber'] })
    expect(await send(second)).toMatchObject({ status: 402, body: { error: { code: 'payment_used' } } })
  })

  it.each(['', '-LOST'])(
    '[SUP-8] that is declined has its money sent back once, and the shop is told%s',
    async (mark) => {
      const order = anOrder()
      const transactionNumber = `${order['transactionNumber']}${mark}`
      await send({ ...order, transactionNumber })
      await book().step(order.orderId, 'decline')
      await abortAllDurableObjects()
      let words: Received[] = []
      await vi.waitFor(async () => {
        await passTime()
        const events = await toldOf(order.orderId)
        words = events.filter(({ body }) => JSON.parse(body).type === 'supplier_order.repaid')
        expect(words).not.toEqual([])
      }, 10_000)
      expect(words.map(({ body }) => JSON.parse(body).data)).toEqual([
        { orderId: order.orderId, supplierId: 'sup_mill', transactionNumber },
      ])
      await passTime()
      const headers = { authorization: 'Bearer test-supplier-key-001' }
      const returned: string[] = await (
        await supplierEnv.BANK.fetch(new Request('http://bank.localhost/returned', { headers }))
      ).json()
      expect(returned.filter((number) => number === transactionNumber)).toHaveLength(1)
    },
  )

  const sentBack = async (transactionNumber: unknown): Promise<number> => {
    const headers = { authorization: 'Bearer test-supplier-key-001' }
    const asked = new Request('http://bank.localhost/returned', { headers })
    const returned: string[] = await (await supplierEnv.BANK.fetch(asked)).json()
    return returned.filter((number) => number === transactionNumber).length
  }

  it('[SUP-10] is cancelled on the shop’s word until it has left, once however often and at once it is asked, its money sent back and told', async () => {
    const [received, confirmed, shipped] = [anOrder(), anOrder(), anOrder()]
    for (const order of [received, confirmed, shipped]) await send(order)
    for (const order of [confirmed, shipped]) await book().step(order.orderId, 'confirm')
    await book().step(shipped.orderId, 'ship')
    const answers = await Promise.all([1, 2, 3].map(() => cancel(received)))
    expect(answers.map(({ status, body }) => [status, body['declineReason']])).toEqual(
      [1, 2, 3].map(() => [200, 'cancelled_by_shop']),
    )
    expect((await cancel(confirmed)).body).toMatchObject({ status: 'declined', trackingNumber: null })
    expect(await cancel(shipped)).toMatchObject({ status: 409, body: { error: { code: 'order_shipped' } } })
    const words = (await eventsOf(confirmed.orderId, 2)).map(({ body }) => JSON.parse(body).type)
    expect(words.toSorted()).toEqual(['supplier_order.confirmed', 'supplier_order.repaid'])
    await passTime()
    await runDurableObjectAlarm(book())
    const all = [received, confirmed, shipped]
    expect(await Promise.all(all.map((order) => sentBack(order['transactionNumber'])))).toEqual([1, 1, 0])
    expect((await find(confirmed.orderId)).body['status']).toBe('declined')
  })

  it('[SUP-10] is cancelled before it came, by the bank’s word that it was paid: sent back, never taken, and its payment pays no other', async () => {
    const order = anOrder()
    const down = { ...order, transactionNumber: 'TX-DOWN' }
    expect(await cancel(down)).toMatchObject({ status: 503, body: { error: { code: 'bank_unavailable' } } })
    expect((await cancel({ ...order, transactionNumber: 'TX-NOBODY' })).body.error?.code).toBe('payment_not_found')
    for (const answer of await Promise.all([1, 2].map(() => cancel(order))))
      expect(answer).toMatchObject({ status: 200, body: { status: 'declined' } })
    const [word] = await eventsOf(order.orderId, 1)
    expect(JSON.parse(word?.body ?? '{}')).toMatchObject({ type: 'supplier_order.repaid' })
    expect(await send(order)).toMatchObject({ status: 409, body: { error: { code: 'order_cancelled' } } })
    const { transactionNumber } = order
    expect((await send(anOrder({ transactionNumber }))).body.error?.code).toBe('payment_used')
    // Nor does it cancel another order that was paid with it.
    expect((await cancel(anOrder({ transactionNumber }))).body.error?.code).toBe('payment_used')
    expect(await sentBack(transactionNumber)).toBe(1)
  })

  it('[SUP-5] [SUP-6] [SUP-10] fails to be cancelled as often as told, and not at all without a signature or a number', async () => {
    const order = anOrder()
    await send(order)
    await book().setSwitches({ ...inAnHour, failNext: 1 })
    expect((await cancel(order)).status).toBe(503)
    expect((await post(`/${order.orderId}/cancel`, { supplierId: 'sup_mill' })).body.error?.field).toBe(
      'transactionNumber',
    )
    const unsigned = await post(`/${order.orderId}/cancel`, {}, { 'webhook-signature': '' })
    expect(unsigned.body.error?.code).toBe('signature_missing')
    expect((await find(order.orderId)).body['status']).toBe('received')
    expect((await cancel(order)).status).toBe(200)
  })

  it('[SUP-3] [SUP-4] is confirmed and shipped by itself, each once, and the shop is told', async () => {
    const order = anOrder({ requestedShipDate: '2999-01-02' })
    await send(order)
    await passTime()
    await abortAllDurableObjects()
    expect((await find(order.orderId)).body).toMatchObject({ status: 'confirmed', shipDate: '2999-01-02' })
    await passTime()
    await runDurableObjectAlarm(book())
    expect((await find(order.orderId)).body).toMatchObject({
      status: 'shipped',
      carrier: 'sandbox',
      trackingNumber: expect.stringMatching(/^SB\d{12}$/),
    })
    const events = await eventsOf(order.orderId, 2)
    expect(events.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'supplier_order.confirmed', data: { orderId: order.orderId, shipDate: '2999-01-02' } },
      { type: 'supplier_order.shipped', data: { orderId: order.orderId, carrier: 'sandbox' } },
    ])
    for (const { headers, body } of events) {
      const nowMs = Number(headers['webhook-timestamp']) * 1000
      expect(verifySignature({ secrets: [supplierEnv.SUPPLIER_WEBHOOK_SECRET], headers, body, nowMs }).ok).toBe(true)
    }
  })

  it('[SUP-3] [SUP-5] waits for a person when told to, who takes each step once', async () => {
    await book().setSwitches({ ...inAnHour, timing: 'manual' })
    const order = anOrder()
    await send(order)
    await passTime()
    const take = async (step: 'confirm' | 'decline' | 'ship') => {
      const result = await book().step(order.orderId, step)
      return result.ok ? result.value.status : result.error.code
    }
    expect(await take('ship')).toBe('order_not_in_that_state')
    expect(await take('confirm')).toBe('confirmed')
    expect(await take('confirm')).toBe('order_not_in_that_state')
    expect(await take('decline')).toBe('order_not_in_that_state')
    expect(await take('ship')).toBe('shipped')
    expect(await take('ship')).toBe('order_not_in_that_state')
  })

  it('[SUP-5] is declined when one of its SKUs is, and the shop hears why', async () => {
    await book().setSwitches({ ...inAnHour, declineSkuIds: ['sku_oats'] })
    const order = anOrder()
    await send(order)
    await passTime()
    expect((await find(order.orderId)).body).toMatchObject({ status: 'declined', declineReason: 'out_of_stock' })
    const words = (await eventsOf(order.orderId, 2)).map(({ body }) => JSON.parse(body))
    expect(words.map(({ type }) => type).toSorted()).toEqual(['supplier_order.declined', 'supplier_order.repaid'])
    expect(words.find(({ type }) => type === 'supplier_order.declined')).toMatchObject({
      data: { reason: 'out_of_stock' },
    })
  })

  it('[SUP-5] fails as often as told, and is taken afterwards', async () => {
    await book().setSwitches({ ...inAnHour, failNext: 1 })
    const order = anOrder()
    expect((await send(order)).status).toBe(503)
    expect((await send(order)).status).toBe(201)
  })

  it.each([
    ['totalMinor', { totalMinor: 401 }],
    ['lines', { lines: [] }],
    ['lines.0.units', { lines: [{ skuId: 's', gtin: null, title: 't', units: 0, unitCostMinor: 1 }] }],
    ['currency', { currency: 'pounds' }],
    ['requestedShipDate', { requestedShipDate: 'tomorrow' }],
    ['orderId', { orderId: 'a\nb' }],
    ['transactionNumber', { transactionNumber: '' }],
  ])('[SUP-6] with a bad %s is refused and not kept', async (field, change) => {
    expect(await send(anOrder(change))).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request', field } },
    })
  })

  it('[SUP-6] unsigned, wrongly signed or without the key is refused', async () => {
    const order = anOrder()
    expect((await send(order, { 'webhook-signature': '' })).body.error?.code).toBe('signature_missing')
    expect((await send(order, { 'webhook-id': 'msg_x' })).body.error?.code).toBe('signature_invalid')
    expect((await send(order, { authorization: 'Bearer no' })).body.error?.code).toBe('unauthorised')
    expect((await find(order.orderId)).status).toBe(404)
  })

  it.runIf(supplierEnv.NAUGHTY_STRINGS)(
    '[SUP-6] with naughty strings (needs ../shared/external/naughty-strings) is refused by field or kept as it is',
    async () => {
      const strings: string[] = JSON.parse(supplierEnv.NAUGHTY_STRINGS)
      const fields = ['orderId', 'supplierId', 'transactionNumber', 'currency', 'requestedShipDate', 'shipTo']
      for (const text of strings) {
        const sendIn = async (field: string) => {
          const order = anOrder({ [field]: text })
          const answer = await send(order)
          if (answer.status === 201) {
            const kept = await book().find(order.orderId)
            expect({ ...kept, shipTo: JSON.parse(kept?.shipToJson ?? 'null') }).toMatchObject({ [field]: text })
          } else if (answer.status === 402) expect(['currency', 'transactionNumber']).toContain(field)
          else expect([field, answer.body.error?.field]).toEqual([field, field])
        }
        await Promise.all(fields.map(sendIn))
      }
    },
    MANY_REQUESTS_TIMEOUT_MS,
  )
})
