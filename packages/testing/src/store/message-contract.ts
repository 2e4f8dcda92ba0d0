import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

/** What the outbox, the webhook inbox and the ledger must do. */
export function describeMessageStores(open: OpenStore): void {
  describe('messages', () => {
    it('[STO-2] hands out what is due, oldest first, until it is done', async () => {
      const store = await open()
      const world = aWorld()
      const message = (n: number) => ({
        id: `m${n}:${world.key}`,
        type: 'order.placed.mail' as const,
        version: 1,
        body: { n },
      })
      await store.orders.insertPlaced(world.group({ placedAtMs: 1000 }), {
        events: [],
        journals: [],
        outbox: [message(1), message(2)],
      })
      const mine = async (nowMs: number) =>
        (await store.outbox.due(nowMs, 1000)).filter((row) => row.id.endsWith(`:${world.key}`))
      expect(await mine(999)).toEqual([])
      expect(await mine(1000)).toEqual([1, 2].map((n) => ({ ...message(n), attempts: 0 })))
      await store.outbox.sent([message(1).id], 5000)
      expect((await mine(4999)).map((row) => row.id)).toEqual([message(2).id])
      expect(await mine(5000)).toEqual([
        { ...message(2), attempts: 0 },
        { ...message(1), attempts: 1 },
      ])
      await store.outbox.done(message(1).id)
      await store.outbox.done(message(1).id)
      expect(await store.outbox.find(message(1).id)).toBeNull()
      await store.outbox.done(message(2).id)
    })

    it('[STO-1] parks a hopeless message out of the outbox, and puts it back on replay', async () => {
      const store = await open()
      const world = aWorld()
      const id = `m:${world.key}`
      await store.orders.insertPlaced(world.group(), {
        events: [],
        journals: [],
        outbox: [{ id, type: 'order.placed.mail', version: 3, body: { a: 1 } }],
      })
      await store.outbox.park({ id, type: 'order.placed.mail', body: '{"a":1}' }, 'malformed', NOW_MS)
      await store.outbox.park({ id, type: 'order.placed.mail', body: '{"a":1}' }, 'malformed', NOW_MS)
      expect(await store.outbox.find(id)).toBeNull()
      const parked = (await store.outbox.deadLetters(null, 1000)).find((letter) => letter.id === id)
      expect(parked).toEqual({
        id,
        type: 'order.placed.mail',
        body: '{"a":1}',
        reason: 'malformed',
        parkedAtMs: NOW_MS,
      })
      expect(await Promise.all([store.outbox.replay(id, NOW_MS), store.outbox.replay(id, NOW_MS)])).toEqual([
        true,
        false,
      ])
      expect(await store.outbox.find(id)).toMatchObject({ body: { a: 1 }, attempts: 0 })
      await store.outbox.done(id)
    })

    it('[STO-4] pages dead letters, newest first', async () => {
      const store = await open()
      const { key } = aWorld()
      for (let n = 0; n < 4; n += 1)
        await store.outbox.park({ id: `d${n}:${key}`, type: 'x', body: 'not json' }, 'malformed', NOW_MS * 2 + n)
      const first = await store.outbox.deadLetters(null, 2)
      const second = await store.outbox.deadLetters(first[1]?.id ?? '', 2)
      expect([...first, ...second].map((letter) => letter.id)).toEqual([3, 2, 1, 0].map((n) => `d${n}:${key}`))
    })

    it('[STO-2] records a webhook for the first of many racing deliveries only', async () => {
      const { key } = aWorld()
      const stores = await Promise.all([open(), open(), open()])
      const answers = await Promise.all(stores.map((store) => store.webhooks.record('bank', key, NOW_MS)))
      expect(answers.filter(Boolean)).toHaveLength(1)
      expect(await stores[0]?.webhooks.has('bank', key)).toBe(true)
      expect(await stores[0]?.webhooks.has('carrier', key)).toBe(false)
    })

    it('[WEB-2] lets one of many racing deliveries work, until it is done, gives up or its time is over', async () => {
      const { key } = aWorld()
      const stores = await Promise.all([open(), open(), open()])
      const [store] = stores
      if (!store) throw new Error('there is a store')
      const times = (nowMs: number) => ({ nowMs, untilMs: nowMs + 100 })
      const race = (nowMs: number) =>
        Promise.all(stores.map(({ webhooks }) => webhooks.claim('bank', key, times(nowMs))))
      expect((await race(NOW_MS)).toSorted()).toEqual(['being_processed', 'being_processed', 'ours'])
      expect(await store.webhooks.has('bank', key)).toBe(false)
      await store.webhooks.giveBack('bank', key)
      expect((await race(NOW_MS + 1)).filter((claim) => claim === 'ours')).toHaveLength(1)
      expect(await store.webhooks.claim('bank', key, times(NOW_MS + 100))).toBe('being_processed')
      expect(await store.webhooks.claim('bank', key, times(NOW_MS + 101))).toBe('ours')
      await store.webhooks.finish('bank', key)
      await store.webhooks.giveBack('bank', key)
      expect(await race(NOW_MS + 9_999)).toEqual(['done', 'done', 'done'])
      expect(await store.webhooks.record('bank', key, NOW_MS)).toBe(false)
    })

    it('[WEB-5] forgets old messages of some sources or of all others, oldest first and not too many at once', async () => {
      const store = await open()
      const { key } = aWorld()
      const [bank, mail] = [`bank-${key}`, `mail-${key}`]
      for (const n of [1, 2, 3, 4]) await store.webhooks.record(bank, `${n}`, n)
      await store.webhooks.record(mail, '1', 1)
      const of = { sources: [bank], isOthers: false, beforeMs: 4 }
      expect(await store.webhooks.prune({ ...of, limit: 2 })).toBe(2)
      expect(await store.webhooks.prune({ ...of, limit: 2 })).toBe(1)
      expect(await store.webhooks.prune({ ...of, limit: 2 })).toBe(0)
      expect(await store.webhooks.has(bank, '4')).toBe(true)
      expect(await store.webhooks.has(mail, '1')).toBe(true)
      expect(await store.webhooks.prune({ ...of, isOthers: true, limit: 100 })).toBe(1)
      expect(await store.webhooks.has(mail, '1')).toBe(false)
    })

    it('[PAY-2] sums the ledger per account: debits positive, credits negative, together nothing', async () => {
      const store = await open()
      const world = aWorld()
      const entries = [
        {
          debitAccount: `bank:${world.key}`,
          creditAccount: `vendor:${world.key}`,
          amountMinor: 3_000_000_001,
          currency: 'GBP',
        },
        {
          debitAccount: `vendor:${world.key}`,
          creditAccount: `commission:${world.key}`,
          amountMinor: 1,
          currency: 'GBP',
        },
      ]
      await store.orders.insertPlaced(world.group(), {
        events: [],
        journals: [world.journal('sale', 1, { entries })],
        outbox: [],
      })
      expect(await store.ledger.balances(`vendor:${world.key}`)).toEqual([
        { account: `vendor:${world.key}`, currency: 'GBP', balanceMinor: -3_000_000_000 },
      ])
      const all = await store.ledger.balances('')
      expect(all.reduce((sum, row) => sum + row.balanceMinor, 0)).toBe(0)
    })

    it('[PAY-2] refuses an entry that moves nothing or moves it to where it was', async () => {
      const store = await open()
      for (const entry of [
        { debitAccount: 'a', creditAccount: 'b', amountMinor: 0, currency: 'GBP' },
        { debitAccount: 'a', creditAccount: 'a', amountMinor: 1, currency: 'GBP' },
      ]) {
        const world = aWorld()
        const parts = { events: [], journals: [world.journal('bad', 1, { entries: [entry] })], outbox: [] }
        await expect(store.orders.insertPlaced(world.group(), parts)).rejects.toThrow()
        expect(await store.orders.view(world.group().id)).toBeNull()
      }
    })
  })

  describe('people', () => {
    it('[STO-5] remembers addresses, newest first, the same place once, each to its person', async () => {
      const store = await open()
      const { key, group } = aWorld()
      const personId = idOf('person', `per_${key}`)
      const home = {
        ...(group().address ?? {
          name: '',
          line1: '',
          line2: '',
          city: '',
          region: '',
          postcode: '',
          country: 'GB',
          phone: '',
          latitude: null,
          longitude: null,
        }),
        latitude: 51.5,
        city: '台北 Ünïcode',
      }
      const work = { ...home, line1: "1 O'Hara; drop table address--" }
      await store.people.rememberAddress(personId, idOf('address', `adr_${key}a`), home, NOW_MS)
      await store.people.rememberAddress(personId, idOf('address', `adr_${key}b`), work, NOW_MS + 1)
      await store.people.rememberAddress(personId, idOf('address', `adr_${key}c`), home, NOW_MS + 2)
      await store.people.rememberAddress(
        idOf('person', `per_${key}x`),
        idOf('address', `adr_${key}c`),
        work,
        NOW_MS + 3,
      )
      expect(await store.people.addresses(personId, 5)).toEqual([
        { ...home, id: `adr_${key}c` },
        { ...work, id: `adr_${key}b` },
      ])
      expect(await store.people.addresses(idOf('person', `per_${key}x`), 5)).toEqual([])
      expect(await store.people.isOperator(personId)).toBe(false)
    })
  })
}
