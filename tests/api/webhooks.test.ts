import { randomBytes } from 'node:crypto'
import { derivedId } from '@onhand/domain/ids'
import { supplierOrderIdOf } from '@onhand/domain/ordering/checkout-ids'
import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { signRequest } from '@onhand/signing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, marketSecret } from '../harness/market.ts'
import { anybody } from '../harness/shopper.ts'
import { expectBooksToAddUp } from './suite/books.ts'
import { send } from './suite/calls.ts'
import { newAccount, newProduct } from './suite/shops.ts'
import { switchCarrier, switchSupplier } from './suite/switches.ts'
import { buyWith } from './suite/world.ts'

type Source = 'bank' | 'supplier' | 'carrier'
type Sending = {
  readonly id?: string
  readonly secret?: string
  readonly agoMs?: number
  readonly sentBody?: string
  readonly isUnsigned?: boolean
}

const SECRETS = {
  bank: 'BANK_WEBHOOK_SECRET',
  supplier: 'SUPPLIER_WEBHOOK_SECRET',
  carrier: 'CARRIER_WEBHOOK_SECRET',
} as const
const NOT_OURS = `whsec_${randomBytes(24).toString('base64')}`
const SIX_MINUTES_MS = 360_000

/** All that is said of an order until a carrier has it. Words of a supplier may overtake each other, and our own note that it was asked. */
const SAID = ['supplier_paid', 'supplier_ordered', 'supplier_confirmed', 'shipped'] as const

let order: OrderGroupView
beforeAll(async () => {
  await Promise.all([switchSupplier({ shipAfterMs: '0' }), switchCarrier({ timing: 'manual' })])
  const [product, account] = await Promise.all([newProduct(), newAccount()])
  const { token } = await buyWith(account, [{ skuId: product.skuId, units: 1 }])
  // Shipped, all of it said, and the carrier moves no parcel by itself: what follows comes from the tests only.
  order = await eventually(async () => {
    const now = await anybody().query('order.byToken', { token })
    const isSaid = SAID.every((type) => now.timeline.some((event) => event.type === type))
    return isSaid && now.orders[0]?.shipment ? now : undefined
  })
  await switchSupplier()
})
afterAll(async () => {
  await switchCarrier()
  await expectBooksToAddUp()
})

function newId(): string {
  return `msg_${randomBytes(12).toString('hex')}`
}

/** A word about the order that changes nothing more than it has to: its facts may be replaced. */
function word(source: Source, facts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const timestampMs = Date.now()
  const [one] = order.orders
  if (!one) throw new Error('there is no order')
  const data = {
    bank: {
      id: 'pmt_x',
      reference: `${order.orderGroupId.replace('grp_', 'pay_')}a1`,
      status: 'authorised',
      amountMinor: order.totalMinor,
      currency: 'GBP',
      capturedMinor: 0,
      refundedMinor: 0,
      transactionNumber: null,
    },
    supplier: { orderId: supplierOrderIdOf(one.orderId), shipDate: '2031-01-01' },
    carrier: {
      shipmentId: derivedId('shipment', one.orderId),
      trackingNumber: one.shipment?.trackingNumber ?? '',
      status: 'in_transit',
      atMs: timestampMs,
      place: 'Proof Road',
    },
  }[source]
  const type = { bank: 'payment.authorised', supplier: 'supplier_order.confirmed', carrier: 'shipment.event' }[source]
  return { type, timestampMs, data: { ...data, ...facts } }
}

async function post(source: Source, body: string, sending: Sending = {}): Promise<{ status: number; body: unknown }> {
  const { id = newId(), secret = marketSecret(SECRETS[source]), agoMs = 0, sentBody = body } = sending
  const signed = signRequest({ secret, id, nowMs: Date.now() - agoMs, body })
  const headers = sending.isUnsigned ? {} : { ...signed }
  const answer = await send(`/webhooks/${source}`, { method: 'POST', headers, body: sentBody })
  return { status: answer.status, body: JSON.parse(answer.text) }
}

async function timeline(): Promise<unknown> {
  return (await anybody().query('order.byToken', { token: order.token })).timeline
}

describe.each(['bank', 'supplier', 'carrier'] as const)('a webhook of the %s', (source) => {
  const refused: [what: string, sending: Sending, code: string][] = [
    ['is unsigned', { isUnsigned: true }, 'signature_missing'],
    ['is signed with another secret', { secret: NOT_OURS }, 'signature_invalid'],
    ['was changed on its way', { sentBody: '{"type":"payment.captured"}' }, 'signature_invalid'],
    ['is six minutes old', { agoMs: SIX_MINUTES_MS }, 'timestamp_out_of_range'],
    ['is of the future', { agoMs: -SIX_MINUTES_MS }, 'timestamp_out_of_range'],
  ]
  it.each(refused)('is refused when it %s, and changes nothing', async (_what, sending, code) => {
    const before = await timeline()
    const answer = await post(source, JSON.stringify(word(source)), sending)
    expect(answer).toMatchObject({ status: 401, body: { error: { code } } })
    expect(await timeline()).toEqual(before)
  })

  it('is refused when another organisation signed it', async () => {
    for (const other of Object.keys(SECRETS) as Source[]) {
      if (other === source) continue
      const answer = await post(source, JSON.stringify(word(source)), { secret: marketSecret(SECRETS[other]) })
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'signature_invalid' } } })
    }
  })

  it('is taken once: a replay is refused, at the same time too', async () => {
    const id = newId()
    const body = JSON.stringify(word(source))
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(source, body, { id })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    // The others are told that it is done, or put off while it is being done.
    expect(answers.filter(({ status }) => status === 409 || status === 425)).toHaveLength(7)
    const after = await timeline()
    const again = await post(source, body, { id })
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'replayed' } } })
    expect(await timeline()).toEqual(after)
  })

  it('names the field when it is malformed, changes nothing, and may come again', async () => {
    const before = await timeline()
    const { timestampMs } = word(source)
    const malformed: [body: string, field: string][] = [
      ['not json', 'body'],
      ['[]', 'body'],
      ['', 'body'],
      [JSON.stringify({ timestampMs }), 'type'],
      [JSON.stringify({ ...word(source), timestampMs: 'x' }), 'timestampMs'],
      [JSON.stringify({ ...word(source), data: null }), 'data'],
    ]
    for (const key of Object.keys(word(source)['data'] as object).slice(0, 2)) {
      malformed.push([JSON.stringify(word(source, { [key]: { a: 1 } })), `data.${key}`])
      malformed.push([JSON.stringify(word(source, { [key]: 'x'.repeat(5_000) })), `data.${key}`])
    }
    for (const [body, field] of malformed) {
      const answer = await post(source, body)
      expect(answer, `${field}: ${body.slice(0, 80)}`).toMatchObject({ status: 400, body: { error: { field } } })
    }
    expect(await timeline()).toEqual(before)
  })

  it('is answered "not found" when it speaks of what is not ours', async () => {
    const facts = { reference: 'INVOICE 7', orderId: 'sor_someoneelses', shipmentId: 'shp_someoneelses' }
    expect((await post(source, JSON.stringify(word(source, facts)))).status).toBe(404)
  })

  it('is taken note of and left alone when its kind is unknown', async () => {
    const before = await timeline()
    const body = JSON.stringify({ ...word(source), type: 'weather.changed' })
    expect((await post(source, body)).status).toBe(202)
    expect(await timeline()).toEqual(before)
  })
})

it('refuses a webhook that is larger than any honest one', async () => {
  expect((await post('bank', JSON.stringify({ type: 'x'.repeat(300_000) }))).status).toBe(413)
})

it('takes nothing for granted that a webhook says: a payment is as the bank shows it when it is asked', async () => {
  const captured = word('bank', { status: 'voided', capturedMinor: 0, refundedMinor: order.totalMinor })
  expect((await post('bank', JSON.stringify({ ...captured, type: 'payment.refunded' }))).status).toBe(200)
  const now = await anybody().query('order.byToken', { token: order.token })
  expect(now.refundedMinor).toBe(0)
  expect(now.payment.status).toBe('captured')
})
