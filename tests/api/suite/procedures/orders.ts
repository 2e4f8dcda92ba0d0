import { randomBytes } from 'node:crypto'
import { idOf, makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'
import type { World } from '../world.ts'

const [{ vendorId }] = SHOPS
const customerId = idOf('customer', 'cus_suite0000000000000')
const pickListId = idOf('pickList', 'pkl_suite0000000000000')
const contact = { name: 'A B', email: 'buyer@example.com', phone: '020 1234' }
const address = {
  name: 'A B',
  line1: '1 Road',
  line2: 'Flat 2',
  city: 'London',
  region: 'London',
  postcode: 'E8 1AA',
  country: 'GB',
  phone: '020 1234',
  latitude: 51.5,
  longitude: -0.1,
}
const page = { cursor: 'none', limit: 5 }
const lineOf = ({ order }: World) => {
  const [one] = order.orders
  const [line] = one?.lines ?? []
  if (!one || !line) throw new Error('there is no order')
  return { orderId: one.orderId, orderLineId: line.orderLineId }
}
const orderOf = (world: World) => ({ vendorId, orderId: lineOf(world).orderId })
const pickLineOf = (world: World) => ({
  vendorId,
  pickListId,
  orderLineId: lineOf(world).orderLineId,
  position: 0,
})
const listed = {
  words: 'mug',
  statuses: ['placed'],
  isRemitted: true,
  isShipped: false,
  kind: 'delivery',
  source: 'checkout',
  locationId: SHOPS[0].locationId,
  customerId,
  fromMs: 1,
  toMs: 2_000_000_000_000,
  sort: 'newest',
  ...page,
}

/** A shop's orders, pick lists and customers. */
export const ORDER_PROCEDURES = {
  'vendorOrder.list': {
    kind: 'query',
    audience: { permission: 'orders.read' },
    input: () => ({ vendorId, ...listed }),
    optional: Object.keys(listed),
  },
  'vendorOrder.get': { kind: 'query', audience: { permission: 'orders.read' }, input: orderOf },
  'vendorOrder.changes': {
    kind: 'query',
    audience: { permission: 'orders.read' },
    input: () => ({ vendorId, afterMs: 1 }),
  },
  'vendorOrder.counts': { kind: 'query', audience: { permission: 'orders.read' }, input: () => ({ vendorId }) },
  'vendorOrder.skus': {
    kind: 'query',
    audience: { permission: 'orders.create' },
    input: () => ({ vendorId, locale: 'en', words: 'proof', limit: 3 }),
    optional: ['words', 'limit'],
  },
  'vendorOrder.step': {
    kind: 'mutation',
    audience: { permission: 'orders.write' },
    input: (world) => ({ ...orderOf(world), step: 'confirmed' }),
  },
  'vendorOrder.steps': {
    kind: 'mutation',
    audience: { permission: 'orders.write' },
    input: (world) => ({ vendorId, orderIds: [orderOf(world).orderId], step: 'confirmed' }),
  },
  'vendorOrder.undo': {
    kind: 'mutation',
    audience: { permission: 'orders.write' },
    input: (world) => ({ ...orderOf(world), step: 'confirmed', formerStatus: 'placed' }),
  },
  'vendorOrder.cancel': {
    kind: 'mutation',
    audience: { permission: 'orders.refund' },
    input: (world) => ({ ...orderOf(world), reason: 'sold out' }),
  },
  'vendorOrder.refund': {
    kind: 'mutation',
    audience: { permission: 'orders.refund' },
    input: (world) => ({
      ...orderOf(world),
      refundId: makeId('refund', randomBytes(16)),
      reason: 'broken',
      lines: [{ orderLineId: lineOf(world).orderLineId, units: 1, isRestocked: false }],
    }),
  },
  'vendorOrder.addNote': {
    kind: 'mutation',
    audience: { permission: 'orders.write' },
    input: (world) => ({
      ...orderOf(world),
      noteId: makeId('note', randomBytes(16)),
      text: 'Ring twice',
      isForBuyer: false,
    }),
  },
  'vendorOrder.create': {
    kind: 'mutation',
    audience: { permission: 'orders.create' },
    input: () => ({
      vendorId,
      orderId: makeId('order', randomBytes(16)),
      contact,
      address,
      locale: 'en',
      lines: [{ kind: 'free', title: 'Candle', units: 2, unitPriceMinor: 500, taxRateBps: 2000 }],
      deliveryMinor: 100,
      expectedTotalMinor: 1_100,
      payWithinDays: 3,
      isRemitted: false,
      note: 'regular',
    }),
    optional: [
      'contact.phone',
      'address',
      'address.line2',
      'address.region',
      'address.postcode',
      'address.phone',
      'address.latitude',
      'address.longitude',
      'deliveryMinor',
      'payWithinDays',
      'isRemitted',
      'note',
    ],
  },
  'pick.create': {
    kind: 'mutation',
    audience: { permission: 'orders.pick' },
    input: (world) => ({
      vendorId,
      pickListId: makeId('pickList', randomBytes(16)),
      orderIds: [orderOf(world).orderId],
      assignedTo: idOf('person', 'per_nobody'),
    }),
    optional: ['assignedTo'],
  },
  'pick.list': {
    kind: 'query',
    audience: { permission: 'orders.read' },
    input: () => ({ vendorId, isFinished: false, ...page }),
    optional: ['isFinished', 'cursor', 'limit'],
  },
  'pick.get': { kind: 'query', audience: { permission: 'orders.read' }, input: () => ({ vendorId, pickListId }) },
  'pick.assign': {
    kind: 'mutation',
    audience: { permission: 'orders.pick' },
    input: () => ({ vendorId, pickListId, assignedTo: idOf('person', 'per_nobody') }),
  },
  'pick.mark': {
    kind: 'mutation',
    audience: { permission: 'orders.pick' },
    input: (world) => ({ ...pickLineOf(world), pickedUnits: 1 }),
  },
  'pick.short': {
    kind: 'mutation',
    audience: { permission: 'orders.pick' },
    input: (world) => ({ ...pickLineOf(world), missingUnits: 1, action: 'wait' }),
  },
  'pick.substitutes': {
    kind: 'query',
    audience: { permission: 'orders.pick' },
    input: (world) => ({ ...pickLineOf(world), locale: 'en' }),
    optional: ['locale'],
  },
  'pick.substitute': {
    kind: 'mutation',
    audience: { permission: 'orders.pick' },
    input: (world) => ({ ...pickLineOf(world), skuId: world.product.skuId, units: 1 }),
  },
  'pick.pack': {
    kind: 'mutation',
    audience: { permission: 'orders.pick' },
    input: (world) => ({ ...orderOf(world), pickListId }),
  },
  'customer.list': {
    kind: 'query',
    audience: { permission: 'customers.read' },
    input: () => ({ vendorId, words: 'ada', ...page }),
    optional: ['words', 'cursor', 'limit'],
  },
  'customer.get': {
    kind: 'query',
    audience: { permission: 'customers.read' },
    input: () => ({ vendorId, customerId }),
  },
  'customer.save': {
    kind: 'mutation',
    audience: { permission: 'customers.write' },
    input: () => ({
      vendorId,
      customerId,
      name: 'A B',
      email: 'suite-customer@example.com',
      phone: '020 1234',
      address,
      handles: { line: 'ab', instagram: 'ab', facebook: 'ab', whatsapp: 'ab' },
      note: 'likes rye',
    }),
    optional: [
      'phone',
      'address',
      'address.line2',
      'address.region',
      'address.postcode',
      'address.phone',
      'address.latitude',
      'address.longitude',
      'handles',
      'handles.line',
      'handles.instagram',
      'handles.facebook',
      'handles.whatsapp',
      'note',
    ],
  },
  'customer.merge': {
    kind: 'mutation',
    audience: { permission: 'customers.write' },
    input: () => ({ vendorId, customerId, fromCustomerId: makeId('customer', randomBytes(16)) }),
  },
  'customer.remove': {
    kind: 'mutation',
    audience: { permission: 'customers.write' },
    input: () => ({ vendorId, customerId: makeId('customer', randomBytes(16)) }),
  },
  'customer.export': {
    kind: 'mutation',
    audience: { permission: 'customers.write' },
    input: () => ({ vendorId, customerId }),
  },
  'customer.summary': {
    kind: 'query',
    audience: { permission: 'customers.read' },
    input: () => ({ vendorId, fromMs: 1, toMs: 2_000_000_000_000, isOwingOnly: false, ...page }),
    optional: ['fromMs', 'toMs', 'isOwingOnly', 'cursor', 'limit'],
  },
  'customer.link': {
    kind: 'mutation',
    audience: { permission: 'customers.write' },
    input: () => ({ vendorId, customerId }),
  },
  'customer.endLink': {
    kind: 'mutation',
    audience: { permission: 'customers.write' },
    input: () => ({ vendorId, customerId }),
  },
  'customer.byLink': {
    kind: 'query',
    audience: 'everyone',
    input: () => ({ token: 'suite00000000000000.0.00000000000000000000', locale: 'en' }),
    optional: ['locale'],
  },
} as const satisfies Procedures
