import { derivedId, idOf } from '@onhand/domain/ids'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aPlacedGroup, aPlacedLine, aPlacedOrder, aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'
import { cancelOrder } from '../ordering/cancel-order.ts'
import { refundOrder } from '../payments/refund-order.ts'
import { supplyPlaceId } from '../purchasing/supply-place.ts'
import { endSupply } from './end-supply.ts'
import { handleSupplierEvent, type SupplierEvent } from './handle-supplier-event.ts'
import { placeSupplierOrder } from './place-supplier-order.ts'

const AT = { orderGroupId: idOf('orderGroup', 'grp_groupone'), orderId: idOf('order', 'ord_grouponea1') }
const OWN = idOf('supplierOrder', 'sor_grouponea1')
const THEIRS = derivedId('supplierOrder', AT.orderId, 's1')
const FAR = idOf('supplier', 'sup_far')
const OPERATOR = { kind: 'program', name: 'ops', scopes: ['orders'] } as const
const VENDOR = aVendorRecord()
const TOLD_AT_MS = Date.UTC(2026, 10, 21, 12)

type Deps = ReturnType<JobsWorld['deps']>
type Step = (deps: Deps, world: JobsWorld) => Promise<unknown>

const place: Step = (deps) => placeSupplierOrder(deps, AT)
const cancel: Step = (deps) => cancelOrder(deps, OPERATOR, { orderId: AT.orderId, reason: 'changed my mind' })
const refundAll: Step = (deps, world) => {
  const lines = world.group.orders.flatMap((order) => order.lines)
  const refundId = idOf('refund', 'rfd_all')
  const asked = lines.map(({ id, units }) => ({ orderLineId: id, units, isRestocked: true }))
  return refundOrder(deps, OPERATOR, { refundId, orderId: AT.orderId, reason: 'all of it', lines: asked })
}
const end: Step = (deps) => endSupply(deps, AT)
const told =
  (kind: SupplierEvent['kind'], supplierOrderId = OWN): Step =>
  (deps) => {
    const facts = { shipDate: null, reason: 'none left' }
    return handleSupplierEvent(deps, { supplierOrderId, atMs: TOLD_AT_MS, kind, ...facts })
  }

/** Two mugs of the registered supplier, and two jugs that stand at another's place. */
async function aWorld(...steps: readonly Step[]): Promise<JobsWorld> {
  const [main] = VENDOR.locations
  if (!main) throw new Error('the shop has a place')
  const far = { ...main, id: supplyPlaceId(VENDOR, FAR), supplyDays: 4 }
  const at = (locationId: typeof main.id) => [{ locationId, lotId: idOf('lot', 'lot_any'), units: 2, expiryDate: null }]
  const jug = { id: idOf('orderLine', 'oln_jug'), skuId: idOf('sku', 'sku_jug'), allocations: at(far.id) }
  const lines = [
    aPlacedLine({ allocations: at(main.id) }),
    aPlacedLine({ ...jug, unitCostMinor: 700, reservationId: idOf('reservation', 'rsv_jug') }),
  ]
  const world = new JobsWorld(aPlacedGroup({ orders: [aPlacedOrder({ lines })] }), [
    { ...VENDOR, locations: [main, far] },
  ])
  const terms = { leadDays: 4, minOrderMinor: 0, paymentDays: 14, isActive: true }
  const account = { name: 'Far', bankAccountNumber: '4000-0000-0009' }
  world.suppliers = [{ vendorId: VENDOR.id, supplierId: FAR, ...account, ...terms }]
  await world.allocate()
  for (const step of steps) await step(world.deps(), world)
  return world
}

const statuses = (world: JobsWorld) => [OWN, THEIRS].map((id) => world.orders.supplierOrders.get(id)?.status)
const words = (world: JobsWorld) => [...world.orders.events.values()].map(({ type }) => type)

/** What suppliers hold of ours by the books. */
function heldMinor(world: JobsWorld): number {
  return [...world.orders.journals.values()]
    .flatMap(({ entries }) => entries)
    .reduce((sum, { debitAccount, creditAccount, amountMinor }) => {
      if (debitAccount.startsWith('supplier:')) return sum + amountMinor
      return creditAccount.startsWith('supplier:') ? sum - amountMinor : sum
    }, 0)
}

/** All that was ever transferred came back and is booked both ways, no more; nothing of it is made by a supplier. */
function everythingIsBack(world: JobsWorld): void {
  expect(world.orders.status.get(AT.orderId)).toBe('cancelled')
  const paid = [...world.transfers.values()]
  expect(paid.filter((number) => !world.returns.has(number))).toEqual([])
  expect(world.orders.journals.size).toBe(2 * paid.length)
  expect(heldMinor(world)).toBe(0)
  expect([...world.supplierOrders.keys()].filter((id) => !world.cancelledAtSupplier.has(id))).toEqual([])
  expect(statuses(world).filter((status) => status !== 'cancelled' && status !== undefined)).toEqual([])
}

/** Runs `work` with a crash at every call in turn, before and after it, then again without one, then whatever message is left. */
async function everywhere(make: () => Promise<JobsWorld>, work: Step, check: (world: JobsWorld) => void) {
  const counting = await make()
  const calls = counting.deps()
  await work(calls, counting)
  await end(counting.deps(), counting)
  check(counting)
  for (let at = 1; at <= calls.crashing.calls; at += 1)
    for (const when of ['before', 'after'] as const) {
      const world = await make()
      await work(world.deps({ at, when }), world).catch(() => undefined)
      await work(world.deps(), world)
      await end(world.deps(), world)
      check(world)
    }
}

describe('the suppliers of an order that is cancelled', () => {
  it('[BUY-25] are neither paid nor asked when the cancelling was quicker, whoever comes late', async () => {
    for (const wayOut of [cancel, refundAll]) {
      const over = await aWorld(wayOut)
      expect(statuses(over)).toEqual(['cancelled', undefined])
      expect(over.outbox.rows.has(`order.ended.supply:${AT.orderId}`)).toBe(true)
    }
    const world = await aWorld(cancel, place, end, place)
    expect([world.transfers.size, world.supplierOrders.size, world.orders.journals.size]).toEqual([0, 0, 0])
    expect(statuses(world)).toEqual(['cancelled', undefined])
  })

  it('[BUY-25] each give back what they were paid, said on the timeline, once though asked often and at once', async () => {
    const world = await aWorld(place, told('confirmed'), cancel)
    expect(heldMinor(world)).toBe(2 * 500 + 2 * 700)
    const answers = await Promise.all([1, 2, 3].map(() => end(world.deps(), world)))
    expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, value: null })))
    for (const id of [OWN, THEIRS]) for (const _ of [1, 2]) await told('repaid', id)(world.deps(), world)
    everythingIsBack(world)
    const count = (type: string) => words(world).filter((one) => one === type).length
    expect(['supplier_paid', 'supplier_cancelled', 'supplier_repaid', 'cancelled'].map(count)).toEqual([2, 2, 2, 1])
  })

  it('[BUY-5] [BUY-25] give their money back too when another of them declines', async () => {
    const world = await aWorld(place, told('declined', THEIRS))
    expect(statuses(world)).toEqual(['paid', 'declined'])
    // The one that declined sends its money back by itself.
    const paid = world.transfers.get(THEIRS) ?? ''
    expect(await end(world.deps(), world)).toMatchObject({ error: { code: 'repayment_unknown', isRetryable: true } })
    expect(statuses(world)).toEqual(['cancelled', 'declined'])
    world.returns.set(paid, { transactionNumber: 'BACK', amountMinor: 1400, currency: 'GBP' })
    expect(await end(world.deps(), world)).toMatchObject({ ok: true })
    expect([heldMinor(world), world.orders.journals.size]).toEqual([0, 4])
    expect(statuses(world)).toEqual(['cancelled', 'declined'])
  })

  it('[BUY-25] end with an order of which everything is given back before it left', async () => {
    const world = await aWorld(place, refundAll, end)
    everythingIsBack(world)
  })

  it('[BUY-25] end also when the order went out of the shop’s own stock and came back, unless they sent their goods', async () => {
    const shippedByHand: Step = async (_deps, world) => world.orders.status.set(AT.orderId, 'shipped')
    const world = await aWorld(place, shippedByHand, refundAll, end)
    expect(world.orders.status.get(AT.orderId)).toBe('refunded')
    expect([heldMinor(world), ...statuses(world)]).toEqual([0, 'cancelled', 'cancelled'])
    const both = [told('shipped'), told('shipped', THEIRS)]
    const gone = await aWorld(place, ...both, refundAll, end, ...both)
    expect([heldMinor(gone), ...statuses(gone)]).toEqual([2400, 'shipped', 'shipped'])
    expect(words(gone)).not.toContain('supplier_kept')
  })

  it('[BUY-25] keep what they were paid for goods that have left, and the timeline says so once, whichever word comes first', async () => {
    const shipped = told('shipped', THEIRS)
    const unanswered = await aWorld(place, cancel, shipped)
    expect([words(unanswered).includes('supplier_kept'), ...statuses(unanswered)]).toEqual([true, 'paid', 'shipped'])
    for (const steps of [
      [place, cancel, end],
      [place, cancel, end, shipped, end, told('shipped')],
      [place, cancel, shipped, end, shipped],
      [place, shipped, cancel, end, shipped],
    ]) {
      const world = await aWorld()
      world.shippedAtSupplier.add(THEIRS)
      for (const step of steps) await step(world.deps(), world)
      expect(await end(world.deps(), world)).toEqual({ ok: true, value: null })
      expect([heldMinor(world), ...statuses(world)]).toEqual([1400, 'cancelled', 'shipped'])
      expect([...world.orders.events.values()].filter(({ type }) => type === 'supplier_kept')).toMatchObject([
        { data: { goesTo: 'buyer' } },
      ])
      expect(world.cancelledAtSupplier).toEqual(new Set([OWN]))
    }
  })

  it('[BUY-3] [BUY-25] do not take back goods that have left by declining them afterwards', async () => {
    const world = await aWorld(place, told('shipped'), told('declined'))
    expect(statuses(world)).toEqual(['shipped', 'paid'])
  })

  it('[BUY-25] end the same in whatever order their words come', async () => {
    const late = [told('confirmed'), told('declined')]
    for (const steps of [
      [place, ...late, cancel, end],
      [place, cancel, ...late, end],
      [place, cancel, end, ...late],
    ]) {
      const world = await aWorld(...steps)
      const paid = world.transfers.get(OWN) ?? ''
      world.returns.set(paid, { transactionNumber: `BACK-${paid}`, amountMinor: 1000, currency: 'GBP' })
      for (const step of [end, told('repaid'), told('repaid', THEIRS)]) await step(world.deps(), world)
      expect([heldMinor(world), world.orders.journals.size]).toEqual([0, 4])
    }
  })

  it('[BUY-25] are asked again while they do not answer and while the money is on its way; another refusal is for a person', async () => {
    const world = await aWorld(place, cancel)
    world.silentSuppliers.add('sup_clay')
    expect(await end(world.deps(), world)).toMatchObject({
      error: { code: expect.stringMatching('503'), isRetryable: true },
    })
    // One that does not answer holds up no other.
    expect([heldMinor(world), ...statuses(world)]).toEqual([1000, 'paid', 'cancelled'])
    world.silentSuppliers.clear()
    world.isRepaidAtOnce = false
    expect(await end(world.deps(), world)).toMatchObject({ error: { code: 'repayment_unknown', isRetryable: true } })
    world.isRepaidAtOnce = true
    for (const [id, paid] of world.transfers)
      world.returns.set(paid, { transactionNumber: `B${id}`, amountMinor: id === OWN ? 1000 : 1400, currency: 'GBP' })
    expect(await end(world.deps(), world)).toMatchObject({ ok: true })
    everythingIsBack(world)
    const odd = await aWorld(place, cancel)
    odd.supplierRefusal = 'payment_not_found'
    expect(await end(odd.deps(), odd)).toMatchObject({ error: { isRetryable: false } })
  })
})

describe('an order that is cancelled while its suppliers are paid', () => {
  it('[BUY-2] [BUY-25] brings back all that left, wherever paying, cancelling and ending die', async () => {
    await everywhere(
      () => aWorld(),
      async (deps, world) => {
        for (const step of [place, cancel, end]) await step(deps, world)
      },
      everythingIsBack,
    )
  })

  it('[BUY-25] brings back all that left when paying dies anywhere and its message comes after the end, or before', async () => {
    const counting = await aWorld()
    const calls = counting.deps()
    await place(calls, counting)
    for (let at = 1; at <= calls.crashing.calls; at += 1)
      for (const when of ['before', 'after'] as const)
        for (const rest of [
          [cancel, end, place],
          [cancel, place, end],
        ]) {
          const world = await aWorld()
          await place(world.deps({ at, when }), world).catch(() => undefined)
          for (const step of rest) await step(world.deps(), world)
          everythingIsBack(world)
        }
  })

  it('[BUY-25] brings back all that left, and pays nothing that was not begun, when it is cancelled and ended between any two steps of paying', async () => {
    const counting = await aWorld()
    const calls = counting.deps()
    await place(calls, counting)
    for (const dies of [false, true])
      for (let at = 1; at <= calls.crashing.calls; at += 1) await cancelledBefore(at, dies)
  })

  /** Cancels and ends right before the step `at` of paying, which may die right after that step and come again. */
  async function cancelledBefore(at: number, dies: boolean): Promise<void> {
    const world = await aWorld()
    const deps = world.deps(dies ? { at, when: 'after' } : null)
    let calledCount = 0
    const dropped: string[] = []
    const call = deps.crashing.call.bind(deps.crashing)
    deps.crashing.call = async (effect) => {
      calledCount += 1
      if (calledCount === at) {
        await cancel(world.deps(), world)
        const parts = [...world.orders.supplierOrders.values()]
        dropped.push(...parts.flatMap(({ id, status }) => (status === 'cancelled' ? [id] : [])))
        await end(world.deps(), world)
      }
      return await call(effect)
    }
    if (dies) await expect(place(deps, world)).rejects.toThrow('crash')
    // No other message comes after this one.
    expect(await place(dies ? world.deps() : deps, world)).toEqual({ ok: true, value: null })
    everythingIsBack(world)
    expect(dropped.filter((id) => world.transfers.has(id))).toEqual([])
  }

  it('[BUY-25] brings back all that left when everything happens at once', async () => {
    for (const wayIn of [cancel, refundAll, told('declined', THEIRS)]) {
      const world = await aWorld()
      await Promise.all([place, wayIn, place, end, told('confirmed'), wayIn].map((step) => step(world.deps(), world)))
      await Promise.all([place, end, end].map((step) => step(world.deps(), world)))
      for (const [id, number] of world.transfers)
        if (!world.returns.has(number))
          world.returns.set(number, {
            transactionNumber: `B${id}`,
            amountMinor: id === OWN ? 1000 : 1400,
            currency: 'GBP',
          })
      await end(world.deps(), world)
      expect([heldMinor(world), world.orders.journals.size]).toEqual([0, 2 * world.transfers.size])
    }
  })
})
