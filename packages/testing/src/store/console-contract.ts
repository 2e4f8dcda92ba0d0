import { idOf } from '@onhand/domain/ids'
import { saleJournal, supplierPaymentJournal, supplierRepaymentJournal } from '@onhand/domain/payments/postings'
import type { AuditEntry } from '@onhand/service/identity/audit'
import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore } from './store-world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const UTC = [{ fromMs: 0, offsetMs: 0 }]

/** What the operator's console needs of the database. */
export function describeConsoleStore(open: OpenStore): void {
  describe('the console', () => {
    describeShops(open)
    describeOrders(open)
    describeTroubles(open)
    describeRuns(open)
    describeReconciliations(open)
  })
}

function audited(key: string, action: string): AuditEntry {
  return {
    id: idOf('audit', `aud_${key}`),
    vendorId: null,
    actorKind: 'program',
    actorId: 'operator',
    action,
    subjectId: key,
    facts: {},
    atMs: NOW_MS,
  }
}

function describeShops(open: OpenStore): void {
  it('[OPS-1] a suspended shop sells nothing, and is as before when it is reopened', async () => {
    const store = await open()
    const world = aWorld()
    const vendor = world.vendor()
    await store.vendors.upsert(vendor, NOW_MS)
    await store.catalogWrite.upsertProducts(vendor.id, [world.product('mug')], NOW_MS)
    const skuId = world.sku('mug').id
    const isSold = async () => (await store.catalog.sellableSkus('en', [skuId]))[0]?.isSellable
    const cards = async () => (await store.catalog.listing(world.query(), NOW_MS))?.items.length ?? 'no shop'
    expect([await isSold(), await cards()]).toEqual([true, 1])
    const suspension = { reason: 'unsafe goods', atMs: NOW_MS }
    const audit = [audited(`${world.key}s`, 'shop.suspended')]
    expect(await store.console.suspend(vendor.id, suspension, audit)).toBe(true)
    expect(await store.console.suspend(vendor.id, { reason: 'again', atMs: NOW_MS + 1 }, [])).toBe(false)
    expect(await store.console.suspension(vendor.id)).toEqual(suspension)
    expect([await isSold(), await cards()]).toEqual([false, 'no shop'])
    expect(await store.console.reopen(vendor.id, NOW_MS, [])).toBe(true)
    expect(await store.console.reopen(vendor.id, NOW_MS, [])).toBe(false)
    expect([await isSold(), await cards(), await store.console.suspension(vendor.id)]).toEqual([true, 1, null])
  })

  it('[OPS-1] reopening does not approve a shop that never was', async () => {
    const store = await open()
    const vendor = aWorld().vendor({ isApproved: false })
    await store.vendors.upsert(vendor, NOW_MS)
    await store.console.suspend(vendor.id, { reason: 'no', atMs: NOW_MS }, [])
    await store.console.reopen(vendor.id, NOW_MS, [])
    expect((await store.vendors.records([vendor.id]))[0]?.isApproved).toBe(false)
    const query = { locale: 'en', words: vendor.slug, state: 'draft', cursor: null, limit: 5 } as const
    expect((await store.console.shops(query)).items.map((shop) => shop.state)).toEqual(['draft'])
    expect((await store.console.shops({ ...query, state: 'pending' })).items).toEqual([])
  })

  it('[STO-4] finds shops by any part of name, address and mail, by state, page by page', async () => {
    const store = await open()
    const world = aWorld()
    const names = { en: `Ünique ${world.key}`, 'zh-Hant': `好店 ${world.key}` }
    await store.vendors.upsert(world.vendor({ names }), NOW_MS)
    const other = aWorld()
    await store.vendors.upsert(other.vendor({ names: { en: `Another ${world.key}`, 'zh-Hant': 'x' } }), NOW_MS)
    const query = { locale: 'en', words: world.key, state: null, cursor: null, limit: 1 } as const
    const first = await store.console.shops(query)
    const second = await store.console.shops({ ...query, cursor: first.nextCursor })
    expect([...first.items, ...second.items].map((shop) => shop.name)).toEqual([
      `Another ${world.key}`,
      `Ünique ${world.key}`,
    ])
    expect(second).toMatchObject({ nextCursor: null, items: [{ state: 'open', suspension: null, nextRate: null }] })
    expect((await store.console.shops({ ...query, locale: 'zh-Hant', words: '好店' })).items[0]?.name).toContain('好店')
    expect((await store.console.shops({ ...query, state: 'suspended' })).items).toEqual([])
    expect((await store.console.shops({ ...query, words: "100%_'x" })).items).toEqual([])
  })

  it('[PAY-18] a commission rate holds from its instant on and not before', async () => {
    const store = await open()
    const world = aWorld()
    const vendor = world.vendor({ commissionBps: 1000 })
    await store.vendors.upsert(vendor, NOW_MS)
    const rate = async () => (await store.vendors.records([vendor.id]))[0]?.commissionBps
    const at = { nowMs: NOW_MS, audit: [] }
    await store.console.setRate(vendor.id, { commissionBps: 700, fromMs: NOW_MS + DAY_MS }, at)
    await store.console.setRate(vendor.id, { commissionBps: 800, fromMs: NOW_MS + DAY_MS }, at)
    await store.console.setRate(vendor.id, { commissionBps: 900, fromMs: NOW_MS + DAY_MS - 5 }, at)
    await store.console.applyRates(NOW_MS + DAY_MS - 6)
    expect(await rate()).toBe(1000)
    await store.console.applyRates(NOW_MS + DAY_MS)
    expect(await rate()).toBe(800)
    expect((await store.console.rates(vendor.id)).map((one) => [one.commissionBps, one.appliedAtMs])).toEqual([
      [800, NOW_MS + DAY_MS],
      [900, NOW_MS + DAY_MS],
    ])
  })
}

function describeOrders(open: OpenStore): void {
  it('[STO-4] lists orders of all shops, newest first, by shop, status and number', async () => {
    const store = await open()
    const world = aWorld()
    const vendor = world.vendor()
    await store.vendors.upsert(vendor, NOW_MS)
    const orders = [1, 2, 3].map((n) =>
      world.order(n, { vendorId: vendor.id, number: `${world.key.toUpperCase()}-${n}` }),
    )
    await store.orders.insertPlaced(world.group({ orders, placedAtMs: NOW_MS * 2 }), {
      events: [],
      journals: [],
      outbox: [],
    })
    const query = { locale: 'en', vendorId: null, statuses: [], number: '', fromMs: null, toMs: null } as const
    const first = await store.console.orders({ ...query, cursor: null, limit: 2 })
    const second = await store.console.orders({ ...query, cursor: first.nextCursor, limit: 2 })
    expect([...first.items, ...second.items].slice(0, 3).map((order) => order.number)).toEqual(
      orders.map((order) => order.number).reverse(),
    )
    expect(first.items[0]).toMatchObject({ vendorId: vendor.id, currency: 'GBP', status: 'placed', refundedMinor: 0 })
    const one = { ...query, number: `${world.key}-2`, cursor: null, limit: 5 }
    expect((await store.console.orders(one)).items.map((order) => order.orderId)).toEqual([orders[1]?.id])
    const none = { ...query, vendorId: vendor.id, statuses: ['shipped' as const], cursor: null, limit: 5 }
    expect((await store.console.orders(none)).items).toEqual([])
  })

  it('[OPS-5] counts as unserved what went back before the goods left, and not what came back afterwards', async () => {
    const store = await open()
    const world = aWorld()
    const vendorId = idOf('vendor', `vnd_${world.key}`)
    const placedAtMs = NOW_MS - 40 * DAY_MS
    const orders = [1, 2].map((n) =>
      world.order(n, { vendorId, lines: [world.line(n, { units: 4 }), world.line(n + 10, { units: 6 })] }),
    )
    await store.orders.insertPlaced(world.group({ orders, placedAtMs }), { events: [], journals: [], outbox: [] })
    const refund = (n: number, units: number) => ({
      id: idOf('refund', `rfd_${world.key}${n}`),
      amountMinor: units,
      reason: '',
      status: 'due' as const,
      transactionNumber: null,
      lines: [
        { orderLineId: idOf('orderLine', `oln_${world.key}n${n}`), units, amountMinor: units, isRestocked: false },
      ],
    })
    const second = { ...world.change(), orderId: idOf('order', `ord_${world.key}a2`) }
    await store.orders.change({ ...world.change(), refund: refund(1, 1) })
    await store.orders.change({ ...second, status: { from: ['placed'], to: 'shipped' }, shippedAtMs: NOW_MS - DAY_MS })
    await store.orders.change({ ...second, refund: refund(2, 3) })
    const days = await store.insight.demand({ fromMs: placedAtMs, toMs: placedAtMs + 1, vendorId, clock: UTC })
    expect(days).toEqual([
      {
        date: new Date(placedAtMs).toISOString().slice(0, 10),
        units: 20,
        servedUnits: 19,
        lines: 4,
        servedLines: 3,
        orders: 2,
        servedOrders: 1,
      },
    ])
    expect(await store.insight.demand({ fromMs: placedAtMs + 1, toMs: NOW_MS, vendorId, clock: UTC })).toEqual([])
  })
}

function describeTroubles(open: OpenStore): void {
  it('[OPS-3] lists a troubled checkout once, and what was done in the end', async () => {
    const store = await open()
    const { key } = aWorld()
    const subject = (n: number) => ({
      paymentId: idOf('payment', `pay_${key}${n}`),
      cartId: idOf('cart', `crt_${key}${n}`),
      amountMinor: 3_000_000_000,
      currency: 'GBP',
    })
    await store.troubles.failed({ ...subject(1), attempts: 1, lastError: "it's “down”" }, NOW_MS * 2)
    await store.troubles.failed({ ...subject(1), attempts: 2, lastError: 'down' }, NOW_MS * 2 + 1)
    const openOnes = await store.troubles.list({ outcome: 'open', cursor: null, limit: 1 })
    expect(openOnes.items).toEqual([
      {
        ...subject(1),
        attempts: 2,
        lastError: 'down',
        outcome: 'open',
        reason: null,
        firstAtMs: NOW_MS * 2,
        lastAtMs: NOW_MS * 2 + 1,
      },
    ])
    await store.troubles.ended({ ...subject(1), attempts: 2, outcome: 'placed', reason: null }, NOW_MS * 2 + 2)
    await store.troubles.failed({ ...subject(1), attempts: 3, lastError: 'late' }, NOW_MS * 2 + 3)
    await store.troubles.ended({ ...subject(2), attempts: 0, outcome: 'voided', reason: 'stock_gone' }, NOW_MS * 2 + 4)
    await store.troubles.ended({ ...subject(3), attempts: 0, outcome: 'placed', reason: null }, NOW_MS * 2 + 5)
    const all = await store.troubles.list({ outcome: null, cursor: null, limit: 2 })
    expect(all.items.map((one) => [one.paymentId, one.outcome, one.reason, one.attempts])).toEqual([
      [subject(2).paymentId, 'voided', 'stock_gone', 0],
      [subject(1).paymentId, 'placed', null, 2],
    ])
  })

  it('[OPS-4] settles a dead letter once, with its audit entry', async () => {
    const store = await open()
    const { key } = aWorld()
    const letter = (n: number) => ({ id: `letter${n}:${key}`, type: 'order.placed.mail', body: '{"a":1}' })
    for (const n of [1, 2]) await store.outbox.park(letter(n), 'no', NOW_MS)
    const settle = (n: number, action: 'replay' | 'discard', time: number) =>
      store.console.settleLetter(letter(n).id, action, {
        nowMs: NOW_MS,
        audit: [audited(`${key}${n}${time}`, `dead_letter.${action}`)],
      })
    expect([await settle(1, 'replay', 1), await settle(1, 'replay', 2)]).toEqual([true, false])
    expect([await settle(2, 'discard', 1), await settle(2, 'discard', 2)]).toEqual([true, false])
    expect(await store.outbox.find(letter(1).id)).toMatchObject({ body: { a: 1 }, attempts: 0 })
    expect(await store.outbox.find(letter(2).id)).toBeNull()
    const log = await store.audit.list(null, { cursor: null, limit: 200, action: null, actorId: null })
    expect(
      log.items
        .map((one) => one.id)
        .filter((id) => id.startsWith(`aud_${key}`))
        .sort(),
    ).toEqual([`aud_${key}11`, `aud_${key}21`])
    await store.outbox.done(letter(1).id)
  })

  it('[OPS-6] counts what waits, up to a bound', async () => {
    const store = await open()
    const { key } = aWorld()
    await store.outbox.park({ id: `counted:${key}`, type: 'x', body: '{}' }, 'no', NOW_MS)
    const counts = await store.console.counts(NOW_MS, 1000)
    expect(counts.deadLetterCount).toBeGreaterThan(0)
    expect((await store.console.counts(NOW_MS, 1)).deadLetterCount).toBe(1)
    expect(await store.console.freshSkus(3)).toBeInstanceOf(Array)
    expect(await store.console.platform()).toBeInstanceOf(Array)
  })
}

function describeRuns(open: OpenStore): void {
  it('[OPS-7] gives a run to one of many, and again only when it broke off or failed', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const [store] = stores
    const { key } = aWorld()
    const at = (nowMs: number) => ({ nowMs, staleMs: 30 * MINUTE_MS })
    const claims = await Promise.all(stores.map((each) => each.cron.claim(key, 'day', at(NOW_MS))))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await store.cron.claim(key, 'day', at(NOW_MS + 30 * MINUTE_MS - 1))).toBe(false)
    expect(await store.cron.claim(key, 'day', at(NOW_MS + 30 * MINUTE_MS))).toBe(true)
    await store.cron.finish(key, 'day', { nowMs: NOW_MS + 31 * MINUTE_MS, failure: 'the bank did not answer' })
    expect(await store.cron.last(key)).toEqual({
      startedAtMs: NOW_MS + 30 * MINUTE_MS,
      failure: 'the bank did not answer',
    })
    expect(await store.cron.claim(key, 'day', at(NOW_MS + 60 * MINUTE_MS))).toBe(true)
    await store.cron.finish(key, 'day', { nowMs: NOW_MS + 61 * MINUTE_MS, failure: null })
    expect(await store.cron.claim(key, 'day', at(NOW_MS + 9 * DAY_MS))).toBe(false)
    expect(await store.cron.claim(key, 'next', at(NOW_MS + 9 * DAY_MS))).toBe(true)
    await store.cron.note(`${key}m`, NOW_MS)
    await store.cron.note(`${key}m`, NOW_MS + 1)
    expect(await store.cron.last(`${key}m`)).toEqual({ startedAtMs: NOW_MS + 1, failure: null })
    expect(await store.cron.last(`${key}never`)).toBeNull()
  })
}

function describeReconciliations(open: OpenStore): void {
  it('[PAY-17] tells our side: sales, supplier payments and payouts with their numbers, and nothing that was not at the bank', async () => {
    const store = await open()
    const world = aWorld()
    const vendor = world.vendor()
    await store.vendors.upsert(vendor, NOW_MS)
    const order = world.order(1, { vendorId: vendor.id })
    const group = world.group({ orders: [order] })
    const atMs = NOW_MS * 3
    const subject = { orderGroupId: group.id, vendorId: vendor.id, currency: 'GBP', atMs }
    const sale = saleJournal({ ...subject, orders: [order] })
    await store.orders.insertPlaced(group, { events: [], journals: [sale], outbox: [] })
    const supplierOrderId = order.supplierOrder.id
    await store.orders.change({
      ...world.change(),
      supplierOrder: { id: supplierOrderId, status: 'paid', transactionNumber: `SP-${world.key}` },
      journals: [
        supplierPaymentJournal({ ...subject, supplierOrderId, supplierId: vendor.supplier.id, amountMinor: 500 }),
      ],
    })
    const query = { currency: 'GBP', fromMs: atMs, toMs: atMs + 1 }
    const first = await store.reconciliations.ourEntries({ ...query, cursor: null, limit: 1 })
    const second = await store.reconciliations.ourEntries({ ...query, cursor: first.nextCursor, limit: 1 })
    const entry = { atMs, vendorId: vendor.id }
    expect([...first.items, ...second.items]).toEqual([
      {
        ...entry,
        kind: 'supplier_payment',
        amountMinor: -500,
        transactionNumber: `SP-${world.key}`,
        reference: supplierOrderId,
      },
      {
        ...entry,
        kind: 'sale',
        amountMinor: order.totalMinor,
        transactionNumber: group.payment.transactionNumber,
        reference: group.payment.id,
      },
    ])
    expect(second.nextCursor).toBeNull()
    const repayment = supplierRepaymentJournal({
      ...subject,
      supplierOrderId,
      supplierId: vendor.supplier.id,
      amountMinor: 500,
      atMs: atMs + 1,
    })
    await store.orders.change({
      ...world.change(),
      supplierOrder: { id: supplierOrderId, status: 'declined', returnNumber: `SR-${world.key}` },
      journals: [repayment],
    })
    const back = await store.reconciliations.ourEntries({
      currency: 'GBP',
      fromMs: atMs + 1,
      toMs: atMs + 2,
      cursor: null,
      limit: 5,
    })
    expect(back.items).toEqual([
      {
        ...entry,
        atMs: atMs + 1,
        kind: 'supplier_repayment',
        amountMinor: 500,
        transactionNumber: `SR-${world.key}`,
        reference: supplierOrderId,
      },
    ])
    const others = await store.reconciliations.ourEntries({ ...query, currency: 'EUR', cursor: null, limit: 5 })
    expect(others.items).toEqual([])
  })

  it('[PAY-17] keeps a comparison with its differences, once', async () => {
    const store = await open()
    const { key } = aWorld()
    const record = {
      id: idOf('reconciliation', `rec_${key}`),
      origin: 'manual' as const,
      currency: key.toUpperCase().slice(0, 3),
      fromMs: 1,
      toMs: 2,
      ranAtMs: NOW_MS * 4,
      matchedCount: 3,
      differenceCount: 2,
      ourSumMinor: -5,
      bankSumMinor: 3_000_000_000,
    }
    const difference = {
      kind: 'missing_here' as const,
      transactionNumber: 'TX',
      reference: 'a “ref” 好',
      movement: 'capture',
      ourMinor: null,
      bankMinor: 4,
      atMs: NOW_MS,
      vendorId: null,
    }
    const vendorId = idOf('vendor', `vnd_${key}`)
    const differences = [difference, { ...difference, kind: 'missing_at_bank' as const, vendorId }]
    for (let time = 0; time < 2; time += 1) await store.reconciliations.insert(record, differences, [])
    expect(await store.reconciliations.find(record.id)).toEqual(record)
    expect(await store.reconciliations.latest(record.currency, 5)).toEqual([record])
    expect((await store.reconciliations.list({ cursor: null, limit: 1 })).items).toEqual([record])
    expect(await store.reconciliations.differences(record.id, null)).toEqual(differences)
    expect(await store.reconciliations.differences(record.id, vendorId)).toEqual([differences[1]])
  })
}
