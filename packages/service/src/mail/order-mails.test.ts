import { idOf } from '@onhand/domain/ids'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aPlacedGroup, aPlacedLine, aPlacedOrder } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'
import { sendAuthMail } from './send-auth-mail.ts'
import { sendConfirmationMail } from './send-confirmation-mail.ts'
import { sendRefundedMail } from './send-refunded-mail.ts'
import { sendShippedMail } from './send-shipped-mail.ts'

const GROUP = idOf('orderGroup', 'grp_groupone')
const ORDER = idOf('order', 'ord_grouponea1')
const REFUND = idOf('refund', 'rfd_one1')
const PLACED = { key: 'order.placed.mail:grp_groupone', orderGroupId: GROUP }

describe('sendConfirmationMail', () => {
  it('[NEWS-1] sends one mail with an invoice per vendor and says so on the timeline', async () => {
    const second = aPlacedOrder({
      id: idOf('order', 'ord_grouponea2'),
      number: 'K7Q4M-3RTX9A-2',
      lines: [aPlacedLine({ id: idOf('orderLine', 'oln_groupone2n1') })],
    })
    const world = new JobsWorld(aPlacedGroup({ orders: [aPlacedOrder(), second] }))
    expect(await sendConfirmationMail(world.deps(), PLACED)).toEqual({ ok: true, value: null })
    const [mail] = [...world.mails.values()]
    expect(mail).toMatchObject({ to: 'ada@example.com', from: 'Onhand <orders@onhand.example>' })
    expect(mail?.attachments.map((file) => file.filename)).toEqual(['INV-K7Q4M-3RTX9A-1.pdf', 'INV-K7Q4M-3RTX9A-2.pdf'])
    expect([...world.orders.events.keys()]).toEqual(['invoice_sent'])
  })

  it('[NEWS-1] sends one mail, wherever the process dies and is run again', async () => {
    const calls = new JobsWorld().deps()
    await sendConfirmationMail(calls, PLACED)
    for (let at = 1; at <= calls.crashing.calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = new JobsWorld()
        await expect(sendConfirmationMail(world.deps({ at, when }), PLACED)).rejects.toThrow()
        expect(await sendConfirmationMail(world.deps(), PLACED)).toEqual({ ok: true, value: null })
        expect(world.mails.size).toBe(1)
        expect([...world.orders.events.keys()]).toEqual(['invoice_sent'])
      }
    }
  })

  it('[NEWS-1] sends nothing any more once the timeline says that it was sent', async () => {
    const world = new JobsWorld()
    await sendConfirmationMail(world.deps(), PLACED)
    world.mails.clear()
    await sendConfirmationMail(world.deps(), PLACED)
    expect(world.mails.size).toBe(0)
  })

  it('says when the order is unknown', async () => {
    const input = { key: 'k', orderGroupId: idOf('orderGroup', 'grp_other') }
    expect(await sendConfirmationMail(new JobsWorld().deps(), input)).toEqual({
      ok: false,
      error: { code: 'order_unknown', isRetryable: false },
    })
  })
})

describe('sendShippedMail and sendRefundedMail', () => {
  it('tells the buyer that the goods are on their way', async () => {
    const world = new JobsWorld()
    const input = { key: 'shipped', orderGroupId: GROUP, orderId: ORDER }
    expect(await sendShippedMail(world.deps(), input)).toEqual({ ok: true, value: null })
    expect([...world.mails.keys()]).toEqual(['shipped'])
  })

  it('tells of a refund only when the bank has done it', async () => {
    const world = new JobsWorld()
    const input = { key: 'refunded', orderGroupId: GROUP, orderId: ORDER, refundId: REFUND }
    expect(await sendRefundedMail(world.deps(), input)).toMatchObject({ error: { code: 'refund_unknown' } })
    const refund = {
      id: REFUND,
      orderId: ORDER,
      amountMinor: 1200,
      reason: 'broken',
      transactionNumber: null,
      lines: [],
    }
    world.orders.refunds.set(REFUND, { ...refund, status: 'due' })
    expect(await sendRefundedMail(world.deps(), input)).toEqual({
      ok: false,
      error: { code: 'refund_not_done_yet', isRetryable: true },
    })
    world.orders.refunds.set(REFUND, { ...refund, status: 'done' })
    expect(await sendRefundedMail(world.deps(), input)).toEqual({ ok: true, value: null })
    expect([...world.mails.keys()]).toEqual(['refunded'])
  })
})

describe('sendAuthMail', () => {
  it('[NEWS-4] sends a link once per request', async () => {
    const world = new JobsWorld()
    const request = {
      id: 'auth:1',
      kind: 'magic_link',
      to: 'ada@example.com',
      url: 'https://x.test/',
      locale: 'en',
    } as const
    await sendAuthMail(world.deps(), request)
    world.mails.clear()
    await sendAuthMail(world.deps(), request)
    expect(world.mails.size).toBe(0)
    await sendAuthMail(world.deps(), { ...request, id: 'auth:2' })
    expect([...world.mails.keys()]).toEqual(['auth:2'])
  })
})
