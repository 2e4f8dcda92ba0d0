import type { Actor } from '@onhand/domain/identity/actor'
import type { ProductId, PromotionId, VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { promotionResults } from '@onhand/domain/marketing/promotion-results'
import type { PromotionStatus } from '@onhand/domain/marketing/promotion-states'
import type {
  PromotionDaySales,
  PromotionLine,
  PromotionPriceLine,
  PromotionResults,
} from '@onhand/domain/marketing/promotion-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import { shopClock } from './asked-promotion.ts'
import type { PromotionDeskRefusal } from './promotion-refusals.ts'

type Deps = Pick<ServiceDeps, 'promotions' | 'vendors' | 'nowMs'>

/** Days before it and after it that its sales are compared with. */
const COMPARED_DAYS = 14

/** One page of a shop's promotions; of one product when it is named. */
export async function listPromotions(
  deps: Pick<ServiceDeps, 'promotions'>,
  actor: Actor,
  asked: {
    readonly vendorId: VendorId
    readonly status: PromotionStatus | null
    readonly productId: ProductId | null
    readonly cursor: string | null
    readonly limit: number
  },
): Promise<
  Result<{ readonly items: readonly PromotionLine[]; readonly nextCursor: string | null }, PromotionDeskRefusal>
> {
  const allowed = inShop(actor, asked.vendorId, 'products.read')
  return allowed.ok ? ok(await deps.promotions.list(asked)) : allowed
}

/** A promotion with its prices, page by page, and what it sold. */
export type PromotionRecord = {
  readonly promotion: PromotionLine
  readonly currency: string
  readonly items: readonly PromotionPriceLine[]
  readonly nextCursor: string | null
  /** Of two weeks before it until two weeks after it, days without sales left out; as counted last night. */
  readonly sales: readonly PromotionDaySales[]
  readonly results: PromotionResults
}

/** One promotion, its prices and its results [PRO-10]. */
export async function showPromotion(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly vendorId: VendorId
    readonly promotionId: PromotionId
    readonly cursor: string | null
    readonly limit: number
  },
): Promise<Result<PromotionRecord, PromotionDeskRefusal>> {
  const { vendorId, promotionId } = asked
  const allowed = inShop(actor, vendorId, 'products.read')
  if (!allowed.ok) return allowed
  const [clock, promotion] = await Promise.all([shopClock(deps, vendorId), deps.promotions.load(vendorId, promotionId)])
  if (!clock) return err({ code: 'not_found', what: 'vendor' })
  if (!promotion) return err({ code: 'not_found', what: 'promotion' })
  const [page, sales] = await Promise.all([
    deps.promotions.prices(promotionId, asked),
    deps.promotions.sales(promotionId, {
      firstDay: addDays(promotion.firstDay, -COMPARED_DAYS),
      lastDay: addDays(promotion.lastDay, COMPARED_DAYS),
    }),
  ])
  const results = promotionResults(promotion, sales, { today: clock.today, comparedDays: COMPARED_DAYS })
  return ok({ promotion, currency: clock.currency, ...page, sales, results })
}
