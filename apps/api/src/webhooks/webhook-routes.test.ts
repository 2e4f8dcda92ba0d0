import { signRequest } from '@onhand/signing'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { webhookRoutes } from './webhook-routes.ts'

const SECRETS = {
  bank: `whsec_${btoa('bank-secret-bank-secret-bank')}`,
  supplier: `whsec_${btoa('supplier-secret-supplier-1')}`,
  carrier: `whsec_${btoa('carrier-secret-carrier-12')}`,
}
const SUPPLIER_ORDER = 'sor_grouponea1'
type Source = keyof typeof SECRETS
type Sending = { source?: Source; id?: string; secret?: string; atMs?: number; sentBody?: string }

describe('webhookRoutes', () => {
  const cases: readonly [string, Sending & { unsigned?: boolean }, number, string][] = [
    ['unsigned', { unsigned: true }, 401, 'signature_missing'],
    ['signed with another secret', { secret: SECRETS.bank }, 401, 'signature_invalid'],
    ['changed on the way', { sentBody: '{"type":"supplier_order.declined"}' }, 401, 'signature_invalid'],
    ['six minutes old', { atMs: -6 * 60_000 }, 401, 'timestamp_out_of_range'],
    ['six minutes early', { atMs: 6 * 60_000 }, 401, 'timestamp_out_of_range'],
  ]
  for (const [what, sending, status, code] of cases) {
    it(`[WEB-1] refuses a webhook that is ${what}, and changes nothing`, async () => {
      const world = new JobsWorld()
      const answer = await post(world, confirmed(), sending)
      expect(answer).toEqual({ status, body: { error: { code } } })
      expect(world.orders.events.size + world.webhookIds.size).toBe(0)
    })
  }

  it('takes a confirmation once: a replay is refused, even at the same time', async () => {
    const world = new JobsWorld()
    expect(await post(world, confirmed())).toEqual({ status: 200, body: { status: 'processed' } })
    expect(world.orders.status.get(world.group.orders[0]?.id as never)).toBe('confirmed')
    expect(await post(world, confirmed())).toEqual({ status: 409, body: { error: { code: 'replayed' } } })
    const racing = await Promise.all(Array.from({ length: 10 }, () => post(world, confirmed(), { id: 'msg_other' })))
    expect(racing.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(racing.filter((answer) => answer.status === 425)).toHaveLength(9)
    expect(world.orders.events.size).toBe(1)
  })

  it('[WEB-2] works a message through once: a replay reaches no use-case, nor does a delivery beside the first', async () => {
    const world = new JobsWorld()
    const first = world.deps()
    await post(world, confirmed(), {}, first)
    const replay = world.deps()
    expect((await post(world, confirmed(), {}, replay)).status).toBe(409)
    expect(replay.crashing.calls).toBe(1)
    expect(first.crashing.calls).toBeGreaterThan(3)

    const other = new JobsWorld()
    await other.deps().webhooks.claim('supplier', 'msg_1', { nowMs: other.nowMs, untilMs: other.nowMs + 60_000 })
    const beside = other.deps()
    const answer = await post(other, confirmed(), {}, beside)
    expect(answer).toEqual({ status: 425, body: { error: { code: 'being_processed' } } })
    expect(beside.crashing.calls).toBe(1)
  })

  it('[SIG-7] takes what either secret signed while one is being changed, and the former no longer afterwards', async () => {
    const [former, next] = [SECRETS.supplier, `whsec_${btoa('supplier-secret-supplier-2')}`]
    const world = new JobsWorld()
    const during = { ...SECRETS, supplier: `${next} ${former}` }
    expect((await post(world, confirmed(), { id: 'm1', secret: former }, world.deps(), during)).status).toBe(200)
    expect((await post(world, confirmed(), { id: 'm2', secret: next }, world.deps(), during)).status).toBe(200)
    // A sender that changes first signs with both: a receiver that knows only the former takes it.
    expect((await post(world, confirmed(), { id: 'm3', secret: `${next} ${former}` })).status).toBe(200)
    const after = { ...SECRETS, supplier: next }
    expect((await post(world, confirmed(), { id: 'm4', secret: former }, world.deps(), after)).status).toBe(401)
  })

  it('[WEB-2] takes the same message id again after its processing failed on our side', async () => {
    const calls = new JobsWorld()
    const counting = calls.deps()
    await post(calls, confirmed(), {}, counting)
    for (let at = 1; at <= counting.crashing.calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = new JobsWorld()
        const failed = await post(world, confirmed(), {}, world.deps({ at, when }))
        expect(failed.status).toBe(500)
        // A worker that died could not give its claim back: it ends by itself.
        world.nowMs += 60_001
        const again = await post(world, confirmed())
        // Recorded and then cut off: the work is done, so the repeat is a replay.
        expect([200, 409]).toContain(again.status)
        expect([...world.orders.events.values()].map((event) => event.type)).toEqual(['supplier_confirmed'])
      }
    }
  })

  it('[WEB-3] names the field of a malformed webhook and lets the sender try again with that id', async () => {
    const world = new JobsWorld()
    const malformed: readonly [string, string][] = [
      ['not json', 'body'],
      ['[]', 'body'],
      ['{"timestampMs":1}', 'type'],
      ['{"type":"supplier_order.confirmed","timestampMs":"x"}', 'timestampMs'],
      ['{"type":"supplier_order.confirmed","timestampMs":1}', 'data'],
      [JSON.stringify({ ...confirmed(), data: { orderId: 'ord_x', shipDate: '2026-11-25' } }), 'data.orderId'],
      [JSON.stringify({ ...confirmed(), data: { orderId: SUPPLIER_ORDER, shipDate: 'soon' } }), 'data.shipDate'],
    ]
    for (const [body, field] of malformed) {
      const answer = await post(world, body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ error: { code: 'malformed', field } })
    }
    expect(world.webhookIds.size).toBe(0)
    expect((await post(world, confirmed())).status).toBe(200)
  })

  it('[WEB-3] takes note of a kind of word it does not know', async () => {
    const world = new JobsWorld()
    const body = { type: 'supplier_order.delighted', timestampMs: world.nowMs, data: {} }
    expect(await post(world, body)).toEqual({ status: 202, body: { status: 'ignored' } })
    expect((await post(world, body)).status).toBe(409)
  })

  it('[WEB-3] answers not found for orders, shipments and payments that are not ours', async () => {
    const world = new JobsWorld()
    const { nowMs } = world
    const unknown: readonly [Source, object, string][] = [
      ['supplier', { ...confirmed(), data: { orderId: 'sor_strange', shipDate: '2026-11-25' } }, 'order_unknown'],
      [
        'carrier',
        {
          type: 'shipment.event',
          timestampMs: nowMs,
          data: { shipmentId: 'shp_strange', trackingNumber: 'T', status: 'delivered', atMs: nowMs, place: '' },
        },
        'order_unknown',
      ],
      ['bank', payment('someone else'), 'payment_unknown'],
    ]
    for (const [source, body, code] of unknown) {
      expect(await post(world, body, { source })).toEqual({ status: 404, body: { error: { code } } })
    }
    expect(world.webhookIds.size).toBe(0)
  })

  it('wakes the checkout of an authorised payment and trusts nothing else in the event', async () => {
    const world = new JobsWorld()
    const answer = await post(world, payment('pay_abcdefghijklmnopqrsta1'), { source: 'bank' })
    expect(answer.status).toBe(200)
    expect(world.wakes).toEqual(['crt_abcdefghijklmnopqrst'])
  })

  it('[WEB-4] takes the messages of a batch each by itself, a repeated batch once', async () => {
    const world = new JobsWorld()
    const strange = { ...confirmed(), data: { orderId: 'sor_strange', shipDate: '2026-11-25' } }
    const messages = [
      { id: 'msg_a', body: confirmed() },
      { id: 'msg_b', body: strange },
      { id: 'msg_c', body: 'not a word' },
      { id: 'msg_d', body: { type: 'supplier_order.delighted', timestampMs: 1, data: {} } },
    ]
    const batch = { type: 'batch', timestampMs: world.nowMs, data: { messages } }
    const statuses = (answer: { body: unknown }) => JSON.stringify(answer.body)
    const results = (list: readonly number[]) =>
      JSON.stringify({ results: list.map((status, index) => ({ id: messages[index]?.id, status })) })
    expect(statuses(await post(world, batch, { id: 'batch_1' }))).toBe(results([200, 404, 400, 202]))
    expect(statuses(await post(world, batch, { id: 'batch_2' }))).toBe(results([409, 404, 400, 409]))
    expect([...world.orders.events.values()].map((event) => event.type)).toEqual(['supplier_confirmed'])
    expect(world.webhookIds.size).toBe(2)
  })

  it('[WEB-4] answers 500 for the message that failed on our side, which may come again', async () => {
    const world = new JobsWorld()
    const batch = { type: 'batch', timestampMs: world.nowMs, data: { messages: [{ id: 'msg_a', body: confirmed() }] } }
    const failed = await post(world, batch, {}, world.deps({ at: 1, when: 'before' }))
    expect(failed).toEqual({ status: 200, body: { results: [{ id: 'msg_a', status: 500 }] } })
    world.nowMs += 60_001
    expect(await post(world, batch)).toEqual({ status: 200, body: { results: [{ id: 'msg_a', status: 200 }] } })
  })

  it('[WEB-4] refuses a batch whose form is wrong, as a whole', async () => {
    const world = new JobsWorld()
    for (const messages of [[], [{ body: confirmed() }], [{ id: 'a b', body: confirmed() }], 'none']) {
      const answer = await post(world, { type: 'batch', timestampMs: 1, data: { messages } })
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'malformed' } } })
    }
    expect(world.webhookIds.size).toBe(0)
  })

  it('refuses a body that no honest sender sends', async () => {
    const answer = await post(new JobsWorld(), JSON.stringify({ type: 'x'.repeat(300_000) }))
    expect(answer).toEqual({ status: 413, body: { error: { code: 'body_too_large', field: 'body' } } })
  })
})

function confirmed() {
  return {
    type: 'supplier_order.confirmed',
    timestampMs: 1_795_000_000_000,
    data: { orderId: SUPPLIER_ORDER, supplierId: 'sup_clay', shipDate: '2026-11-25' },
  }
}

function payment(reference: string) {
  return {
    type: 'payment.authorised',
    timestampMs: 1_795_000_000_000,
    data: {
      id: 'bp_1',
      reference,
      status: 'authorised',
      amountMinor: 2750,
      currency: 'GBP',
      capturedMinor: 0,
      refundedMinor: 0,
      transactionNumber: 'TX-1',
    },
  }
}

async function post(
  world: JobsWorld,
  event: object | string,
  sending: Sending & { unsigned?: boolean } = {},
  deps = world.deps(),
  secrets = SECRETS,
): Promise<{ status: number; body: unknown }> {
  const source = sending.source ?? 'supplier'
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  const signed = signRequest({
    secret: sending.secret ?? SECRETS[source],
    id: sending.id ?? 'msg_1',
    nowMs: world.nowMs + (sending.atMs ?? 0),
    body,
  })
  const app = new Hono<{ Bindings: object }>()
  app.route(
    '/webhooks',
    webhookRoutes(() => ({ deps, secrets, close: async () => undefined })),
  )
  app.onError((_error, context) => context.json({ error: { code: 'internal' } }, 500))
  const request = new Request(`http://shop.test/webhooks/${source}`, {
    method: 'POST',
    headers: sending.unsigned ? {} : { ...signed },
    body: sending.sentBody ?? body,
  })
  const executionCtx = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
  const response = await app.fetch(request, {}, executionCtx as unknown as ExecutionContext)
  return { status: response.status, body: await response.json() }
}
