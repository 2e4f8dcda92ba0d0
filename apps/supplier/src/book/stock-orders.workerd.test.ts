import { runDurableObjectAlarm } from 'cloudflare:test'
import { signRequest } from '@onhand/signing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Answer, type Received, read, supplierEnv, toldOf } from '../../test/supplier-client.ts'
import { app } from '../app.ts'
import { bookOf } from '../env.ts'
import { DEFAULT_SWITCHES } from './types.ts'

const SUPPLIER = 'http://supplier.localhost:8787'
const book = () => bookOf(supplierEnv)
const inAnHour = { ...DEFAULT_SWITCHES, confirmAfterMs: 3_600_000, shipAfterMs: 3_600_000 }
let made = 0

function anOrder(change: Record<string, unknown> = {}) {
  made += 1
  return {
    orderId: `pur_${made}`,
    supplierId: 'sup_mill',
    currency: 'GBP',
    lines: [
      { position: 0, skuId: 'sku_flour', gtin: null, title: 'Flour', units: 12, unitCostMinor: 60, lifeDays: 90 },
      { position: 1, skuId: 'sku_salt', gtin: null, title: 'Salt', units: 6, unitCostMinor: 30, lifeDays: null },
    ],
    totalMinor: 900,
    paymentDays: 14,
    shipTo: { name: 'Marlow Road' },
    wantedDate: '2999-01-02',
    ...change,
  }
}

async function post(path: string, message: unknown): Promise<Answer> {
  const body = JSON.stringify(message)
  made += 1
  const secret = supplierEnv.SUPPLIER_SIGNING_SECRET
  const signature = signRequest({ secret, id: `msg_s${made}`, nowMs: Date.now(), body })
  const headers = { authorization: `Bearer ${supplierEnv.SUPPLIER_API_KEY}`, ...signature }
  return read(await app.request(`${SUPPLIER}/v1/stock-orders${path}`, { method: 'POST', headers, body }, supplierEnv))
}

async function find(orderId: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${supplierEnv.SUPPLIER_API_KEY}` }
  return read(await app.request(`${SUPPLIER}/v1/stock-orders/${orderId}`, { headers }, supplierEnv))
}

/** Lets the object believe that the next step of everything is due. */
async function passTime(): Promise<void> {
  vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
  await runDurableObjectAlarm(book())
}

function eventsOf(orderId: string, count: number): Promise<Received[]> {
  return vi.waitFor(async () => {
    const events = await toldOf(orderId)
    expect(events.length).toBeGreaterThanOrEqual(count)
    return events
  }, 10_000)
}

beforeEach(() => book().setSwitches(inAnHour))
afterEach(() => {
  vi.useRealTimers()
})

it('[SUP-7] takes an order for a shelf once, confirms and ships it with lots that keep as long, and tells the shop', async () => {
  const order = anOrder()
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('', order)))
  expect(new Set(answers.map((answer) => [answer.status, answer.body['receivedAtMs']].join())).size).toBe(1)
  expect((await post('', { ...order, paymentDays: 7 })).body.error?.code).toBe('order_id_reused')
  await passTime()
  await passTime()
  await runDurableObjectAlarm(book())
  expect((await find(order.orderId)).body).toMatchObject({ status: 'shipped', deliveryDate: '2999-01-02' })
  const lotCode = expect.stringMatching(/^L\w+/)
  const lots = [
    { position: 0, lotCode, expiryDate: expect.stringMatching(/^\d{4}-/) },
    { position: 1, lotCode, expiryDate: null },
  ]
  const words = (await eventsOf(order.orderId, 2)).map(({ body }) => JSON.parse(body))
  expect(words).toMatchObject([
    { type: 'stock_order.confirmed', data: { deliveryDate: '2999-01-02', lines: [{ units: 12 }, { units: 6 }] } },
    { type: 'stock_order.shipped', data: { lots } },
  ])
})

it('[SUP-7] promises less or later when it is switched so, and declines with a day on which it could', async () => {
  await book().setSwitches({ ...inAnHour, shortSkuIds: ['sku_flour'], declineSkuIds: ['sku_salt'], delayDays: 2 })
  const short = anOrder()
  await post('', short)
  await passTime()
  const confirmed = [
    { position: 0, units: 6 },
    { position: 1, units: 0 },
  ]
  expect((await find(short.orderId)).body).toMatchObject({
    status: 'confirmed',
    deliveryDate: '2999-01-04',
    confirmed,
  })
  vi.useRealTimers()
  await book().setSwitches({ ...inAnHour, declineAll: true })
  const declined = anOrder()
  await post('', declined)
  await passTime()
  expect((await find(declined.orderId)).body).toMatchObject({ status: 'declined', offeredDate: '2999-01-09' })
})

it('[SUP-7] sends goods that are paid first only when the bank knows the payment of what was promised, one payment for one order', async () => {
  const order = anOrder({ paymentDays: 0 })
  await post('', order)
  await passTime()
  await passTime()
  expect((await find(order.orderId)).body).toMatchObject({ status: 'confirmed' })
  vi.useRealTimers()
  const pay = (orderId: string, transactionNumber: string) => post(`/${orderId}/payment`, { transactionNumber })
  expect((await pay(order.orderId, 'TX-4000-0001-899-9')).body.error?.code).toBe('payment_differs')
  expect((await pay(order.orderId, 'TX-4000-0001-900-9')).status).toBe(200)
  expect((await pay(order.orderId, 'TX-4000-0001-900-9')).status).toBe(200)
  const other = anOrder()
  await post('', other)
  await book().stepStock(other.orderId, 'confirm')
  expect((await pay(other.orderId, 'TX-4000-0001-900-9')).body.error?.code).toBe('payment_used')
  await passTime()
  expect((await find(order.orderId)).body).toMatchObject({ status: 'shipped' })
})

it.each([
  ['totalMinor', { totalMinor: 901 }],
  ['lines', { lines: [] }],
  ['wantedDate', { wantedDate: 'soon' }],
  ['paymentDays', { paymentDays: -1 }],
  ['orderId', { orderId: 'a\nb' }],
])('[SUP-6] refuses an order for a shelf with a bad %s', async (field, change) => {
  expect(await post('', anOrder(change))).toMatchObject({ status: 400, body: { error: { field } } })
})

it('[SUP-9] cancels an order until its goods have left, once or often, and never takes one that was cancelled before it came', async () => {
  const order = anOrder()
  await post('', order)
  const answers = await Promise.all([1, 2, 3].map(() => post(`/${order.orderId}/cancel`, {})))
  expect(answers.map((answer) => [answer.status, answer.body['declineReason']])).toEqual(
    [1, 2, 3].map(() => [200, 'cancelled_by_shop']),
  )
  await passTime()
  expect((await find(order.orderId)).body).toMatchObject({ status: 'declined', trackingNumber: null })
  vi.useRealTimers()
  const late = anOrder()
  expect((await post(`/${late.orderId}/cancel`, {})).status).toBe(200)
  expect((await post('', late)).body.error?.code).toBe('order_cancelled')
  const gone = anOrder()
  await post('', gone)
  await book().stepStock(gone.orderId, 'confirm')
  await book().stepStock(gone.orderId, 'ship')
  expect((await post(`/${gone.orderId}/cancel`, {})).body.error?.code).toBe('order_shipped')
  expect((await find(gone.orderId)).body['status']).toBe('shipped')
  const unsigned = new Request(`${SUPPLIER}/v1/stock-orders/${gone.orderId}/cancel`, { method: 'POST', body: '{}' })
  unsigned.headers.set('authorization', `Bearer ${supplierEnv.SUPPLIER_API_KEY}`)
  expect((await app.request(unsigned, undefined, supplierEnv)).status).toBe(401)
})
