import { idOf } from '@onhand/domain/ids'
import type { OutboxMessage, OutboxType } from '@onhand/service/ordering/ports'
import { ATTEMPTS_MAX } from '@onhand/service/outbox/backoff'
import { relayOutbox } from '@onhand/service/outbox/relay'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { describe, expect, it } from 'vitest'
import { handleDeadLetter } from './dead-letter.ts'
import { handleEmail } from './email.ts'
import { handleProjection } from './projection.ts'
import { handleRefund, type RefundDeps } from './refund.ts'
import { handleSupplier } from './supplier.ts'

const GROUP = idOf('orderGroup', 'grp_groupone')
const ORDER = idOf('order', 'ord_grouponea1')
const MAIL: OutboxMessage = {
  id: `order.placed.mail:${GROUP}`,
  type: 'order.placed.mail',
  version: 1,
  body: { orderGroupId: GROUP },
}
const SUPPLY: OutboxMessage = {
  id: `order.placed.supply:${ORDER}`,
  type: 'order.placed.supply',
  version: 1,
  body: { orderGroupId: GROUP, orderId: ORDER, supplierOrderId: 'sor_grouponea1' },
}

describe('consumers of the outbox', () => {
  it('[JOB-1] [JOB-2] do the work of a message once, however often and at once it comes', async () => {
    const world = placedWorld()
    const mails = Array.from({ length: 10 }, () => delivery(MAIL))
    const supplies = Array.from({ length: 10 }, () => delivery(SUPPLY))
    await Promise.all([handleEmail(batch(mails), world.deps()), handleSupplier(batch(supplies), world.deps())])
    await Promise.all([handleEmail(batch(mails), world.deps()), handleSupplier(batch(supplies), world.deps())])
    expect(world.mails.size).toBe(1)
    expect(world.transfers.size).toBe(1)
    expect(world.supplierOrders.size).toBe(1)
    expect(world.outbox.rows.size + world.outbox.letters.size).toBe(0)
    expect([...mails, ...supplies].every((one) => one.settled.every((said) => said === 'ack'))).toBe(true)
  })

  it('[JOB-2] bring every message to its end, wherever the process dies', async () => {
    const counting = placedWorld().deps()
    await handleSupplier(batch([delivery(SUPPLY)]), counting)
    for (let at = 1; at <= counting.crashing.calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = placedWorld()
        const message = delivery(SUPPLY)
        await handleSupplier(batch([message]), world.deps({ at, when }))
        await handleSupplier(batch([message]), world.deps())
        expect(world.transfers.size).toBe(1)
        expect(world.supplierOrders.size).toBe(1)
        expect(world.outbox.rows.has(SUPPLY.id)).toBe(false)
        expect(message.settled.at(-1)).toBe('ack')
      }
    }
  })

  it('[JOB-4] settle each message alone: a malformed one is parked and holds up nobody', async () => {
    const world = placedWorld()
    const odd = [
      delivery('not an object'),
      delivery({ id: 'named', type: 'order.placed.mail', version: 1, body: {} }),
      delivery({ ...MAIL, version: 99 }),
    ]
    const good = delivery(MAIL)
    await handleEmail(batch([...odd.slice(0, 2), good]), world.deps())
    expect(world.mails.size).toBe(1)
    expect([...world.outbox.letters.values()].map(({ id, reason }) => [id, reason])).toEqual([
      ['queue:q1', 'malformed'],
      ['named', 'malformed'],
    ])
    world.outbox.put(MAIL)
    await handleEmail(batch(odd.slice(2)), world.deps())
    expect(world.outbox.letters.has(MAIL.id)).toBe(true)
    expect([...odd, good].every((one) => one.settled.join() === 'ack')).toBe(true)
  })

  it('[JOB-4] park a message that lies in the wrong queue', async () => {
    const world = placedWorld()
    await handleEmail(batch([delivery(SUPPLY)]), world.deps())
    expect(world.outbox.letters.get(SUPPLY.id)?.reason).toBe('malformed')
    expect(world.supplierOrders.size).toBe(0)
  })

  it('[JOB-3] come back later after a failure, and park after the last attempt', async () => {
    const world = placedWorld()
    const early = delivery(MAIL, 2)
    const last = delivery(MAIL, ATTEMPTS_MAX)
    const failing = { ...world.deps(), mail: { send: () => Promise.reject(new Error('mail server is away')) } }
    await handleEmail(batch([early]), failing)
    expect(early.settled).toEqual(['retry 2'])
    await handleEmail(batch([last]), failing)
    expect(last.settled).toEqual(['ack'])
    expect(world.outbox.letters.get(MAIL.id)?.reason).toBe('failed: mail server is away')
    expect(await world.outbox.replay(MAIL.id, world.nowMs)).toBe(true)
    await handleEmail(batch([delivery(MAIL)]), world.deps())
    expect(world.mails.size).toBe(1)
  })

  it('[JOB-5] lose nothing when every queue loses everything it holds', async () => {
    const world = placedWorld()
    const queued: OutboxMessage[] = []
    const queues = {
      send: async (_type: OutboxType, messages: readonly OutboxMessage[]) => {
        queued.push(...messages)
      },
    }
    const relay = () => relayOutbox({ ...world.deps(), queues })
    await relay()
    expect(queued).toHaveLength(2)
    // The process is killed: what lay in the queues is gone, the database is not.
    queued.length = 0
    await relay()
    expect(queued).toHaveLength(0)
    world.nowMs += 60_000
    await relay()
    const mails = queued.filter((message) => message.type === 'order.placed.mail')
    const supplies = queued.filter((message) => message.type === 'order.placed.supply')
    await handleEmail(batch(mails.map((message) => delivery(message))), world.deps())
    await handleSupplier(batch(supplies.map((message) => delivery(message))), world.deps())
    expect([world.mails.size, world.supplierOrders.size, world.outbox.rows.size]).toEqual([1, 1, 0])
  })
})

describe('mails of accounts', () => {
  const LINK = {
    type: 'auth.mail',
    version: 1,
    id: 'auth:magic_link:1',
    kind: 'magic_link',
    to: 'ada@example.com',
    url: 'https://shop.test/auth/x?token=secret',
    locale: 'en',
  }

  it('[NEWS-4] go out once per request', async () => {
    const world = placedWorld()
    await handleEmail(batch([delivery(LINK)]), world.deps())
    await handleEmail(batch([delivery(LINK)]), world.deps())
    expect([...world.mails.keys()]).toEqual([LINK.id])
  })

  it('[NEWS-4] are dropped when they are hopeless, and their key is kept nowhere', async () => {
    const world = placedWorld()
    const failing = { ...world.deps(), mail: { send: () => Promise.reject(new Error('away')) } }
    const early = delivery(LINK, 1)
    const last = delivery(LINK, ATTEMPTS_MAX)
    await handleEmail(batch([early, last]), failing)
    expect(early.settled).toEqual(['retry 1'])
    expect(last.settled).toEqual(['ack'])
    expect(world.outbox.letters.size).toBe(0)
  })
})

describe('stuck checkouts', () => {
  it('[JOB-6] are driven on when their dead letter is replayed', async () => {
    const world = new JobsWorld()
    const stuck = {
      id: 'checkout.stuck:pay_one1',
      type: 'checkout.stuck',
      body: '{"cartId":"crt_one1","paymentId":"pay_one1"}',
    }
    await world.outbox.park(stuck, 'attempts', world.nowMs)
    await world.outbox.replay(stuck.id, world.nowMs)
    const row = world.outbox.rows.get(stuck.id)
    const deps = world.deps()
    const queues = { send: async () => undefined }
    await handleRefund(batch([delivery(row)]), { ...deps, queues, payments: {} as RefundDeps['payments'] })
    expect(world.wakes).toEqual(['crt_one1'])
    expect(world.outbox.rows.size).toBe(0)
  })
})

describe('the dead letters of the queues', () => {
  it('[JOB-4] are kept under their outbox id, so that they can be replayed', async () => {
    const world = placedWorld()
    await handleDeadLetter(batch([delivery(SUPPLY)]), world.deps())
    expect(world.outbox.rows.has(SUPPLY.id)).toBe(false)
    await world.outbox.replay(SUPPLY.id, world.nowMs)
    expect(world.outbox.rows.get(SUPPLY.id)?.body).toEqual(SUPPLY.body)
  })
})

describe('handleProjection', () => {
  it('[JOB-7] writes the newest levels and every movement of a batch, then tells each keeper', async () => {
    const { deps, said } = projection()
    const messages = [
      change('sku_aa', 3, ['mov_1a']),
      change('sku_aa', 5, ['mov_1a', 'mov_2a']),
      change('sku_bb', 1, []),
    ]
    const deliveries = messages.map((message) => delivery(message))
    await handleProjection(batch(deliveries), deps)
    expect(said).toEqual(['project sku_aa@5 sku_bb@1 mov_1a mov_2a', 'projected sku_aa 5', 'projected sku_bb 1'])
    expect(deliveries.every((one) => one.settled.join() === 'ack')).toBe(true)
  })

  it('[JOB-4] tries each change alone when the whole batch fails', async () => {
    const { deps, said } = projection('sku_bb')
    const deliveries = [change('sku_aa', 3, []), change('sku_bb', 1, []), { type: 'odd' }].map((message) =>
      delivery(message),
    )
    await handleProjection(batch(deliveries), deps)
    expect(said).toEqual(['project sku_aa@3', 'projected sku_aa 3'])
    expect(deliveries.map((one) => one.settled.join())).toEqual(['ack', 'retry 1', 'ack'])
  })

  it('[JOB-7] tells no keeper what was not written', async () => {
    const { deps, said } = projection('sku_aa')
    const late = delivery(change('sku_aa', 3, []), ATTEMPTS_MAX)
    await handleProjection(batch([late]), deps)
    expect(said).toEqual([])
    expect(late.settled).toEqual(['ack'])
  })
})

function placedWorld(): JobsWorld {
  const world = new JobsWorld()
  world.outbox.put(MAIL)
  world.outbox.put(SUPPLY)
  return world
}

type Delivery = Message & { readonly settled: string[] }

let sequence = 0
function delivery(body: unknown, attempts = 1): Delivery {
  const settled: string[] = []
  sequence += 1
  return {
    id: typeof body === 'string' ? 'q1' : `q-${sequence}`,
    body,
    attempts,
    timestamp: new Date(0),
    settled,
    ack: () => void settled.push('ack'),
    retry: (options) => void settled.push(`retry ${options?.delaySeconds}`),
  }
}

function batch(messages: readonly Message[]): { messages: readonly Message[] } {
  return { messages }
}

function change(sku: string, stockVersion: number, movementIds: readonly string[]) {
  const skuId = idOf('sku', sku)
  const locationId = idOf('location', 'loc_one')
  const units = {
    onHandUnits: 1,
    reservedUnits: 0,
    allocatedUnits: 0,
    quarantinedUnits: 0,
    availableUnits: 1,
    incomingUnits: 0,
  }
  return {
    type: 'stock.changed',
    version: 1,
    skuId,
    stockVersion,
    levels: [{ skuId, locationId, ...units, earliestExpiryDate: null, version: stockVersion }],
    movements: movementIds.map((movementId) => ({
      movementId,
      skuId,
      locationId,
      lotId: 'lot_one',
      deltaUnits: 1,
      reason: 'receipt',
      reference: '',
      atMs: 1,
    })),
  }
}

function projection(failingSku: string | null = null) {
  const said: string[] = []
  const world = new JobsWorld()
  const deps = {
    ...world.deps(),
    stockProjection: {
      project: async (
        levels: readonly { skuId: string; version: number }[],
        movements: readonly { movementId: string }[],
      ) => {
        if (levels.some((level) => level.skuId === failingSku)) throw new Error('the database refused')
        const written = [
          ...levels.map((one) => `${one.skuId}@${one.version}`),
          ...movements.map((one) => one.movementId),
        ]
        said.push(`project ${written.join(' ')}`)
      },
      levelsOf: async () => [],
      skuPage: async () => [],
    },
  }
  const stock = Object.assign(Object.create(world.stock), {
    projected: async (skuId: string, version: number) => void said.push(`projected ${skuId} ${version}`),
  })
  return { said, deps: { ...deps, stock } }
}
