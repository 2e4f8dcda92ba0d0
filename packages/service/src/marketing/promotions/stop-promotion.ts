import type { Actor } from '@onhand/domain/identity/actor'
import type { PromotionId, VendorId } from '@onhand/domain/ids'
import type { PromotionLine } from '@onhand/domain/marketing/promotion-views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import { shopClock } from './asked-promotion.ts'
import { moved } from './plan-promotion.ts'
import type { PromotionDeskRefusal } from './promotion-refusals.ts'

type Deps = Pick<ServiceDeps, 'promotions' | 'vendors' | 'nowMs' | 'newId'>
type Named = { readonly vendorId: VendorId; readonly promotionId: PromotionId }

/** Calls off a promotion that is planned [PRO-8]; it never comes back. Repeating succeeds. */
export async function cancelPromotion(
  deps: Deps,
  actor: Actor,
  { vendorId, promotionId }: Named,
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const found = await ownPromotion(deps, actor, { vendorId, promotionId })
  if (!found.ok) return found
  if (found.value.status === 'cancelled') return found
  const { name } = found.value
  const audit = auditEntry(deps, actor, {
    vendorId,
    action: 'promotion.cancelled',
    subjectId: promotionId,
    facts: { name },
  })
  const isDone = await deps.promotions.cancel(vendorId, promotionId, audit)
  return afterwards(deps, { vendorId, promotionId }, { isDone, wanted: 'cancelled' })
}

/** Ends a promotion that runs, at once [PRO-8]; prices are put back. Repeating succeeds. */
export async function endPromotion(
  deps: Deps,
  actor: Actor,
  { vendorId, promotionId }: Named,
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const found = await ownPromotion(deps, actor, { vendorId, promotionId })
  if (!found.ok) return found
  if (found.value.status === 'ended') return found
  const clock = await shopClock(deps, vendorId)
  if (!clock) return err({ code: 'not_found', what: 'vendor' })
  const { name } = found.value
  const audit = auditEntry(deps, actor, {
    vendorId,
    action: 'promotion.ended',
    subjectId: promotionId,
    facts: { name },
  })
  const isDone = await deps.promotions.end({ vendorId, id: promotionId }, clock, audit)
  return isDone
    ? moved(deps, { vendorId, promotionId })
    : afterwards(deps, { vendorId, promotionId }, { isDone, wanted: 'ended' })
}

async function ownPromotion(
  deps: Deps,
  actor: Actor,
  { vendorId, promotionId }: Named,
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const allowed = inShop(actor, vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const found = await deps.promotions.load(vendorId, promotionId)
  return found ? ok(found) : err({ code: 'not_found', what: 'promotion' })
}

/** Somebody else may have done the same at this moment: that is what was wanted. */
async function afterwards(
  deps: Deps,
  { vendorId, promotionId }: Named,
  outcome: { readonly isDone: boolean; readonly wanted: 'cancelled' | 'ended' },
): Promise<Result<PromotionLine, PromotionDeskRefusal>> {
  const now = await deps.promotions.load(vendorId, promotionId)
  if (!now) return err({ code: 'not_found', what: 'promotion' })
  return outcome.isDone || now.status === outcome.wanted
    ? ok(now)
    : err({ code: 'promotion_state', status: now.status })
}
