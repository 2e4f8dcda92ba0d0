import type { Actor } from '@onhand/domain/identity/actor'
import { promotedOffers } from '@onhand/domain/marketing/promotion-price'
import type { PromotionLine } from '@onhand/domain/marketing/promotion-views'
import { checkPromotionDays, promotionDayCount, type PromotionRefusal } from '@onhand/domain/marketing/promotion'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { actorKey } from '../../identity/actor-key.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { PlannedPrices, PromotionDraft } from '../promotion-ports.ts'
import { instantsOf, offersOf, type PromotionAsked, shopClock, type ShopClock, wrongPrice } from './asked-promotion.ts'
import { movePromotion } from './move-promotions.ts'
import type { PromotionDeskRefusal } from './promotion-refusals.ts'

type Deps = Pick<ServiceDeps, 'promotions' | 'vendors' | 'nowMs' | 'newId'>

/**
 * Plans lower prices for some SKUs on some days [PRO-2] [PRO-4]. One that begins today begins at once. The id is the caller's: a repeat that asks
 * for the same answers what is there.
 */
export async function planPromotion(
  deps: Deps,
  actor: Actor,
  asked: PromotionAsked,
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const allowed = inShop(actor, asked.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const [clock, present] = await Promise.all([
    shopClock(deps, asked.vendorId),
    deps.promotions.load(asked.vendorId, asked.promotionId),
  ])
  if (!clock) return err({ code: 'not_found', what: 'vendor' })
  if (present) return repeated(present, asked)
  const days = checkPromotionDays(asked, clock.today)
  if (!days.ok) return days
  const prices = await plannedPrices(deps, asked, clock)
  if (!prices.ok) return prices
  const draft = draftOf(asked, clock, actor)
  const audit = auditEntry(deps, actor, {
    vendorId: asked.vendorId,
    action: 'promotion.planned',
    subjectId: asked.promotionId,
    facts: factsOf(asked, prices.value.length),
  })
  const outcome = await deps.promotions.plan(draft, prices.value, audit)
  if (outcome === 'overlap') return err(await clashOf(deps, asked, prices.value))
  if (outcome === 'unknown_sku') return err({ code: 'promotion_empty' })
  return outcome === 'written' ? moved(deps, asked) : settled(deps, asked)
}

/** What is written down of a promotion. */
export function draftOf(asked: PromotionAsked, clock: ShopClock, actor: Actor): PromotionDraft {
  const { promotionId, ...rest } = asked
  return {
    ...rest,
    id: promotionId,
    ...instantsOf(asked, clock.timeZone),
    createdBy: actorKey(actor),
    nowMs: clock.nowMs,
  }
}

/** The prices that terms come to now; refused when one cannot be asked, none are left, or they are too many [PRO-2] [PRO-3]. */
export async function plannedPrices(
  deps: Pick<ServiceDeps, 'promotions'>,
  asked: PromotionAsked,
  clock: ShopClock,
): Promise<Result<PlannedPrices, PromotionRefusal>> {
  const offers = await offersOf(deps, asked, clock)
  const wrong = wrongPrice(asked.terms, offers)
  if (wrong) return err(wrong)
  const promoted = promotedOffers(offers, promotionDayCount(asked))
  if (!promoted.ok) return promoted
  return ok(promoted.value.map(({ candidate, priceMinor }) => ({ skuId: candidate.skuId, priceMinor })))
}

/** Names the promotion that is in the way. */
export async function clashOf(
  deps: Pick<ServiceDeps, 'promotions'>,
  asked: PromotionAsked,
  prices: PlannedPrices,
): Promise<PromotionRefusal> {
  const skuIds = prices.map((price) => price.skuId)
  const clash = await deps.promotions.clash(asked.promotionId, skuIds, asked)
  // It was called off since it was in the way: asking again succeeds.
  return clash ? { code: 'promotion_overlap', ...clash } : { code: 'promotion_state', status: 'planned' }
}

/** What the log says of a promotion. */
export function factsOf(asked: PromotionAsked, skuCount: number): Readonly<Record<string, string | number | null>> {
  return {
    name: asked.name,
    firstDay: asked.firstDay,
    lastDay: asked.lastDay,
    skuCount,
    percentOff: asked.terms.kind === 'percent' ? asked.terms.percentOff : null,
  }
}

/** What is due of it now is done at once, as far as it is little. */
export async function moved(
  deps: Pick<ServiceDeps, 'promotions' | 'nowMs'>,
  asked: Pick<PromotionAsked, 'vendorId' | 'promotionId'>,
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const written = await deps.promotions.load(asked.vendorId, asked.promotionId)
  if (!written) return err({ code: 'not_found', what: 'promotion' })
  await movePromotion(deps, { ...written, vendorId: asked.vendorId })
  const now = await deps.promotions.load(asked.vendorId, asked.promotionId)
  return now ? ok(now) : err({ code: 'not_found', what: 'promotion' })
}

async function settled(deps: Deps, asked: PromotionAsked): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const present = await deps.promotions.load(asked.vendorId, asked.promotionId)
  return present ? repeated(present, asked) : err({ code: 'id_taken' })
}

function repeated(present: PromotionLine, asked: PromotionAsked): Result<PromotionLine, PromotionDeskRefusal> {
  return isSame(present, asked) ? ok(present) : err({ code: 'id_taken' })
}

/** True when it is what was asked for. */
export function isSame(present: PromotionLine, asked: PromotionAsked): boolean {
  return (
    present.name === asked.name &&
    present.firstDay === asked.firstDay &&
    present.lastDay === asked.lastDay &&
    present.expectedUpliftPercent === asked.expectedUpliftPercent &&
    JSON.stringify(present.terms) === JSON.stringify(asked.terms)
  )
}
