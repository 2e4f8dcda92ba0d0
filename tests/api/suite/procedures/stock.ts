import { randomBytes } from 'node:crypto'
import { type IdKind, makeId } from '@onhand/domain/ids'
import type { Procedure } from '../procedure.ts'
import { SHOPS } from '../shops.ts'
import type { World } from '../world.ts'

const [shop] = SHOPS
const { vendorId, locationId } = shop
const locale = 'en'
const fresh = (kind: IdKind) => makeId(kind, randomBytes(16))
const page = { cursor: 'x', limit: 5 }
const pageNames = ['cursor', 'limit', 'locale']
const read = { permission: 'stock.read' } as const
const write = { permission: 'stock.write' } as const
const count = { permission: 'stock.count' } as const
const approve = { permission: 'stock.approve' } as const
const skuOf = ({ product }: World) => ({ vendorId, skuId: product.skuId })
const movementOf = (world: World) => ({
  ...skuOf(world),
  movementId: fresh('movement'),
  locationId,
  note: 'as on the pallet',
})
const transfer = () => ({ vendorId, transferId: fresh('transfer') })
const counting = () => ({ vendorId, countId: fresh('count') })

/** Work with stock. */
export const STOCK_PROCEDURES = {
  'stock.places': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'stock.rows': {
    kind: 'query',
    audience: read,
    input: () => ({
      vendorId,
      locationId,
      ...page,
      locale,
      state: 'low',
      categoryId: 'cat_proof',
      words: 'proof',
      expiresInDays: 14,
      sort: 'available',
    }),
    optional: [...pageNames, 'locationId', 'state', 'categoryId', 'words', 'expiresInDays', 'sort'],
  },
  'stock.summary': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locationId, expiresInDays: 14 }),
    optional: ['locationId', 'expiresInDays'],
  },
  'stock.sku': {
    kind: 'query',
    audience: read,
    input: (world) => ({ ...skuOf(world), locale }),
    optional: ['locale'],
  },
  'stock.movements': {
    kind: 'query',
    audience: read,
    input: (world) => ({ ...skuOf(world), locationId, ...page, locale, reason: 'sale', fromMs: 1, toMs: 2 }),
    optional: [...pageNames, 'skuId', 'locationId', 'reason', 'fromMs', 'toMs'],
  },
  'stock.expiring': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locationId, ...page, locale, withinDays: 14 }),
    optional: [...pageNames, 'locationId', 'withinDays'],
  },
  'stock.low': { kind: 'query', audience: read, input: () => ({ vendorId, ...page, locale }), optional: pageNames },
  'stock.find': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locale, mark: '05012345678900' }),
    optional: ['locale'],
  },
  'stock.receive': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({
      ...movementOf(world),
      lotId: fresh('lot'),
      lotCode: 'L1',
      expiryDate: '2031-01-01',
      units: 3,
      reason: 'receipt',
      unitCostMinor: 120,
      reference: 'DN 1',
    }),
    optional: ['note', 'lotCode', 'expiryDate', 'reason', 'unitCostMinor', 'reference'],
  },
  'stock.adjust': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({ ...movementOf(world), lotId: fresh('lot'), deltaUnits: -1, reason: 'damage' }),
    optional: ['note', 'lotId'],
  },
  'stock.setUnits': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({ ...movementOf(world), units: 90, seenUnits: 7 }),
    optional: ['note'],
  },
  'stock.holdLot': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({ ...skuOf(world), lotId: fresh('lot'), isQuarantined: true, note: 'torn' }),
    optional: ['note'],
  },
  'stock.setThreshold': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({ ...skuOf(world), locationId, reorderUnits: 5 }),
  },
  'stock.transfers': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, cursor: 'x', limit: 5, statuses: ['sent'] }),
    optional: ['cursor', 'limit', 'statuses'],
  },
  'stock.transfer': {
    kind: 'query',
    audience: read,
    input: () => ({ ...transfer(), locale }),
    optional: ['locale'],
  },
  'stock.saveTransfer': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({
      ...transfer(),
      fromLocationId: locationId,
      toLocationId: SHOPS[1].locationId,
      note: 'for Saturday',
      lines: [{ skuId: world.product.skuId, lotId: fresh('lot'), units: 2 }],
    }),
    optional: ['note', 'lines.lotId'],
  },
  'stock.sendTransfer': { kind: 'mutation', audience: write, input: transfer },
  'stock.receiveTransfer': {
    kind: 'mutation',
    audience: write,
    input: () => ({ ...transfer(), lines: [{ position: 0, units: 2 }] }),
    optional: ['lines'],
  },
  'stock.cancelTransfer': { kind: 'mutation', audience: write, input: transfer },
  'stock.counts': {
    kind: 'query',
    audience: count,
    input: () => ({ vendorId, cursor: 'x', limit: 5 }),
    optional: ['cursor', 'limit'],
  },
  'stock.countSheet': {
    kind: 'query',
    audience: count,
    input: () => ({ ...counting(), ...page, locale }),
    optional: pageNames,
  },
  'stock.countReview': {
    kind: 'query',
    audience: approve,
    input: () => ({ ...counting(), ...page, locale }),
    optional: pageNames,
  },
  'stock.startCount': {
    kind: 'mutation',
    audience: count,
    input: (world) => ({
      ...counting(),
      locationId,
      name: 'Cold shelf',
      categoryId: 'cat_proof',
      skuIds: [world.product.skuId],
    }),
    optional: ['categoryId', 'skuIds'],
  },
  'stock.enterCount': {
    kind: 'mutation',
    audience: count,
    input: (world) => ({ ...counting(), entryId: fresh('event'), skuId: world.product.skuId, countedUnits: 99 }),
  },
  'stock.approveCount': {
    kind: 'mutation',
    audience: approve,
    input: (world) => ({ ...counting(), lines: [{ skuId: world.product.skuId, deltaUnits: -1 }] }),
  },
  'stock.endCount': { kind: 'mutation', audience: approve, input: () => ({ ...counting(), status: 'closed' }) },
} as const satisfies Readonly<Record<`stock.${string}`, Procedure>>
