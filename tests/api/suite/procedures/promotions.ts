import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'
import type { World } from '../world.ts'

const [{ vendorId }] = SHOPS
const READ = { permission: 'products.read' } as const
const WRITE = { permission: 'products.write' } as const
const DAY_MS = 86_400_000
const newPromotionId = () => makeId('promotion', randomBytes(16))
const dayAhead = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const oneOf = () => ({ vendorId, promotionId: newPromotionId() })

/** A product of its own at half its price, so far ahead that nothing else of the suite meets it. */
const described = ({ product }: World) => ({
  ...oneOf(),
  firstDay: dayAhead(40),
  lastDay: dayAhead(41),
  terms: { kind: 'fixed', prices: [{ skuId: product.skuId, priceMinor: Math.ceil(product.priceMinor / 2) }] },
})
const named = (world: World) => ({ ...described(world), name: 'Proof', expectedUpliftPercent: 50 })

/** A shop's promotions. */
export const PROMOTION_PROCEDURES = {
  'promotion.plan': { kind: 'mutation', audience: WRITE, input: named, optional: ['expectedUpliftPercent'] },
  'promotion.change': {
    kind: 'mutation',
    audience: WRITE,
    input: named,
    optional: ['expectedUpliftPercent', 'terms'],
  },
  'promotion.cancel': { kind: 'mutation', audience: WRITE, input: oneOf },
  'promotion.end': { kind: 'mutation', audience: WRITE, input: oneOf },
  'promotion.list': {
    kind: 'query',
    audience: READ,
    input: ({ product }) => ({ vendorId, status: 'planned', productId: product.productId, cursor: 'none', limit: 5 }),
    optional: ['status', 'productId', 'cursor', 'limit'],
  },
  'promotion.show': {
    kind: 'query',
    audience: READ,
    input: () => ({ ...oneOf(), cursor: 'none', limit: 5 }),
    optional: ['cursor', 'limit'],
  },
  'promotion.preview': { kind: 'mutation', audience: WRITE, input: described },
} as const satisfies Procedures
