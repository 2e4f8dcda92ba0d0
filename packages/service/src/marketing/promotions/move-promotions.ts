import { otherPromotionPrices } from '@onhand/domain/marketing/promotion-price'
import { REFERENCE_DAYS } from '@onhand/domain/marketing/promotion'
import type { ServiceDeps } from '../../deps.ts'
import type { DuePromotion } from '../promotion-ports.ts'

/** What the clock needs for promotions. */
export type PromotionClockDeps = Pick<ServiceDeps, 'promotions' | 'nowMs' | 'log'>

type Deps = Pick<ServiceDeps, 'promotions' | 'nowMs'>

const DAY_MS = 86_400_000
/** One batch: small enough for a database to take at once, large enough that a shop of thousands is done in minutes. */
const SKUS_PER_PORTION = 100
/** What one call does of one promotion; the minute run goes on with the rest. */
const PORTIONS_MAX = 10
const PROMOTIONS_PER_RUN_MAX = 20

/**
 * Begins what is to begin and ends what is over, in portions [PRO-5] [PRO-6]. May break off anywhere, run twice at once, and come late: what
 * is over before it began never begins. A promotion that fails keeps no other waiting.
 */
export async function movePromotions(deps: PromotionClockDeps): Promise<void> {
  for (const promotion of await deps.promotions.clock.due(deps.nowMs(), PROMOTIONS_PER_RUN_MAX)) {
    const failure = await movePromotion(deps, promotion).then(
      () => null,
      (error: unknown) => String(error).slice(0, 300),
    )
    if (failure !== null) deps.log.error('promotion.move_failed', { promotionId: promotion.promotionId, failure })
  }
}

/** Does what is due of one promotion, at most some portions of it. */
export async function movePromotion(deps: Deps, promotion: DuePromotion): Promise<void> {
  const { clock } = deps.promotions
  const { promotionId: id, status, startsAtMs, endsAtMs } = promotion
  const nowMs = deps.nowMs()
  if (status === 'cancelled' || startsAtMs > nowMs) return
  if (status === 'ended' || endsAtMs <= nowMs) {
    // Also when it has ended: a run that broke off may have left some waiting.
    await clock.close(id)
    await putBack(deps, promotion)
    return
  }
  if (status === 'planned' && !(await clock.begin(id))) return
  await lower(deps, promotion)
}

async function lower(deps: Deps, { promotionId: id, terms }: DuePromotion): Promise<void> {
  const { clock } = deps.promotions
  for (let portion = 0; portion < PORTIONS_MAX; portion += 1) {
    const waiting = await clock.waiting(id, SKUS_PER_PORTION)
    if (waiting.length === 0) return
    const nowMs = deps.nowMs()
    const items = waiting.map(({ skuId, otherPrices }) => ({
      skuId,
      otherPrices: otherPromotionPrices(terms, otherPrices),
    }))
    // Refused when another run did one of them: it is read again, without those.
    await clock.apply({ id, items, nowMs, lowestSinceMs: nowMs - REFERENCE_DAYS * DAY_MS })
  }
}

async function putBack(deps: Deps, { promotionId: id }: DuePromotion): Promise<void> {
  const { clock } = deps.promotions
  for (let portion = 0; portion < PORTIONS_MAX; portion += 1) {
    const items = await clock.applied(id, SKUS_PER_PORTION)
    if (items.length === 0) return clock.settle(id)
    await clock.restore({ id, items, nowMs: deps.nowMs() })
  }
}
