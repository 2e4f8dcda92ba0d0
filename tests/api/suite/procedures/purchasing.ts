import { randomBytes } from 'node:crypto'
import { type IdKind, makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'
import type { World } from '../world.ts'

const [shop] = SHOPS
const { vendorId, locationId } = shop
const locale = 'en'
const fresh = (kind: IdKind) => makeId(kind, randomBytes(16))
const page = { cursor: 'x', limit: 5 }
const read = { permission: 'stock.read' } as const
const buy = { permission: 'purchasing.write' } as const
const supplierId = () => fresh('supplier')
const purchase = () => ({ vendorId, purchaseOrderId: fresh('purchaseOrder') })
const skuOf = ({ product }: World) => ({ vendorId, skuId: product.skuId })

/** Buying from suppliers for the shelf. */
export const PURCHASING_PROCEDURES = {
  'purchase.suppliers': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'purchase.saveSupplier': {
    kind: 'mutation',
    audience: buy,
    input: () => ({
      vendorId,
      supplierId: supplierId(),
      name: 'Mill & Field',
      leadDays: 3,
      minOrderMinor: 5_000,
      paymentDays: 14,
      isActive: true,
    }),
  },
  'purchase.saveSupplierAccount': {
    kind: 'mutation',
    audience: { permission: 'money.payout' },
    input: () => ({ vendorId, supplierId: supplierId(), bankAccountNumber: '4000-0001' }),
  },
  'purchase.offers': {
    kind: 'query',
    audience: read,
    input: (world) => ({ ...skuOf(world), ...page, locale, supplierId: supplierId() }),
    optional: ['cursor', 'limit', 'locale', 'supplierId', 'skuId'],
  },
  'purchase.saveOffer': {
    kind: 'mutation',
    audience: buy,
    input: (world) => ({
      ...skuOf(world),
      supplierId: supplierId(),
      priceMinor: 120,
      moqUnits: 12,
      packUnits: 6,
      leadDays: 3,
      isPreferred: true,
      isActive: true,
    }),
  },
  'purchase.removeOffer': {
    kind: 'mutation',
    audience: buy,
    input: (world) => ({ ...skuOf(world), supplierId: supplierId() }),
  },
  'purchase.proposals': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locale, budgetMinor: 10_000, withDismissed: true }),
    optional: ['locale', 'budgetMinor', 'withDismissed'],
  },
  'purchase.dismiss': {
    kind: 'mutation',
    audience: buy,
    input: (world) => ({ ...skuOf(world), locationId, days: 7 }),
  },
  'purchase.order': {
    kind: 'mutation',
    audience: buy,
    input: (world) => ({
      ...purchase(),
      supplierId: supplierId(),
      locationId,
      lines: [{ skuId: world.product.skuId, units: 12 }],
      origin: 'proposal',
      isDraft: false,
      wantedDate: '2031-01-01',
      expectedTotalMinor: 1_440,
    }),
    optional: ['origin', 'isDraft', 'wantedDate'],
  },
  'purchase.list': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, ...page, statuses: ['sent'], supplierId: supplierId() }),
    optional: ['cursor', 'limit', 'statuses', 'supplierId'],
  },
  'purchase.get': { kind: 'query', audience: read, input: purchase },
  'purchase.step': { kind: 'mutation', audience: buy, input: () => ({ ...purchase(), step: 'close' }) },
  'purchase.receive': {
    kind: 'mutation',
    audience: { permission: 'stock.write' },
    input: () => ({
      ...purchase(),
      receiptId: fresh('goodsReceipt'),
      revision: 2,
      lines: [{ position: 0, units: 12, lotCode: 'L1', expiryDate: '2031-01-01' }],
    }),
    optional: ['lines.lotCode', 'lines.expiryDate'],
  },
  'forecast.importSales': {
    kind: 'mutation',
    audience: { permission: 'products.import' },
    input: (world) => ({
      vendorId,
      locationId,
      rows: [{ skuId: world.product.skuId, day: '2026-01-05', soldUnits: 3, priceMinor: 450 }],
    }),
  },
  'purchase.backToBack': { kind: 'query', audience: read, input: () => ({ vendorId, locale }), optional: ['locale'] },
  'purchase.setBackToBack': {
    kind: 'mutation',
    audience: buy,
    input: (world) => ({ ...skuOf(world), supplierId: null, unitsADay: 0 }),
    optional: ['supplierId'],
  },
  'purchase.rules': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'purchase.saveRule': {
    kind: 'mutation',
    audience: { permission: 'purchasing.automate' },
    input: () => ({
      vendorId,
      ruleId: fresh('purchaseRule'),
      supplierId: null,
      skuId: null,
      dailyLimitMinor: 10_000,
      isActive: false,
    }),
  },
  'purchase.removeRule': {
    kind: 'mutation',
    audience: { permission: 'purchasing.automate' },
    input: () => ({ vendorId, ruleId: fresh('purchaseRule') }),
  },
} as const satisfies Procedures
