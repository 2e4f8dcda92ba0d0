import { idOf } from '@onhand/domain/ids'
import type { OrderGroupView, TimelineEvent } from '@onhand/domain/ordering/types'
import { SHOP_EN } from '@onhand/i18n/shop/en'
import { shopMessages } from '@onhand/i18n/shop/shop-messages'
import { expect, it } from 'vitest'
import { chainOf } from './order-chain.ts'

const orderId = idOf('order', 'ord_a1')
const text = shopMessages('en', SHOP_EN)
type Order = OrderGroupView['orders'][number]

function anOrder(
  kind: 'delivery' | 'pickup',
  types: readonly TimelineEvent['type'][],
  status: Order['status'] = 'placed',
): { group: OrderGroupView; order: Order } {
  const order: Order = {
    orderId,
    number: 'A-1',
    status,
    vendor: { vendorId: idOf('vendor', 'vnd_mill'), slug: 'mill', name: 'The Mill' },
    delivery: {
      methodId: 'bike',
      kind,
      name: 'Bike',
      locationId: idOf('location', 'loc_mill'),
      locationName: 'Mill Lane',
      priceMinor: 0,
      currency: 'GBP',
      promise: {
        fromMs: 0,
        toMs: 0,
        timeZone: 'UTC',
        reason: { cutOffMinute: 0, isAfterCutOff: false, transitDays: 0, closedDaysSkipped: 0 },
      },
    },
    itemsMinor: 0,
    deliveryMinor: 0,
    totalMinor: 0,
    creditMinor: 0,
    remittedAtMs: null,
    shippedAtMs: null,
    isManual: false,
    remittance: null,
    messages: [],
    supplierOrder: { status: 'sent', shipDate: '2026-12-02', transactionNumber: null },
    shipment: null,
    lines: [],
  }
  const group: OrderGroupView = {
    orderGroupId: idOf('orderGroup', 'grp_a1'),
    number: 'A',
    token: 't',
    placedAtMs: 0,
    locale: 'en',
    currency: 'GBP',
    contact: { name: '', email: '', phone: '' },
    address: null,
    itemsMinor: 0,
    deliveryMinor: 0,
    taxMinor: 0,
    totalMinor: 0,
    refundedMinor: 0,
    payment: { status: 'captured', transactionNumber: 'TX-1', amountMinor: 0, paidAtMs: 0 },
    orders: [order],
    timeline: types.map((type, index) => ({
      type,
      orderId: type === 'placed' || type === 'paid' ? null : orderId,
      atMs: index,
      data: {},
    })),
    invoiceUrl: '',
  }
  return { group, order }
}

const states = (kind: 'delivery' | 'pickup', types: readonly TimelineEvent['type'][], status?: Order['status']) => {
  const { group, order } = anOrder(kind, types, status)
  return chainOf(group, order, text).map((step) => `${step.key} ${step.state}`)
}

it('[SHOP-8] marks what is done and the one link that is happening', () => {
  expect(states('delivery', ['placed', 'paid'])).toEqual([
    'shop done',
    'bank done',
    'supplier now',
    'picked next',
    'way next',
    'here next',
  ])
  expect(states('delivery', ['placed', 'paid', 'supplier_confirmed', 'shipped'])).toEqual([
    'shop done',
    'bank done',
    'supplier done',
    'picked done',
    'way done',
    'here now',
  ])
})

it('[SHOP-8] ends at the counter when it is picked up', () => {
  expect(states('pickup', ['placed', 'paid', 'supplier_confirmed', 'picking'])).toEqual([
    'shop done',
    'bank done',
    'supplier done',
    'picked done',
    'ready now',
  ])
})

it('[SHOP-8] says late when the carrier does, and nothing more happens to what is cancelled', () => {
  expect(states('delivery', ['placed', 'paid', 'supplier_confirmed', 'shipped', 'delayed']).at(-1)).toBe('here late')
  expect(states('delivery', ['placed', 'paid', 'cancelled'], 'cancelled').slice(2)).toEqual([
    'supplier next',
    'picked next',
    'way next',
    'here next',
  ])
})

it('[SHOP-8] carries the bank’s number and the supplier’s date', () => {
  const { group, order } = anOrder('delivery', ['placed', 'paid'])
  expect(chainOf(group, order, text).map((step) => step.detail)).toEqual([
    'The Mill',
    'No. TX-1',
    'leaves 2 Dec',
    null,
    null,
    null,
  ])
})
