import { describe, expect, it } from 'vitest'
import { deliverWebhook, deliverWebhooks } from './deliver-webhook.ts'
import { verifySignature } from './signature.ts'
import { backoffMs } from './webhook-outbox.ts'

const webhook = {
  id: 'msg_1',
  url: 'http://shop.localhost/webhooks/bank',
  body: '{}',
  secret: 'whsec_c2VjcmV0',
  nowMs: 0,
}
const answering = (status: number) => ({ fetch: async () => new Response(null, { status }) })

it('[SIG-5] waits twice as long after each failure, from a second up to an hour', () => {
  expect([1, 2, 3, 4, 12, 13, 500].map(backoffMs)).toEqual([
    1_000, 2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000,
  ])
})

it('[SIG-5] counts 2xx and "replayed" as delivered and everything else as to be sent again', async () => {
  expect(await deliverWebhook(answering(204), webhook)).toEqual({ delivered: true })
  expect(await deliverWebhook(answering(409), webhook)).toEqual({ delivered: true })
  expect(await deliverWebhook(answering(503), webhook)).toEqual({ delivered: false, reason: 'answered 503' })
  expect(await deliverWebhook(answering(401), webhook)).toEqual({ delivered: false, reason: 'answered 401' })
})

describe('a batch', () => {
  const webhooks = ['msg_1', 'msg_2', 'msg_3'].map((id) => ({ ...webhook, id, body: `{"of":"${id}"}` }))
  const signing = { secret: webhook.secret, nowMs: 0 }

  it('[SIG-6] is one signed request that carries each message under its own id', async () => {
    const requests: Request[] = []
    const results = webhooks.map(({ id }) => ({ id, status: 200 }))
    const to = {
      fetch: async (request: Request) => {
        requests.push(request)
        return Response.json({ results })
      },
    }
    expect(await deliverWebhooks(to, webhooks, signing)).toEqual(webhooks.map(() => ({ delivered: true })))
    const [request] = requests
    const body = (await request?.text()) ?? ''
    expect(verifySignature({ secrets: [webhook.secret], headers: request?.headers ?? {}, body, nowMs: 0 }).ok).toBe(
      true,
    )
    expect(requests).toHaveLength(1)
    expect(JSON.parse(body)).toEqual({
      type: 'batch',
      timestampMs: 0,
      data: { messages: webhooks.map(({ id }) => ({ id, body: { of: id } })) },
    })
  })

  it('[SIG-6] is delivered message by message: a refused one, and one the receiver is silent about, come again', async () => {
    const results = [
      { id: 'msg_1', status: 409 },
      { id: 'msg_2', status: 500 },
    ]
    const to = { fetch: async () => Response.json({ results }) }
    expect(await deliverWebhooks(to, webhooks, signing)).toEqual([
      { delivered: true },
      { delivered: false, reason: 'answered 500' },
      { delivered: false, reason: 'no word about it' },
    ])
    // A receiver that does not read batches takes note of one and says nothing of its messages.
    expect((await deliverWebhooks(answering(503), webhooks, signing)).map((one) => one.delivered)).toEqual([
      false,
      false,
      false,
    ])
    const ignoring = { fetch: async () => Response.json({ status: 'ignored' }, { status: 202 }) }
    expect((await deliverWebhooks(ignoring, webhooks, signing)).map((one) => one.delivered)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('[SIG-6] of one message is that message', async () => {
    const ids: (string | null)[] = []
    const to = {
      fetch: async (request: Request) => {
        ids.push(request.headers.get('webhook-id'))
        return new Response(null, { status: 204 })
      },
    }
    expect(await deliverWebhooks(to, webhooks.slice(0, 1), signing)).toEqual([{ delivered: true }])
    expect(await deliverWebhooks(to, [], signing)).toEqual([])
    expect(ids).toEqual(['msg_1'])
  })
})
