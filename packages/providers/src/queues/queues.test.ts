import { describe, expect, it } from 'vitest'
import { outboxQueues } from './outbox-queues.ts'
import { wakeOutbox } from './wake-outbox.ts'

describe('outboxQueues', () => {
  it('[JOB-5] sends each type to its queue, a hundred messages at a time', async () => {
    const sent: string[] = []
    const queue = (name: string) =>
      ({
        sendBatch: async (messages: readonly { readonly body: { readonly id: string } }[]) => {
          sent.push(`${name} ${messages.length} ${messages[0]?.body.id}`)
        },
      }) as unknown as Queue
    const queues = outboxQueues({
      EMAIL_QUEUE: queue('email'),
      SUPPLIER_QUEUE: queue('supplier'),
      REFUND_QUEUE: queue('refund'),
      FORECAST_QUEUE: queue('forecast'),
      PICTURE_QUEUE: queue('picture'),
    })
    const messages = (type: 'order.placed.mail' | 'order.placed.supply' | 'payment.refund_due', count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `${index}`, type, version: 1, body: {} }))
    await queues.send('order.placed.mail', messages('order.placed.mail', 250))
    await queues.send('order.placed.supply', messages('order.placed.supply', 1))
    await queues.send('payment.refund_due', messages('payment.refund_due', 1))
    expect(sent).toEqual(['email 100 0', 'email 100 100', 'email 50 200', 'supplier 1 0', 'refund 1 0'])
  })
})

describe('wakeOutbox', () => {
  it('[JOB-5] runs the relay once for all that was committed in one moment, and again for what comes later', async () => {
    const { wake, relay, settled } = waking()
    for (let call = 0; call < 50; call += 1) wake()
    await settled()
    expect(relay.runs).toBe(1)
    wake()
    await settled()
    expect(relay.runs).toBe(2)
  })

  it('[JOB-5] never runs beside itself: what is committed during a run has one more follow', async () => {
    const { wake, relay, settled } = waking()
    relay.during = () => {
      if (relay.runs === 1) for (let call = 0; call < 10; call += 1) wake()
    }
    wake()
    await settled()
    expect(relay.runs).toBe(2)
    expect(relay.atOnceMax).toBe(1)
  })

  it('[JOB-5] is not held up for ever by a run that failed', async () => {
    const { wake, relay, settled } = waking()
    relay.during = () => {
      if (relay.runs === 1) throw new Error('the database is away')
    }
    wake()
    await settled()
    wake()
    await settled()
    expect(relay.runs).toBe(2)
  })
})

function waking() {
  const relay = { runs: 0, atOnce: 0, atOnceMax: 0, during: (): unknown => undefined }
  const works: Promise<unknown>[] = []
  const run = async () => {
    relay.runs += 1
    relay.atOnce += 1
    relay.atOnceMax = Math.max(relay.atOnceMax, relay.atOnce)
    try {
      relay.during()
      await new Promise((resolve) => setTimeout(resolve, 1))
    } finally {
      relay.atOnce -= 1
    }
  }
  const wake = () => wakeOutbox({ nowMs: Date.now, waitUntil: (work) => works.push(work), relay: run })
  return { wake, relay, settled: () => Promise.allSettled(works) }
}
