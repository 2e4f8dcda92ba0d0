import { derivedId, idOf } from '@onhand/domain/ids'
import { JobsWorld } from '@onhand/testing/jobs/jobs-world'
import { aPlacedGroup, aPlacedLine, aPlacedOrder, aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { expect, it } from 'vitest'
import { supplyPlaceId } from '../purchasing/supply-place.ts'
import { handleSupplierEvent } from './handle-supplier-event.ts'
import { placeSupplierOrder } from './place-supplier-order.ts'

const AT = { orderGroupId: idOf('orderGroup', 'grp_groupone'), orderId: idOf('order', 'ord_grouponea1') }
const OWN = idOf('supplierOrder', 'sor_grouponea1')
const THEIRS = derivedId('supplierOrder', AT.orderId, 's1')
const FAR = idOf('supplier', 'sup_far')
const VENDOR = aVendorRecord()

/** Two mugs from the shelf, and three jugs of which two stand at another supplier's place. */
function aWorld(shelfUnits = 1): JobsWorld {
  const [main] = VENDOR.locations
  if (!main) throw new Error('the shop has a place')
  const place = { ...main, id: supplyPlaceId(VENDOR, FAR), supplyDays: 4 }
  const at = (locationId: typeof main.id, units: number) =>
    units === 0 ? [] : [{ locationId, lotId: idOf('lot', 'lot_any'), units, expiryDate: null }]
  const allocations = [...at(main.id, shelfUnits), ...at(place.id, 2)]
  const jug = { id: idOf('orderLine', 'oln_jug'), skuId: idOf('sku', 'sku_jug'), allocations }
  const what = { title: 'Jug', variantTitle: '', unitCostMinor: 700, units: shelfUnits + 2 }
  const reservationId = idOf('reservation', 'rsv_jug')
  const mugs = shelfUnits > 0 ? [aPlacedLine({ allocations: at(main.id, 2) })] : []
  const lines = [...mugs, aPlacedLine({ ...jug, ...what, reservationId })]
  const group = aPlacedGroup({ orders: [aPlacedOrder({ lines })] })
  const world = new JobsWorld(group, [{ ...VENDOR, locations: [main, place] }])
  const terms = { leadDays: 4, minOrderMinor: 0, paymentDays: 14, isActive: true }
  world.suppliers = [
    { vendorId: VENDOR.id, supplierId: FAR, name: 'Far', bankAccountNumber: '4000-0000-0009', ...terms },
  ]
  const offer = { vendorId: VENDOR.id, skuId: jug.skuId, supplierId: FAR, priceMinor: 650, currency: 'GBP' }
  world.offers = [{ ...offer, moqUnits: 1, packUnits: 1, leadDays: 4, isPreferred: false, isActive: true }]
  return world
}

it('[BUY-24] asks each supplier for what stands at its place, at its price, and pays it to its account', async () => {
  const world = aWorld()
  expect(await placeSupplierOrder(world.deps(), AT)).toEqual({ ok: true, value: null })
  const asked = (id: string) => {
    const { supplierId, totalMinor, lines } = world.supplierOrders.get(id) ?? {}
    return [supplierId, totalMinor, lines?.map((line) => [line.title, line.units, line.unitCostMinor])]
  }
  const shelf = [
    ['Stoneware mug, Moss green', 2, 500],
    ['Jug', 1, 700],
  ]
  expect(asked(OWN)).toEqual(['sup_clay', 1700, shelf])
  expect(asked(THEIRS)).toEqual(['sup_far', 1300, [['Jug', 2, 650]]])
  expect([...world.paidTo]).toEqual([`${OWN} ${VENDOR.supplier.bankAccountNumber}`, `${THEIRS} 4000-0000-0009`])
  expect([...world.orders.journals.values()].flatMap(({ entries }) => entries.map((one) => one.debitAccount))).toEqual([
    'supplier:sup_clay',
    'supplier:sup_far',
  ])
})

it('[BUY-24] asks only the other supplier when nothing is left for the registered one', async () => {
  const world = aWorld(0)
  expect(await placeSupplierOrder(world.deps(), AT)).toEqual({ ok: true, value: null })
  expect([...world.supplierOrders.keys()]).toEqual([THEIRS])
  expect(world.orders.supplierOrders.get(OWN)?.totalMinor).toBe(0)
})

it('[BUY-2] [BUY-24] divides, pays and asks once, wherever the process dies, whoever comes beside it and whatever prices become', async () => {
  const counting = aWorld().deps()
  await placeSupplierOrder(counting, AT)
  for (let at = 1; at <= counting.crashing.calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const world = aWorld()
      await placeSupplierOrder(world.deps({ at, when }), AT).catch(() => undefined)
      const wasDivided = world.orders.supplierOrders.size === 2
      world.offers = world.offers.map((offer) => ({ ...offer, priceMinor: 690 }))
      await Promise.all([1, 2, 3].map(() => placeSupplierOrder(world.deps(), AT)))
      expect(world.supplierOrders.get(THEIRS)?.totalMinor).toBe(wasDivided ? 1300 : 1380)
      expect([world.transfers.size, world.orders.journals.size, world.supplierOrders.size]).toEqual([2, 2, 2])
    }
  }
})

it('[BUY-24] goes when the last part was sent, once, though both come at once', async () => {
  const told = async (ids: readonly (typeof OWN)[], atOnce: boolean) => {
    const world = aWorld()
    await world.allocate()
    await placeSupplierOrder(world.deps(), AT)
    const tell = (id: typeof OWN) =>
      handleSupplierEvent(world.deps(), { supplierOrderId: id, atMs: world.nowMs, kind: 'shipped' })
    if (atOnce) await Promise.all(ids.map(tell))
    else for (const id of ids) await tell(id)
    return [world.orders.status.get(AT.orderId), world.shipments.size, world.outbox.rows.size]
  }
  expect(await told([THEIRS, THEIRS], false)).toEqual(['placed', 0, 0])
  expect(await told([OWN], false)).toEqual(['placed', 0, 0])
  expect(await told([OWN, THEIRS, OWN], false)).toEqual(['shipped', 1, 1])
  expect(await told([THEIRS, OWN, THEIRS, OWN], true)).toEqual(['shipped', 1, 1])
})

it('[BUY-5] [BUY-24] gives the buyer’s money back when one of them declines, and has the other cancel', async () => {
  const world = aWorld()
  await placeSupplierOrder(world.deps(), AT)
  const declined = { supplierOrderId: THEIRS, atMs: world.nowMs, kind: 'declined' as const, reason: 'gone' }
  await handleSupplierEvent(world.deps(), declined)
  expect(world.orders.status.get(AT.orderId)).toBe('cancelled')
  expect([...world.orders.supplierOrders.values()].map((one) => one.status)).toEqual(['paid', 'declined'])
  expect(world.outbox.rows.has(`order.ended.supply:${AT.orderId}`)).toBe(true)
})
