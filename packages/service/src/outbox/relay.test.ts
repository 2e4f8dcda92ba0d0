import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { describe, expect, it } from 'vitest'
import type { OutboxMessage, OutboxType } from '../ordering/ports.ts'
import { relayOutbox } from './relay.ts'

describe('relayOutbox', () => {
  it('[JOB-5] sends what is due once, and again only when nobody has done it in time', async () => {
    const { world, queue, relay } = setUp()
    world.outbox.put(message('order.placed.mail', 'a'))
    world.outbox.put(message('order.placed.supply', 'b'))
    expect(await relay()).toEqual({ sentCount: 2 })
    expect(await relay()).toEqual({ sentCount: 0 })
    await world.outbox.done('b')
    world.nowMs += 59_999
    expect(await relay()).toEqual({ sentCount: 0 })
    world.nowMs += 1
    expect(await relay()).toEqual({ sentCount: 1 })
    expect(queue).toEqual(['order.placed.mail a', 'order.placed.supply b', 'order.placed.mail a'])
  })

  it('[JOB-5] waits twice as long after each loss, at most five minutes', async () => {
    const { world, queue, relay } = setUp()
    world.outbox.put(message('order.placed.mail', 'a'))
    const minutes: number[] = []
    for (let minute = 0; minute < 30; minute += 1) {
      const before = queue.length
      await relay()
      if (queue.length > before) minutes.push(minute)
      world.nowMs += 60_000
    }
    expect(minutes).toEqual([0, 1, 3, 7, 12, 17, 22, 27])
  })

  it('sends many pages in one run, a bounded number of them', async () => {
    const { world, relay } = setUp()
    for (let index = 0; index < 1_500; index += 1) world.outbox.put(message('order.placed.mail', `m${index}`))
    expect(await relay()).toEqual({ sentCount: 1_000 })
    expect(await relay()).toEqual({ sentCount: 500 })
  })

  it('[JOB-4] puts a replayed letter of a type without consumer back among the dead letters', async () => {
    const { world, queue, relay } = setUp()
    await world.outbox.park({ id: 'odd', type: 'nonsense', body: '{"a":1}' }, 'malformed', world.nowMs)
    await world.outbox.replay('odd', world.nowMs)
    await relay()
    expect(queue).toEqual([])
    expect([...world.outbox.letters.values()]).toMatchObject([{ id: 'odd', body: '{"a":1}', reason: 'no_consumer' }])
    expect(world.outbox.rows.size).toBe(0)
  })

  it('leaves rows due whose queue does not take them, and sends the others', async () => {
    const { world, relay } = setUp('order.placed.mail')
    world.outbox.put(message('order.placed.mail', 'a'))
    world.outbox.put(message('order.placed.supply', 'b'))
    expect(await relay()).toEqual({ sentCount: 1 })
    expect((await world.outbox.due(world.nowMs, 10)).map((row) => row.id)).toEqual(['a'])
  })
})

function setUp(closedQueue: OutboxType | null = null) {
  const world = new JobsWorld()
  const queue: string[] = []
  const queues = {
    send: async (type: OutboxType, messages: readonly OutboxMessage[]) => {
      if (type === closedQueue) throw new Error('queue is closed')
      queue.push(...messages.map((one) => `${type} ${one.id}`))
    },
  }
  return { world, queue, relay: () => relayOutbox({ ...world.deps(), queues }) }
}

function message(type: OutboxType, id: string): OutboxMessage {
  return { id, type, version: 1, body: {} }
}
