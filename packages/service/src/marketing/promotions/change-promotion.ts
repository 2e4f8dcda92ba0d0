import type { Actor } from '@onhand/domain/identity/actor'
import type { PromotionLine } from '@onhand/domain/marketing/promotion-views'
import {
  checkNewLastDay,
  checkPromotionDays,
  PROMOTION_SKU_DAYS_MAX,
  promotionDayCount,
  type PromotionTerms,
} from '@onhand/domain/marketing/promotion'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { PlannedPrices } from '../promotion-ports.ts'
import { type PromotionAsked, shopClock, type ShopClock } from './asked-promotion.ts'
import { clashOf, draftOf, factsOf, isSame, moved, plannedPrices } from './plan-promotion.ts'
import type { PromotionDeskRefusal } from './promotion-refusals.ts'

type Deps = Pick<ServiceDeps, 'promotions' | 'vendors' | 'nowMs' | 'newId'>

/** A change; without terms the SKUs and their prices stay as they are. */
export type PromotionChange = Omit<PromotionAsked, 'terms'> & { readonly terms?: PromotionTerms | undefined }

/**
 * Changes a promotion [PRO-8]: all of it while it is planned, its last day, name and expectation while it runs. Prices that were planned are not
 * worked out anew unless terms are given. A change that repeats what is stored succeeds.
 */
export async function changePromotion(
  deps: Deps,
  actor: Actor,
  change: PromotionChange,
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const allowed = inShop(actor, change.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const [clock, present] = await Promise.all([
    shopClock(deps, change.vendorId),
    deps.promotions.load(change.vendorId, change.promotionId),
  ])
  if (!clock) return err({ code: 'not_found', what: 'vendor' })
  if (!present) return err({ code: 'not_found', what: 'promotion' })
  const asked = { ...change, terms: change.terms ?? present.terms }
  if (isSame(present, asked)) return ok(present)
  const { status } = present
  if (status !== 'planned' && status !== 'running') return err({ code: 'promotion_state', status })
  const prices = await newPrices(deps, { change, asked, present, clock })
  if (!prices.ok) return prices
  const skuCount = prices.value?.length ?? present.counts.waiting + present.counts.applied
  const outcome = await deps.promotions.change(
    draftOf(asked, clock, actor),
    { status, prices: prices.value },
    auditEntry(deps, actor, {
      vendorId: asked.vendorId,
      action: 'promotion.changed',
      subjectId: asked.promotionId,
      facts: factsOf(asked, skuCount),
    }),
  )
  if (outcome === 'written') return moved(deps, asked)
  if (outcome === 'overlap') return err(await clashOf(deps, asked, prices.value ?? (await presentPrices(deps, asked))))
  if (outcome === 'unknown_sku') return err({ code: 'promotion_empty' })
  const now = await deps.promotions.load(asked.vendorId, asked.promotionId)
  return now ? err({ code: 'promotion_state', status: now.status }) : err({ code: 'not_found', what: 'promotion' })
}

type Work = {
  readonly change: PromotionChange
  readonly asked: PromotionAsked
  readonly present: PromotionLine
  readonly clock: ShopClock
}

/** Its new prices, or null when they stay. */
async function newPrices(
  deps: Deps,
  { change, asked, present, clock }: Work,
): Promise<Result<PlannedPrices | null, PromotionDeskRefusal>> {
  if (present.status === 'running' && (change.terms !== undefined || asked.firstDay !== present.firstDay))
    return err({ code: 'promotion_state', status: present.status })
  const days =
    present.status === 'running' ? checkNewLastDay(asked, clock.today) : checkPromotionDays(asked, clock.today)
  if (!days.ok) return days
  if (change.terms !== undefined) return plannedPrices(deps, asked, clock)
  const skuDays = (present.counts.waiting + present.counts.applied) * promotionDayCount(asked)
  if (skuDays > PROMOTION_SKU_DAYS_MAX)
    return err({ code: 'promotion_too_large', skuDays, skuDaysMax: PROMOTION_SKU_DAYS_MAX })
  return ok(null)
}

async function presentPrices(
  deps: Pick<ServiceDeps, 'promotions'>,
  { promotionId }: PromotionAsked,
): Promise<PlannedPrices> {
  return (await deps.promotions.prices(promotionId, { cursor: null, limit: PROMOTION_SKU_DAYS_MAX })).items
}
