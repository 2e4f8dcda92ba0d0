import { idOf } from '@onhand/domain/ids'
import { describe, expect, it } from 'vitest'
import { aWorld, NOW_MS, type OpenStore, type World } from './store-world.ts'

/** What every OrderPort must do. */
export function describeOrderStore(open: OpenStore): void {
  describe('orders', () => {
    describeInsert(open)
    describeChange(open)
    describeRefunds(open)
    describeLists(open)
  })
}

function placedParts(world: World) {
  return {
    events: [
      { key: 'placed', type: 'placed' as const, orderId: null, atMs: NOW_MS, data: {} },
      { key: 'paid', type: 'paid' as const, orderId: null, atMs: NOW_MS, data: { transactionNumber: 'TX-1' } },
    ],
    journals: [world.journal('sale', 3_000_000_000)],
    outbox: [
      {
        id: `order.placed.mail:grp_${world.key}`,
        type: 'order.placed.mail' as const,
        version: 1,
        body: { orderGroupId: `grp_${world.key}` },
      },
    ],
  }
}

function describeInsert(open: OpenStore): void {
  it('[STO-1] writes a placed checkout whole and reads it back as it was', async () => {
    const store = await open()
    const world = aWorld()
    const allocations = [
      { locationId: idOf('location', 'loc_aa'), lotId: idOf('lot', 'lot_aa'), units: 1, expiryDate: '2026-12-02' },
      { locationId: idOf('location', 'loc_bb'), lotId: idOf('lot', 'lot_bb'), units: 1, expiryDate: '2026-12-01' },
    ]
    const lines = [
      world.line(1, { allocations, note: "it's “nice” 好" }),
      world.line(2, { unitPriceMinor: 3_000_000_000, units: 3 }),
    ]
    const group = world.group({
      orders: [world.order(1, { lines }), world.order(2, { lines: [world.line(3)] })],
      personId: idOf('person', 'per_ada'),
    })
    expect(await store.orders.insertPlaced(group, placedParts(world))).toEqual({ isNew: true })

    const record = await store.orders.record(group.id)
    expect(record?.group).toEqual(group)
    expect(record?.status).toEqual({ [`ord_${world.key}a1`]: 'placed', [`ord_${world.key}a2`]: 'placed' })
    const view = await store.orders.view(group.id)
    expect(view?.timeline.map((event) => event.type)).toEqual(['placed', 'paid'])
    expect(view?.orders[0]?.lines[0]).toMatchObject({ expiryDate: '2026-12-01', refundedUnits: 0, units: 2 })
    expect(view?.payment).toEqual({
      status: 'authorised',
      transactionNumber: group.payment.transactionNumber,
      amountMinor: group.totalMinor,
      paidAtMs: null,
    })
    expect(await store.outbox.find(`order.placed.mail:${group.id}`)).toMatchObject({
      type: 'order.placed.mail',
      attempts: 0,
    })
    expect(await store.ledger.journalsOf(group.id)).toEqual([{ id: `jrn_${world.key}sale`, kind: 'sale' }])
    expect(await store.orders.groupIdOfOrder(idOf('order', `ord_${world.key}a2`))).toBe(group.id)
    const supplierOrderId = group.orders[0]?.supplierOrder.id ?? idOf('supplierOrder', 'sor_none')
    expect(await store.orders.groupIdOfSupplierOrder(supplierOrderId)).toEqual({
      orderGroupId: group.id,
      orderId: `ord_${world.key}a1`,
      status: 'placed',
    })
    expect((await store.orders.record(group.id))?.timeline).toEqual(view?.timeline)
  })

  it('[STO-2] gives several checkouts at once exactly as it gives each alone', async () => {
    const store = await open()
    const worlds = [aWorld(), aWorld(), aWorld()]
    for (const world of worlds) await store.orders.insertPlaced(world.group(), placedParts(world))
    const ids = worlds.map((world) => world.group().id)
    const alone = await Promise.all(ids.map((id) => store.orders.record(id)))
    const together = await store.orders.records([...ids, idOf('orderGroup', 'grp_unknown')])
    const byId = (records: readonly ({ group: { id: string } } | null)[]) =>
      records.toSorted((a, b) => (a?.group.id ?? '').localeCompare(b?.group.id ?? ''))
    expect(byId(together)).toEqual(byId(alone))
    expect(await store.orders.records([])).toEqual([])
  })

  it('[STO-2] writes a checkout once, however often and at once it is asked to', async () => {
    const world = aWorld()
    const stores = await Promise.all([open(), open(), open(), open()])
    const group = world.group()
    const answers = await Promise.all(stores.map((store) => store.orders.insertPlaced(group, placedParts(world))))
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1)
    const [store] = stores
    expect(await store?.orders.insertPlaced(group, placedParts(world))).toEqual({ isNew: false })
    expect(await store?.orders.record(group.id)).toMatchObject({ group })
    expect(await store?.ledger.balances(`vendor:${world.key}`)).toEqual([
      { account: `vendor:${world.key}`, currency: 'GBP', balanceMinor: -3_000_000_000 },
    ])
  })

  it.each(['number', 'cartId'] as const)(
    '[STO-1] writes nothing of a checkout whose %s belongs to another',
    async (field) => {
      const store = await open()
      const [first, second] = [aWorld(), aWorld()]
      await store.orders.insertPlaced(first.group(), placedParts(first))
      const clashing = second.group({ [field]: first.group()[field] })
      await expect(store.orders.insertPlaced(clashing, placedParts(second))).rejects.toThrow()
      expect(await store.orders.record(clashing.id)).toBeNull()
      expect(await store.outbox.find(`order.placed.mail:${clashing.id}`)).toBeNull()
    },
  )

  it('[STO-2] marks a payment captured once, with the first time', async () => {
    const store = await open()
    const world = aWorld()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    await store.orders.markCaptured(world.group().id, NOW_MS + 5)
    await store.orders.markCaptured(world.group().id, NOW_MS + 9)
    expect((await store.orders.view(world.group().id))?.payment).toMatchObject({
      status: 'captured',
      paidAtMs: NOW_MS + 5,
    })
  })
}

function describeChange(open: OpenStore): void {
  it('[BUY-24] divides what suppliers are asked for once, whoever comes at the same time, and never what was paid', async () => {
    const world = aWorld()
    const stores = await Promise.all([open(), open(), open()])
    const [store] = stores
    await store?.orders.insertPlaced(world.group(), placedParts(world))
    const own = world.group().orders[0]?.supplierOrder.id ?? idOf('supplierOrder', 'sor_none')
    const [line] = world.group().orders[0]?.lines ?? []
    const lineOf = (unitCostMinor: number) => [{ lineId: line?.id ?? world.line(1).id, units: 1, unitCostMinor }]
    const partsAt = (price: number) => [
      { id: own, supplierId: idOf('supplier', 'sup_own'), totalMinor: 500, lines: lineOf(500) },
      {
        id: idOf('supplierOrder', `${own}s1`),
        supplierId: idOf('supplier', 'sup_far'),
        totalMinor: price,
        lines: lineOf(price),
      },
    ]
    const partsOf = async () => (await store?.orders.record(world.group().id))?.supplierOrders ?? []
    await Promise.all(stores.map((each, n) => each.orders.change(world.change({ supplierParts: partsAt(450 + n) }))))
    const [first, second] = await partsOf()
    expect(first).toMatchObject({ id: own, status: 'due', totalMinor: 500, lines: lineOf(500) })
    expect(second).toMatchObject({ id: `${own}s1`, supplierId: 'sup_far', status: 'due' })
    expect(second?.lines).toEqual(lineOf(second?.totalMinor ?? 0))
    const tell = (status: string, from?: readonly string[]) =>
      store?.orders.change(
        world.change({ supplierOrder: { id: idOf('supplierOrder', `${own}s1`), status, ...(from ? { from } : {}) } }),
      )
    await tell('shipped')
    await tell('confirmed', ['due', 'paid'])
    expect((await partsOf()).map((one) => one.status)).toEqual(['due', 'shipped'])
    expect(await store?.orders.groupIdOfSupplierOrder(idOf('supplierOrder', `${own}s1`))).toMatchObject({
      orderId: world.change().orderId,
    })
    await tell('cancelled')
    expect((await partsOf()).map((one) => one.status)).toEqual(['due', 'cancelled'])
    const paid = aWorld()
    await store?.orders.insertPlaced(paid.group(), placedParts(paid))
    const theirs = paid.group().orders[0]?.supplierOrder.id ?? own
    await store?.orders.change(paid.change({ supplierOrder: { id: theirs, status: 'paid', transactionNumber: 'T' } }))
    await store?.orders.change(
      paid.change({
        supplierParts: partsAt(9).map((part, n) => ({
          ...part,
          id: n === 0 ? theirs : idOf('supplierOrder', `${theirs}s1`),
        })),
      }),
    )
    expect((await store?.orders.record(paid.group().id))?.supplierOrders).toMatchObject([{ id: theirs, lines: null }])
  })

  it('[BUY-25] ends what was never paid with its order and leaves what was, and keeps the first payment and what came back', async () => {
    const world = aWorld()
    const store = await open()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    const own = world.group().orders[0]?.supplierOrder.id ?? idOf('supplierOrder', 'sor_none')
    const { id: lineId } = world.line(1)
    const part = (id: typeof own, supplier: string) => ({
      id,
      supplierId: idOf('supplier', supplier),
      totalMinor: 500,
      lines: [{ lineId, units: 1, unitCostMinor: 500 }],
    })
    const far = idOf('supplierOrder', `${own}s1`)
    const tell = (change: Parameters<typeof world.change>[0]) => store.orders.change(world.change(change))
    await tell({ supplierParts: [part(own, 'sup_own'), part(far, 'sup_far')] })
    const guard = { statuses: ['placed' as const] }
    const begun = { id: far, status: 'paying', from: ['due'] }
    expect(await tell({ guard, supplierOrder: begun })).toMatchObject({ isApplied: true })
    await tell({ status: { from: ['placed'], to: 'cancelled' }, isSupplyOver: true })
    expect(await tell({ guard, supplierOrder: { ...begun, id: own } })).toEqual({ isApplied: false })
    const partsOf = async () => (await store.orders.record(world.group().id))?.supplierOrders ?? []
    expect((await partsOf()).map((one) => one.status)).toEqual(['cancelled', 'paying'])
    for (const transactionNumber of ['T1', 'T2'])
      await tell({ supplierOrder: { id: far, status: 'paid', transactionNumber } })
    await tell({ supplierOrder: { id: far, status: 'cancelled', from: ['paid'], returnNumber: 'B1' } })
    await tell({ supplierOrder: { id: far, status: 'paid', transactionNumber: 'T3' } })
    expect((await partsOf())[1]).toMatchObject({ status: 'cancelled', transactionNumber: 'T1', returnNumber: 'B1' })
  })

  it('[STO-3] applies a guarded change once, with its events, journals and messages', async () => {
    const world = aWorld()
    const stores = await Promise.all([open(), open(), open()])
    const [store] = stores
    await store?.orders.insertPlaced(world.group(), placedParts(world))
    const change = world.change({
      status: { from: ['placed', 'confirmed'], to: 'shipped' },
      shippedAtMs: NOW_MS + 1,
      events: [
        {
          key: 'shipped',
          type: 'shipped',
          orderId: world.change().orderId,
          atMs: NOW_MS + 1,
          data: { trackingNumber: 'T1' },
        },
      ],
      journals: [world.journal('supply', 500, { kind: 'supplier_payment' })],
      outbox: [{ id: `order.shipped.mail:${world.key}`, type: 'order.shipped.mail', version: 1, body: {} }],
      supplierOrder: { id: idOf('supplierOrder', `sor_${world.key}a1`), status: 'shipped', shipDate: '2026-11-22' },
      shipment: {
        id: idOf('shipment', `shp_${world.key}`),
        carrier: 'Post',
        trackingNumber: 'T1',
        trackingUrl: 'http://x/T1',
        status: 'label_created',
      },
    })
    const answers = await Promise.all(stores.map((each) => each.orders.change(change)))
    expect(answers.filter((answer) => answer.isApplied)).toHaveLength(1)
    const view = await store?.orders.view(world.group().id)
    expect(view?.orders[0]).toMatchObject({
      status: 'shipped',
      shippedAtMs: NOW_MS + 1,
      supplierOrder: { status: 'shipped', shipDate: '2026-11-22', transactionNumber: null },
      shipment: { carrier: 'Post', trackingNumber: 'T1', trackingUrl: 'http://x/T1' },
    })
    expect(view?.timeline.map((event) => event.type)).toEqual(['placed', 'paid', 'shipped'])
    expect(await store?.orders.groupIdOfShipment(idOf('shipment', `shp_${world.key}`))).toMatchObject({
      orderGroupId: world.group().id,
      status: 'shipped',
    })
  })

  it('[STO-3] writes nothing when the present status is none of those named', async () => {
    const store = await open()
    const world = aWorld()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    const change = world.change({
      status: { from: ['confirmed'], to: 'picking' },
      remittedAtMs: NOW_MS,
      events: [{ key: 'picking', type: 'picking', orderId: null, atMs: NOW_MS, data: {} }],
      journals: [world.journal('none', 5)],
      outbox: [{ id: `none:${world.key}`, type: 'order.shipped.mail', version: 1, body: {} }],
    })
    expect(await store.orders.change(change)).toEqual({ isApplied: false })
    const view = await store.orders.view(world.group().id)
    expect(view?.timeline).toHaveLength(2)
    expect(view?.orders[0]).toMatchObject({ status: 'placed', remittedAtMs: null })
    expect(await store.outbox.find(`none:${world.key}`)).toBeNull()
    expect(await store.ledger.journalsOf(world.group().id)).toHaveLength(1)
  })

  it('[STO-2] adds an event of one key once and keeps the first date', async () => {
    const store = await open()
    const world = aWorld()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    const at = (atMs: number) =>
      world.change({ remittedAtMs: atMs, events: [{ key: 'hook-1', type: 'delayed', orderId: null, atMs, data: {} }] })
    expect(await store.orders.change(at(NOW_MS + 1))).toMatchObject({ isApplied: true })
    expect(await store.orders.change(at(NOW_MS + 2))).toMatchObject({ isApplied: true })
    const view = await store.orders.view(world.group().id)
    expect(view?.orders[0]?.remittedAtMs).toBe(NOW_MS + 1)
    expect(view?.timeline.filter((event) => event.type === 'delayed')).toEqual([
      { type: 'delayed', orderId: null, atMs: NOW_MS + 1, data: {} },
    ])
  })

  it('[STO-3] refuses to change an order that is not there, and sends nothing about it', async () => {
    const store = await open()
    const world = aWorld()
    const change = world.change({
      outbox: [{ id: `ghost:${world.key}`, type: 'order.shipped.mail', version: 1, body: {} }],
    })
    await expect(store.orders.change(change)).rejects.toThrow()
    expect(await store.outbox.find(`ghost:${world.key}`)).toBeNull()
  })
}

function describeRefunds(open: OpenStore): void {
  const refund = (world: World, name: string, [units, amountMinor]: readonly [number, number]) => ({
    id: idOf('refund', `rfd_${world.key}${name}`),
    amountMinor,
    reason: 'broken',
    status: 'due' as const,
    transactionNumber: null,
    lines: [{ orderLineId: idOf('orderLine', `oln_${world.key}n1`), units, amountMinor, isRestocked: true }],
  })

  it('[STO-3] lets two racing refunds give back no more units or money than were bought', async () => {
    const world = aWorld()
    const stores = await Promise.all([open(), open(), open()])
    await stores[0]?.orders.insertPlaced(world.group(), placedParts(world))
    const answers = await Promise.all(
      stores.map((store, index) =>
        store.orders.change(world.change({ refund: refund(world, `r${index}`, [2, 2400]) })),
      ),
    )
    expect(answers.filter((answer) => answer.isApplied)).toHaveLength(1)
    const view = await stores[0]?.orders.view(world.group().id)
    expect(view?.refundedMinor).toBe(2400)
    expect(view?.orders[0]?.lines[0]?.refundedUnits).toBe(2)
  })

  it('[STO-2] keeps a refund that is done, and its transaction number', async () => {
    const store = await open()
    const world = aWorld()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    const due = refund(world, 'r', [1, 1200])
    const done = { ...due, status: 'done' as const, transactionNumber: 'TX-9' }
    for (const step of [due, due, done, due])
      expect(await store.orders.change(world.change({ refund: step }))).toMatchObject({ isApplied: true })
    const record = await store.orders.record(world.group().id)
    expect(record?.refunds).toEqual([{ ...done, orderId: world.change().orderId }])
  })

  it('[STO-3] refuses another amount under a refund id that is taken', async () => {
    const store = await open()
    const world = aWorld()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    await store.orders.change(world.change({ refund: refund(world, 'r', [1, 1200]) }))
    expect(await store.orders.change(world.change({ refund: refund(world, 'r', [1, 1100]) }))).toEqual({
      isApplied: false,
    })
  })

  it('[STO-3] does not count a refund that failed', async () => {
    const store = await open()
    const world = aWorld()
    await store.orders.insertPlaced(world.group(), placedParts(world))
    await store.orders.change(world.change({ refund: refund(world, 'a', [2, 2400]) }))
    await store.orders.change(world.change({ refund: { ...refund(world, 'a', [2, 2400]), status: 'failed' } }))
    expect(await store.orders.change(world.change({ refund: refund(world, 'b', [2, 2400]) }))).toMatchObject({
      isApplied: true,
    })
  })
}

function describeLists(open: OpenStore): void {
  it('[ORD-13] lists own checkouts newest first, also those bought as guest with the same address, and no others', async () => {
    const store = await open()
    const personId = idOf('person', `per_${aWorld().key}`)
    const email = `${personId}@Example.com`
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) {
      const world = aWorld()
      const contact = { name: 'Ada', email: n % 2 === 0 ? 'other@example.com' : email.toUpperCase(), phone: '' }
      const group = world.group({ personId: n % 2 === 0 ? personId : null, contact, placedAtMs: NOW_MS + n })
      await store.orders.insertPlaced(group, placedParts(world))
      ids.unshift(group.id)
    }
    const stranger = aWorld()
    await store.orders.insertPlaced(
      stranger.group({ contact: { name: 'Bob', email: 'bob@example.com', phone: '' } }),
      placedParts(stranger),
    )
    const first = await store.orders.listForPerson(personId, email, null, 3)
    const second = await store.orders.listForPerson(personId, email, first.nextCursor, 3)
    expect([...first.items, ...second.items].map((item) => item.orderGroupId)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
  })
}
