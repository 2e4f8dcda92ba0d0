import { randomBytes } from 'node:crypto'
import { type IdKind, makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'
import type { World } from '../world.ts'

const [{ vendorId }] = SHOPS
const newId = <Kind extends IdKind>(kind: Kind) => makeId(kind, randomBytes(16))
const READ = { permission: 'products.read' } as const
const WRITE = { permission: 'products.write' } as const
const productOf = ({ product }: World) => ({ vendorId, productId: product.productId })

const filter = {
  words: 'proof',
  status: 'active',
  categoryId: 'cat_proof',
  tag: 'proof',
  stock: 'in',
  missing: 'picture',
  priceMinMinor: 1,
  priceMaxMinor: 9_999,
}
const filterFields = (prefix: string) => [prefix, ...Object.keys(filter).map((name) => `${prefix}.${name}`)]

/** A whole product with something in every field. */
function wholeProduct() {
  const id = newId('product')
  return {
    id,
    status: 'draft',
    categoryId: null,
    title: 'Proof of everything',
    description: 'An item for proving with.',
    translations: { 'zh-Hant': { title: '證明', description: '證明用' } },
    brand: 'Proof',
    tags: ['proof'],
    attributes: [{ name: 'Use', value: 'proving', translations: { 'zh-Hant': { name: '用途', value: '證明' } } }],
    allergens: ['milk'],
    images: [
      { url: '/media/proof.svg', alt: 'Proof', alts: { 'zh-Hant': '證明' }, width: 4, height: 5, tint: '#ffffff' },
    ],
    options: ['Size'],
    skus: [
      {
        id: newId('sku'),
        code: id.slice(4, 14),
        title: 'S',
        titles: { 'zh-Hant': '小' },
        optionValues: ['S'],
        gtin: '4006381333931',
        priceMinor: 450,
        compareAtMinor: 500,
        currency: 'GBP',
        otherPrices: [{ currency: 'EUR', priceMinor: 500, compareAtMinor: 600 }],
        taxRateBps: 2000,
        unitCostMinor: 200,
        weightGrams: 100,
        measure: { amount: 100, unit: 'g' },
        unitsPerOrderMax: 10,
      },
    ],
  }
}

/** A shop's own products. */
export const PRODUCT_PROCEDURES = {
  'product.list': {
    kind: 'query',
    audience: READ,
    input: () => ({ vendorId, locale: 'en', filter, sort: 'title', direction: 'up', cursor: 'none', limit: 5 }),
    optional: [...filterFields('filter'), 'sort', 'direction', 'cursor', 'limit'],
  },
  'product.count': {
    kind: 'query',
    audience: READ,
    input: () => ({ vendorId, filter }),
    optional: filterFields('filter'),
  },
  'product.tags': { kind: 'query', audience: READ, input: () => ({ vendorId }) },
  'product.get': { kind: 'query', audience: READ, input: productOf },
  'product.codeUses': {
    kind: 'query',
    audience: READ,
    input: (world) => ({ ...productOf(world), codes: ['PROOF'], gtins: ['4006381333931'] }),
    optional: ['productId'],
  },
  'product.pictures': { kind: 'query', audience: READ, input: productOf },
  'product.fetchPicture': {
    kind: 'mutation',
    audience: WRITE,
    input: (world) => ({ ...productOf(world), url: 'https://pictures.example/proof.png' }),
  },
  'product.save': {
    kind: 'mutation',
    audience: WRITE,
    input: () => ({ vendorId, version: 0, product: wholeProduct() }),
    optional: [
      'product.images.alts',
      'product.images.alts.zh-Hant',
      'product.translations.zh-Hant',
      'product.attributes.translations',
      'product.attributes.translations.zh-Hant',
      'product.skus.titles',
      'product.skus.titles.zh-Hant',
    ],
  },
  'product.edit': {
    kind: 'mutation',
    audience: WRITE,
    input: (world) => ({
      ...productOf(world),
      version: 1,
      edit: {
        title: world.product.title,
        status: 'active',
        categoryId: null,
        tags: ['proof'],
        prices: [{ skuId: world.product.skuId, priceMinor: world.product.priceMinor, compareAtMinor: null }],
      },
    }),
    optional: [
      'edit.title',
      'edit.status',
      'edit.categoryId',
      'edit.tags',
      'edit.prices',
      'edit.prices.compareAtMinor',
    ],
  },
  'product.duplicate': {
    kind: 'mutation',
    audience: WRITE,
    input: (world) => ({ ...productOf(world), newProductId: newId('product') }),
  },
  'product.remove': { kind: 'mutation', audience: WRITE, input: productOf },
  'product.bulkStart': {
    kind: 'mutation',
    audience: WRITE,
    input: (world) => ({
      vendorId,
      bulkEditId: newId('bulkEdit'),
      change: { kind: 'price_percent', basisPoints: 100, roundToMinor: 1 },
      selection: { productIds: [world.product.productId] },
    }),
    optional: ['selection.productIds'],
  },
  'product.bulkStep': {
    kind: 'mutation',
    audience: WRITE,
    input: () => ({ vendorId, bulkEditId: newId('bulkEdit') }),
  },
  'product.bulkUndo': {
    kind: 'mutation',
    audience: WRITE,
    input: () => ({ vendorId, bulkEditId: newId('bulkEdit') }),
  },
  'product.bulkRecent': { kind: 'query', audience: READ, input: () => ({ vendorId }) },
  'savedView.list': {
    kind: 'query',
    audience: { permission: 'shop.read' },
    input: () => ({ vendorId, screen: 'products' }),
  },
  'savedView.save': {
    kind: 'mutation',
    audience: { permission: 'shop.read' },
    input: () => ({
      vendorId,
      view: { id: newId('savedView'), screen: 'products', name: 'Proof', query: 'stock=low' },
    }),
  },
  'savedView.remove': {
    kind: 'mutation',
    audience: { permission: 'shop.read' },
    input: () => ({ vendorId, viewId: newId('savedView') }),
  },
} as const satisfies Procedures
