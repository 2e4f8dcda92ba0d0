import { idOf, type PayoutId } from '@onhand/domain/ids'
import { payoutReturn, payoutTransfer } from '@onhand/domain/payments/payout'
import { refundJournal, saleJournal, supplierPaymentJournal } from '@onhand/domain/payments/postings'
import { isExplained } from '@onhand/domain/payments/statement'
import type { StorePorts } from '@onhand/service/deps'
import type { PayoutRecord } from '@onhand/service/money/ports'
import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const AT = { nowMs: NOW_MS, holdMs: 3 * DAY_MS }
const LONDON = { currency: 'GBP', timeZone: 'Europe/London' }
const ALWAYS = { currency: 'GBP', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }

/** What every MoneyPort must do. */
export function describeMoneyStore(open: OpenStore): void {
  describe('money', () => {
    describeBalances(open)
    describePayouts(open)
    describeStatement(open)
  })
}

/** A shop with one order of 2,750 less 240 commission, placed an hour ago; `step` takes it on. */
async function soldShop(store: StorePorts, world: World) {
  const vendor = world.vendor()
  await store.vendors.upsert(vendor, NOW_MS - DAY_MS)
  const order = world.order(1, { vendorId: vendor.id })
  const group = world.group({ orders: [order], placedAtMs: NOW_MS - HOUR_MS })
  const sale = saleJournal({ orderGroupId: group.id, currency: 'GBP', atMs: NOW_MS - HOUR_MS, orders: [order] })
  await store.orders.insertPlaced(group, { events: [], journals: [sale], outbox: [] })
  const net = order.totalMinor - order.commissionMinor
  const delivered = () =>
    store.orders
      .change({ ...world.change(), status: { from: ['placed'], to: 'shipped' } })
      .then(() => store.orders.change({ ...world.change(), status: { from: ['shipped'], to: 'delivered' } }))
  return { vendor, order, group, net, delivered }
}

function aPayout(world: World, part: string, amountMinor: number): PayoutRecord {
  return {
    id: idOf('payout', `pyt_${world.key}${part}`),
    vendorId: idOf('vendor', `vnd_${world.key}`),
    currency: 'GBP',
    amountMinor,
    toAccount: '3000-0001',
    origin: 'manual',
    status: 'due',
    requestedAtMs: NOW_MS,
    settledAtMs: null,
    transactionNumber: null,
    failureCode: null,
  }
}

function take(store: StorePorts, payout: PayoutRecord, at = AT) {
  const id = `payment.payout_due:${payout.id}`
  return store.money.takePayout(payout, {
    transfer: payoutTransfer(payout, NOW_MS),
    message: { id, type: 'payment.payout_due', version: 1, body: { payoutId: payout.id } },
    audit: [],
    at,
  })
}

function settledAt(payoutId: PayoutId, nowMs: number) {
  const type = 'payout.settled.mail' as const
  return { message: { id: `${type}:${payoutId}`, type, version: 1, body: { payoutId } }, nowMs }
}

function describeBalances(open: OpenStore): void {
  it('[PAY-10] keeps the money of an order that is not delivered, or was only just, waiting', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, net, delivered } = await soldShop(store, world)
    const balance = { currency: 'GBP', balanceMinor: net, paidOutMinor: 0, inTransitMinor: 0 }
    expect(await store.money.balances(vendor.id, AT)).toEqual([{ ...balance, pendingMinor: net }])
    const { balances, releases } = await store.money.standing(vendor.id, LONDON, AT)
    expect({ balances, releases: releases.map((one) => one.amountMinor) }).toEqual({
      balances: [{ ...balance, pendingMinor: net }],
      releases: [net],
    })
    await delivered()
    const changedAtMs = NOW_MS
    const soon = { nowMs: changedAtMs + DAY_MS, holdMs: 3 * DAY_MS }
    expect(await store.money.balances(vendor.id, soon)).toMatchObject([{ pendingMinor: net }])
    const later = { nowMs: changedAtMs + 4 * DAY_MS, holdMs: 3 * DAY_MS }
    expect(await store.money.balances(vendor.id, later)).toMatchObject([{ pendingMinor: 0, balanceMinor: net }])
  })

  it('[PAY-10] says on which day of the shop’s calendar waiting money comes: after midnight in Taipei it is still the day before in New York', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, delivered } = await soldShop(store, world)
    await delivered()
    // Delivered at noon UTC; five hours more than two days later it is 17 o'clock UTC on the 23rd, one in the night of the 24th in Taipei.
    const at = { nowMs: NOW_MS, holdMs: 2 * DAY_MS + 5 * HOUR_MS }
    const comes = async (timeZone: string) => {
      const { releases } = await store.money.standing(vendor.id, { currency: 'GBP', timeZone }, at)
      return releases.map(({ dayMs }) => new Date(dayMs).toISOString())
    }
    expect(await comes('Asia/Taipei')).toEqual(['2026-11-23T16:00:00.000Z'])
    expect(await comes('Europe/London')).toEqual(['2026-11-23T00:00:00.000Z'])
    expect(await comes('America/New_York')).toEqual(['2026-11-23T05:00:00.000Z'])
    // Midnight in New York is at four UTC after the change of clocks in March.
    const winter = { nowMs: NOW_MS, holdMs: Date.UTC(2027, 3, 2, 4) - NOW_MS }
    const spring = await store.money.standing(vendor.id, { currency: 'GBP', timeZone: 'America/New_York' }, winter)
    expect(spring.releases.map(({ dayMs }) => new Date(dayMs).toISOString())).toEqual(['2027-04-02T04:00:00.000Z'])
    const before = { ...winter, holdMs: winter.holdMs - 1 }
    const eve = await store.money.standing(vendor.id, { currency: 'GBP', timeZone: 'America/New_York' }, before)
    expect(eve.releases.map(({ dayMs }) => new Date(dayMs).toISOString())).toEqual(['2027-04-01T04:00:00.000Z'])
  })

  it('[PAY-10] lets money of an order wait while a refund of it is on its way', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, order, net, delivered } = await soldShop(store, world)
    await delivered()
    const later = { nowMs: NOW_MS + 9 * DAY_MS, holdMs: DAY_MS }
    await store.orders.change({
      ...world.change(),
      refund: {
        id: idOf('refund', `rfd_${world.key}`),
        amountMinor: 100,
        reason: '',
        status: 'due',
        transactionNumber: null,
        lines: [
          {
            orderLineId: order.lines[0]?.id ?? idOf('orderLine', 'oln_none'),
            units: 1,
            amountMinor: 100,
            isRestocked: false,
          },
        ],
      },
    })
    expect(await store.money.balances(vendor.id, later)).toMatchObject([{ pendingMinor: net }])
  })

  it('[STO-2] keeps the terms of a shop, each setting by itself', async () => {
    const store = await open()
    const { vendor } = await soldShop(store, aWorld())
    expect(await store.money.rule(vendor.id)).toEqual({ schedule: 'manual', minimumMinor: 0, holdDays: null })
    await store.money.setHoldDays(vendor.id, 0, [])
    await store.money.setRule(vendor.id, { schedule: 'weekly', minimumMinor: 500 }, [])
    expect(await store.money.rule(vendor.id)).toEqual({ schedule: 'weekly', minimumMinor: 500, holdDays: 0 })
    expect(await store.money.weeklyVendors(`${vendor.id.slice(0, -1)}`, 1000)).toContain(vendor.id)
  })
}

function describePayouts(open: OpenStore): void {
  /** A shop whose order is delivered long ago, and the instant from which that is so. */
  async function payable() {
    const stores = await Promise.all([open(), open(), open()])
    const [store] = stores
    const world = aWorld()
    const shop = await soldShop(store, world)
    await shop.delivered()
    return { stores, store, world, ...shop, at: { nowMs: NOW_MS + 9 * DAY_MS, holdMs: DAY_MS } }
  }

  it('[PAY-11] of payouts asked for at once takes only as many as the balance covers', async () => {
    const { stores, store, world, vendor, net, at } = await payable()
    const amountMinor = Math.ceil(net / 2) + 1
    const taken = await Promise.all(stores.map((each, n) => take(each, aPayout(world, `r${n}`, amountMinor), at)))
    expect(taken.filter((one) => one.isTaken)).toHaveLength(1)
    const [balance] = await store.money.balances(vendor.id, at)
    expect(balance).toMatchObject({
      balanceMinor: net - amountMinor,
      paidOutMinor: amountMinor,
      inTransitMinor: amountMinor,
    })
    const { items } = await store.money.payouts({ vendorId: vendor.id, statuses: [], cursor: null, limit: 10 })
    expect(items).toHaveLength(1)
  })

  it('[PAY-11] refuses what still waits, to the last minor unit', async () => {
    const { store, world, net, at } = await payable()
    expect(await take(store, aPayout(world, 'a', net + 1), at)).toEqual({ isTaken: false })
    expect(await take(store, aPayout(world, 'b', 1), { nowMs: NOW_MS, holdMs: DAY_MS })).toEqual({ isTaken: false })
    expect(await store.outbox.find(`payment.payout_due:pyt_${world.key}b`)).toBeNull()
    expect(await take(store, aPayout(world, 'c', net), at)).toEqual({ isTaken: true })
    expect(await store.outbox.find(`payment.payout_due:pyt_${world.key}c`)).toMatchObject({
      type: 'payment.payout_due',
    })
  })

  it('[PAY-12] takes the same payout once, however often it is repeated', async () => {
    const { stores, store, world, vendor, net, at } = await payable()
    const payout = aPayout(world, 'a', 100)
    await Promise.all(stores.map((each) => take(each, payout, at)))
    expect(await store.money.balances(vendor.id, at)).toMatchObject([{ balanceMinor: net - 100 }])
    expect(await store.money.payout(payout.id)).toEqual(payout)
  })

  it('[PAY-12] [PAY-13] ends a payout once: paid, or back on the balance', async () => {
    const { stores, store, world, vendor, net, at } = await payable()
    const [good, bad] = [aPayout(world, 'g', 100), aPayout(world, 'x', 200)]
    await take(store, good, at)
    await take(store, bad, at)
    const settle = (each: StorePorts, id: PayoutId, nowMs = NOW_MS + 1) =>
      each.money.settlePayout(id, { status: 'paid', transactionNumber: 'TX-9' }, settledAt(id, nowMs))
    expect((await Promise.all(stores.map((each) => settle(each, good.id)))).filter(Boolean)).toHaveLength(1)
    const failed = { status: 'failed', failureCode: 'account_not_found', back: payoutReturn(bad, NOW_MS + 1) } as const
    for (let time = 0; time < 2; time += 1)
      await store.money.settlePayout(bad.id, failed, settledAt(bad.id, NOW_MS + 1))
    expect(await store.outbox.find(`payout.settled.mail:${bad.id}`)).toMatchObject({ body: { payoutId: bad.id } })
    await store.outbox.done(`payout.settled.mail:${bad.id}`)
    expect(await settle(store, bad.id, NOW_MS + 2)).toBe(false)
    expect(await store.outbox.find(`payout.settled.mail:${bad.id}`)).toBeNull()
    expect(await store.money.payout(bad.id)).toMatchObject({ status: 'failed', failureCode: 'account_not_found' })
    expect(await store.money.balances(vendor.id, at)).toMatchObject([
      { balanceMinor: net - 100, paidOutMinor: 100, inTransitMinor: 0 },
    ])
    const all = await store.ledger.balances('')
    expect(all.reduce((sum, row) => sum + row.balanceMinor, 0)).toBe(0)
    const failedOnes = await store.money.payouts({ vendorId: vendor.id, statuses: ['failed'], cursor: null, limit: 1 })
    expect(failedOnes).toMatchObject({ items: [{ id: bad.id }], nextCursor: null })
  })

  it('[PAY-14] lets a refund take the balance below zero, and pays nothing out then', async () => {
    const { store, world, vendor, order, group, net, at } = await payable()
    await take(store, aPayout(world, 'all', net), at)
    const journal = refundJournal({
      refundId: idOf('refund', `rfd_${world.key}`),
      orderGroupId: group.id,
      vendorId: vendor.id,
      amountMinor: order.totalMinor,
      commissionMinor: order.commissionMinor,
      currency: 'GBP',
      atMs: NOW_MS + 5,
    })
    await store.orders.change({ ...world.change(), journals: [journal] })
    expect(await store.money.balances(vendor.id, at)).toMatchObject([{ balanceMinor: -net }])
    expect(await take(store, aPayout(world, 'more', 1), at)).toEqual({ isTaken: false })
  })
}

function describeStatement(open: OpenStore): void {
  it('[PAY-15] [PAY-3] lists every movement once with the balance after it, over any pages', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, order, group, net } = await soldShop(store, world)
    const [refundId, supplierOrderId] = [idOf('refund', `rfd_${world.key}`), order.supplierOrder.id]
    const common = { orderGroupId: group.id, vendorId: vendor.id, currency: 'GBP' }
    await store.orders.change({
      ...world.change(),
      journals: [
        supplierPaymentJournal({
          ...common,
          supplierOrderId,
          supplierId: vendor.supplier.id,
          amountMinor: 500,
          atMs: NOW_MS - 1,
        }),
        refundJournal({ ...common, refundId, amountMinor: 300, commissionMinor: 30, atMs: NOW_MS }),
      ],
    })
    const lines = await wholeStatement(store, world, 1)
    expect(lines.map((line) => [line.kind, line.amountMinor, line.balanceMinor])).toEqual([
      ['refund', -270, net - 770],
      ['supplier_payment', -500, net - 500],
      ['sale', net, net],
    ])
    expect(lines).toEqual(await wholeStatement(store, world, 50))
    expect(new Set(lines.map((line) => line.id)).size).toBe(3)
    expect(lines.find((line) => line.kind === 'sale')).toMatchObject({
      orderId: order.id,
      orderNumber: order.number,
      grossMinor: order.totalMinor,
      commissionMinor: -order.commissionMinor,
      commissionBps: order.commissionBps,
      transactionNumber: group.payment.transactionNumber,
    })
    expect(lines[0]).toMatchObject({ grossMinor: -300, commissionMinor: 30, orderNumber: order.number })
  })

  it('[PAY-15] sums of a period explain the way from its opening to its closing balance', async () => {
    const store = await open()
    const world = aWorld()
    const { vendor, net } = await soldShop(store, world)
    const sums = await store.money.statementSums(vendor.id, { currency: 'GBP', fromMs: NOW_MS - DAY_MS, toMs: NOW_MS })
    expect(sums).toEqual({
      openingMinor: 0,
      closingMinor: net,
      byKind: [{ kind: 'sale', amountMinor: net, count: 1 }],
    })
    expect(isExplained(sums)).toBe(true)
    const after = await store.money.statementSums(vendor.id, { ...ALWAYS, fromMs: NOW_MS })
    expect(after).toEqual({ openingMinor: net, closingMinor: net, byKind: [] })
    const statement = await store.money.statement(vendor.id, { ...ALWAYS, fromMs: NOW_MS, cursor: null, limit: 10 })
    expect(statement).toEqual({ items: [], nextCursor: null })
  })

  it('[PAY-15] shows payouts and their return, with the number of the bank', async () => {
    const store = await open()
    const world = aWorld()
    const { net, delivered } = await soldShop(store, world)
    await delivered()
    const at = { nowMs: NOW_MS + 9 * DAY_MS, holdMs: DAY_MS }
    const payout = aPayout(world, 'p', 100)
    await take(store, payout, at)
    const back = payoutReturn(payout, NOW_MS + 1)
    await store.money.settlePayout(
      payout.id,
      { status: 'failed', failureCode: 'no', back },
      settledAt(payout.id, NOW_MS + 1),
    )
    const lines = await wholeStatement(store, world, 2)
    expect(lines.map((line) => [line.kind, line.amountMinor, line.balanceMinor, line.payoutId])).toEqual([
      ['payout_returned', 100, net, payout.id],
      ['payout', -100, net - 100, payout.id],
      ['sale', net, net, null],
    ])
  })
}

async function wholeStatement(store: StorePorts, world: World, limit: number) {
  const lines = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<StorePorts['money']['statement']>> = await store.money.statement(
      idOf('vendor', `vnd_${world.key}`),
      { ...ALWAYS, cursor, limit },
    )
    lines.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return lines
}
