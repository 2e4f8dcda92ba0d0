import type { Actor } from '@onhand/domain/identity/actor'
import { promotionStake } from '@onhand/domain/marketing/promotion-stake'
import type { PromotionPreview } from '@onhand/domain/marketing/promotion-views'
import { checkPromotionDays, PROMOTION_SKU_DAYS_MAX, promotionDayCount } from '@onhand/domain/marketing/promotion'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import { offersOf, type PromotionAsked, shopClock, USUAL_DAYS } from './asked-promotion.ts'
import type { PromotionDeskRefusal } from './promotion-refusals.ts'

/** More than these nobody reads before they plan; the counts are of all. */
const LINES_MAX = 100

/** What would come of a promotion as it is described, without planning it: prices, what is left out and why, what it may cost. */
export async function previewPromotion(
  deps: Pick<ServiceDeps, 'promotions' | 'vendors' | 'nowMs'>,
  actor: Actor,
  asked: Omit<PromotionAsked, 'name' | 'expectedUpliftPercent'>,
): Promise<Result<PromotionPreview, PromotionDeskRefusal>> {
  const allowed = inShop(actor, asked.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const clock = await shopClock(deps, asked.vendorId)
  if (!clock) return err({ code: 'not_found', what: 'vendor' })
  const days = checkPromotionDays(asked, clock.today)
  if (!days.ok) return days
  const offers = await offersOf(deps, asked, clock)
  const promoted = offers.flatMap((offer) => ('priceMinor' in offer ? offer : []))
  const leftOut = offers.flatMap((offer) => ('leftOut' in offer ? offer : []))
  const clash = await deps.promotions.clash(
    asked.promotionId,
    promoted.map(({ candidate }) => candidate.skuId),
    asked,
  )
  const dayCount = promotionDayCount(asked)
  const stake = promotionStake(
    promoted.map(({ candidate, priceMinor }) => ({
      regularMinor: candidate.priceMinor,
      priceMinor,
      unitsADay: candidate.soldUnits / USUAL_DAYS,
    })),
    dayCount,
  )
  return ok({
    ...stake,
    currency: clock.currency,
    days: dayCount,
    skuCount: promoted.length,
    skuDaysMax: PROMOTION_SKU_DAYS_MAX,
    items: promoted.slice(0, LINES_MAX).map(({ candidate, priceMinor }) => ({
      skuId: candidate.skuId,
      title: candidate.title,
      variantTitle: candidate.variantTitle,
      code: candidate.code,
      regularMinor: candidate.priceMinor,
      priceMinor,
      lowestMinor: candidate.lowestMinor,
    })),
    leftOutCount: leftOut.length,
    leftOut: leftOut.slice(0, LINES_MAX).map(({ candidate, leftOut: reason }) => ({
      skuId: candidate.skuId,
      title: candidate.title,
      variantTitle: candidate.variantTitle,
      code: candidate.code,
      reason,
    })),
    clash,
  })
}
