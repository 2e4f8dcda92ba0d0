import { randomBytes } from 'node:crypto'
import { idOf, makeId } from '@onhand/domain/ids'
import { newCartId } from '../../../harness/shopper.ts'
import type { Procedures } from '../procedure.ts'
import { importProduct, newLineId, SHOPS, vendorRecord } from '../shops.ts'
import type { World } from '../world.ts'

const locale = 'en'
const cartOf = ({ open }: World) => ({ cartId: open.cartId, locale })
const [shop] = SHOPS
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
const filters = {
  locale,
  category: 'bakery',
  vendor: shop.slug,
  priceMinMinor: 1,
  priceMaxMinor: 9_999,
  inStock: true,
  sort: 'newest',
  limit: 5,
}
const filterNames = Object.keys(filters).filter((name) => name !== 'locale')
const firstLine = ({ open }: World) => {
  const line = open.groups[0]?.lines[0]
  if (!line) throw new Error('the open cart is empty')
  return line
}
const firstOrder = ({ order }: World) => {
  const [one] = order.orders
  if (!one) throw new Error('there is no order')
  return one
}

/** What shoppers, the operator and its programs use. */
export const MARKET_PROCEDURES = {
  'catalog.home': { kind: 'query', audience: 'everyone', input: () => ({ locale }) },
  'catalog.categories': { kind: 'query', audience: 'everyone', input: () => ({ locale }) },
  'catalog.listing': { kind: 'query', audience: 'everyone', input: () => filters, optional: filterNames },
  'catalog.search': {
    kind: 'query',
    audience: 'everyone',
    input: () => ({ ...filters, query: 'proof' }),
    optional: filterNames,
  },
  'catalog.suggest': { kind: 'query', audience: 'everyone', input: () => ({ locale, query: 'pro' }) },
  'catalog.product': {
    kind: 'query',
    audience: 'everyone',
    input: ({ product }) => ({ locale, slug: product.slug }),
  },
  'vendors.shop': { kind: 'query', audience: 'everyone', input: () => ({ locale, slug: shop.slug }) },
  'vendors.shops': { kind: 'query', audience: 'everyone', input: () => ({ locale }) },
  'inventory.availability': {
    kind: 'query',
    audience: 'everyone',
    input: ({ product }) => ({ skuIds: [product.skuId] }),
  },
  'inventory.want': { kind: 'mutation', audience: 'person', input: ({ product }) => ({ skuId: product.skuId }) },
  'fulfilment.estimate': {
    kind: 'query',
    audience: 'everyone',
    input: ({ product }) => ({
      skuId: product.skuId,
      units: 1,
      place: { country: 'GB', postcode: 'E8 1AA', city: 'London', latitude: 51.5, longitude: -0.1 },
      locale,
      currency: 'EUR',
    }),
    optional: ['units', 'locale', 'currency', 'place.postcode', 'place.city', 'place.latitude', 'place.longitude'],
  },
  'cart.get': { kind: 'query', audience: 'everyone', input: cartOf, optional: ['locale'] },
  'cart.addLine': {
    kind: 'mutation',
    audience: 'everyone',
    input: ({ product }) => ({
      cartId: newCartId(),
      locale,
      lineId: newLineId(),
      skuId: product.skuId,
      units: 1,
    }),
    optional: ['locale'],
  },
  'cart.addLines': {
    kind: 'mutation',
    audience: 'everyone',
    input: ({ product }) => ({
      cartId: newCartId(),
      locale,
      lines: [{ lineId: newLineId(), skuId: product.skuId, units: 1 }],
      currency: 'GBP',
    }),
    optional: ['locale', 'currency'],
  },
  'cart.setLine': {
    kind: 'mutation',
    audience: 'everyone',
    input: (world) => ({
      ...cartOf(world),
      lineId: firstLine(world).lineId,
      units: firstLine(world).units,
      note: 'ripe',
      isSavedForLater: false,
    }),
    optional: ['locale', 'units', 'note', 'isSavedForLater'],
  },
  'checkout.setAddress': {
    kind: 'mutation',
    audience: 'everyone',
    input: (world) => ({
      ...cartOf(world),
      contact: { name: 'A B', email: 'a@example.com', phone: '020 1234' },
      address,
    }),
    optional: [
      'locale',
      'contact.phone',
      ...['line2', 'region', 'postcode', 'phone', 'latitude', 'longitude'].map((name) => `address.${name}`),
    ],
  },
  'checkout.deliveryOptions': { kind: 'query', audience: 'everyone', input: cartOf, optional: ['locale'] },
  'checkout.chooseDelivery': {
    kind: 'mutation',
    audience: 'everyone',
    input: (world) => ({
      ...cartOf(world),
      choices: [{ vendorId: shop.vendorId, methodId: shop.methodId, locationId: shop.locationId }],
    }),
    optional: ['locale'],
  },
  'checkout.startPayment': {
    kind: 'mutation',
    audience: 'everyone',
    input: ({ paying }) => ({
      cartId: paying.cartId,
      locale,
      expectedTotalMinor: paying.totalMinor,
      credits: [{ vendorId: shop.vendorId, amountMinor: 0 }],
    }),
    optional: ['locale', 'credits'],
  },
  'checkout.complete': { kind: 'mutation', audience: 'everyone', input: ({ paying }) => ({ cartId: paying.cartId }) },
  'checkout.cancelPayment': {
    kind: 'mutation',
    audience: 'everyone',
    input: ({ paying }) => ({ cartId: paying.cartId }),
  },
  'order.byToken': { kind: 'query', audience: 'everyone', input: ({ order }) => ({ token: order.token }) },
  'order.mine': { kind: 'query', audience: 'person', input: () => ({}) },
  'order.record': {
    kind: 'query',
    audience: 'operator',
    input: ({ order }) => ({ orderGroupId: order.orderGroupId }),
  },
  'order.refund': {
    kind: 'mutation',
    audience: 'operator',
    input: (world) => ({
      refundId: makeId('refund', randomBytes(16)),
      orderId: firstOrder(world).orderId,
      reason: 'bruised',
      lines: [{ orderLineId: firstOrder(world).lines[0]?.orderLineId, units: 1, isRestocked: false }],
    }),
  },
  'order.cancel': {
    kind: 'mutation',
    audience: 'operator',
    input: (world) => ({ orderId: firstOrder(world).orderId, reason: 'not wanted' }),
  },
  'order.ship': { kind: 'mutation', audience: 'operator', input: (world) => ({ orderId: firstOrder(world).orderId }) },
  'identity.me': { kind: 'query', audience: 'everyone' },
  'identity.memberships': { kind: 'query', audience: 'everyone' },
  'identity.addresses': { kind: 'query', audience: 'person' },
  'operator.upsertVendor': { kind: 'mutation', audience: 'operator', input: () => vendorRecord(shop) },
  'operator.setMember': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ vendorId: shop.vendorId, email: 'nobody@example.com', role: 'viewer' }),
  },
  'operator.setOperator': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ email: 'nobody@example.com', isOperator: false }),
  },
  'operator.upsertCategories': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({
      rows: [
        {
          id: idOf('category', 'cat_proof'),
          parentId: null,
          slug: 'proof',
          position: 1,
          emoji: 'x',
          tint: '#fff',
          names: { en: 'Proof', 'zh-Hant': '證明' },
        },
      ],
    }),
  },
  'operator.importProducts': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({
      vendorId: shop.vendorId,
      products: [importProduct(shop, { variant: { title: '6 pieces', titles: { 'zh-Hant': '6 顆' } } })],
    }),
    optional: ['products.skus.titles', 'products.skus.titles.zh-Hant'],
  },
  'operator.skusByCode': {
    kind: 'query',
    audience: 'operator',
    input: ({ product }) => ({ vendorId: shop.vendorId, codes: [product.skuId.replace('sku_', '')] }),
  },
  'operator.receive': {
    kind: 'mutation',
    audience: 'operator',
    input: ({ product }) => ({
      skuId: product.skuId,
      movementId: makeId('movement', randomBytes(16)),
      locationId: shop.locationId,
      lotId: makeId('lot', randomBytes(16)),
      lotCode: 'B',
      expiryDate: '2031-01-01',
      units: 5,
      reason: 'receipt',
    }),
  },
  'operator.deadLetters': { kind: 'query', audience: 'operator', input: () => ({}) },
  'operator.replayDeadLetter': { kind: 'mutation', audience: 'operator', input: () => ({ id: 'none' }) },
  'operator.stockCheck': { kind: 'query', audience: 'operator', input: () => ({ limit: 5 }), optional: ['limit'] },
  'operator.ledgerCheck': { kind: 'query', audience: 'operator' },
} as const satisfies Procedures
