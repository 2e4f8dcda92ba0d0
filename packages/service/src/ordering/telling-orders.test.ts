import { idOf, type VendorId } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { type OrderWriters, tellingOrders } from './telling-orders.ts'

const ONE = idOf('vendor', 'vnd_one')
const TWO = idOf('vendor', 'vnd_two')

/** Ports that answer what they are told to, and what was told of them. */
function world(answer: { readonly isDone: boolean }) {
  const told: VendorId[] = []
  const ports = {
    orders: {
      insertPlaced: async () => ({ isNew: answer.isDone }),
      change: async () => ({ isApplied: answer.isDone, vendorId: ONE }),
    },
    orderDesk: { addNote: async () => undefined },
    pickLists: { create: async () => ({ isMade: answer.isDone }) },
  } as unknown as OrderWriters
  return { told, ports: tellingOrders(ports, (vendorId) => void told.push(vendorId)) }
}
type Placed = Parameters<OrderWriters['orders']['insertPlaced']>
const placed = (...vendorIds: VendorId[]) =>
  [{ orders: vendorIds.map((vendorId) => ({ vendorId })) }, {}] as unknown as Placed
const change = {} as unknown as Parameters<OrderWriters['orders']['change']>[0]
const note = { audit: { vendorId: TWO } } as unknown as Parameters<OrderWriters['orderDesk']['addNote']>[0]
const plan = { vendorId: ONE } as unknown as Parameters<OrderWriters['pickLists']['create']>[0]

it('[ORD-24] tells each shop of a checkout once, and the shop of every change, note and walk', async () => {
  const { ports, told } = world({ isDone: true })
  expect(await ports.orders.insertPlaced(...placed(ONE, TWO, ONE))).toEqual({ isNew: true })
  expect(told).toEqual([ONE, TWO])
  await ports.orders.change(change)
  await ports.orderDesk.addNote(note)
  await ports.pickLists.create(plan)
  expect(told).toEqual([ONE, TWO, ONE, TWO, ONE])
})

it('[ORD-24] a repeat and what was refused are no news', async () => {
  const { ports, told } = world({ isDone: false })
  await ports.orders.insertPlaced(...placed(ONE))
  await ports.orders.change(change)
  await ports.pickLists.create(plan)
  expect(told).toEqual([])
})
