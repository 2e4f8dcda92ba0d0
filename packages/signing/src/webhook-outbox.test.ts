import { expect, it } from 'vitest'
import { deliverWebhook } from './deliver-webhook.ts'
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
