import { idOf } from '@onhand/domain/ids'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aPlacedGroup } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'
import { sendOrderNews } from './send-order-news.ts'

const SUBJECT = { orderGroupId: idOf('orderGroup', 'grp_groupone'), orderId: idOf('order', 'ord_grouponea1') }
const NOTE = idOf('note', 'not_one1')
const MANUAL = { key: 'order.manual.mail:ord_grouponea1', ...SUBJECT, kind: 'manual' as const }

/** An order typed in, as it is before its claims are its own. */
async function typedIn() {
  const plain = aPlacedGroup()
  const world = new JobsWorld(
    aPlacedGroup({ payment: { ...plain.payment, provider: 'remittance', transactionNumber: '', capturedAtMs: null } }),
  )
  for (const { skuId, reservationId, units } of world.group.orders.flatMap((order) => order.lines))
    await world.stock.reserve(skuId, { reservationId, units, expiresAtMs: world.nowMs + 60_000, locationIds: [] })
  return world
}

describe('sendOrderNews', () => {
  it('[NEWS-5] tells the buyer of an order typed in, once, wherever the process dies and is run again', async () => {
    const calls = (await typedIn()).deps()
    await sendOrderNews(calls, MANUAL)
    for (let at = 1; at <= calls.crashing.calls; at += 1)
      for (const when of ['before', 'after'] as const) {
        const world = await typedIn()
        await expect(sendOrderNews(world.deps({ at, when }), MANUAL)).rejects.toThrow()
        expect(await sendOrderNews(world.deps(), MANUAL)).toEqual({ ok: true, value: null })
        expect([...world.mails.values()]).toMatchObject([{ to: 'ada@example.com', text: 'manual' }])
      }
  })

  it('[ORD-23] makes the claims of an order typed in its own before it says anything', async () => {
    const world = await typedIn()
    await sendOrderNews(world.deps(), MANUAL)
    const [line] = world.group.orders.flatMap((order) => order.lines)
    if (!line) throw new Error('the group has a line')
    // A claim of its own no longer expires: it can be shipped later.
    world.nowMs += 3_600_000
    expect((await world.stock.ship(line.skuId, line.reservationId)).ok).toBe(true)
  })

  it('[NEWS-5] mails the message that was written, and parks one that is not there', async () => {
    const world = await typedIn()
    const message = { key: 'order.message.mail:not_one1', ...SUBJECT, kind: 'message' as const, noteId: NOTE }
    expect(await sendOrderNews(world.deps(), message)).toEqual({
      ok: false,
      error: { code: 'note_unknown', isRetryable: false },
    })
    world.notes = [{ noteId: NOTE, text: 'Ring twice', isForBuyer: true, authorName: '', atMs: 1 }]
    expect(await sendOrderNews(world.deps(), message)).toEqual({ ok: true, value: null })
    expect(world.mails.size).toBe(1)
  })

  it('says when the order is unknown', async () => {
    const unknown = { ...MANUAL, orderGroupId: idOf('orderGroup', 'grp_other') }
    expect(await sendOrderNews(new JobsWorld().deps(), unknown)).toMatchObject({ ok: false })
  })
})
