import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type SkuId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'

/** Why a wish was not taken. */
export type WantRefusal = { readonly code: 'sign_in_required' } | { readonly code: 'not_found'; readonly what: 'sku' }

// The shop looks at what was asked for in so many days: after them the same person may ask again.
const ASKED_AGAIN_MS = 14 * 86_400_000

/**
 * Somebody signed in wants one of what is sold out, or was never there: counted as a checkout that was refused it would be [FCT-27], once for a person in two weeks.
 * What is there needs no asking: then nothing is counted.
 */
export async function wantGoods(
  deps: Pick<ServiceDeps, 'catalog' | 'stock' | 'unmetDemand' | 'nowMs'>,
  actor: Actor,
  { skuId }: { readonly skuId: SkuId },
): Promise<Result<{ readonly isCounted: boolean }, WantRefusal>> {
  if (actor.kind !== 'person') return err({ code: 'sign_in_required' })
  const [[sku], { availableUnits }] = await Promise.all([
    deps.catalog.sellableSkus('en', [skuId], null),
    deps.stock.availability(skuId),
  ])
  if (!sku?.isSellable) return err({ code: 'not_found', what: 'sku' })
  if (availableUnits > 0) return ok({ isCounted: false })
  const nowMs = deps.nowMs()
  // Not a cart anybody has: what a person asks for in a fortnight stands together as in one.
  const cartId = derivedId('cart', actor.personId, `want${Math.floor(nowMs / ASKED_AGAIN_MS)}`)
  const shortage = { cartId, skuId, vendorId: sku.vendorId, askedUnits: 1, availableUnits: 0 }
  await deps.unmetDemand.noteShortages([shortage], nowMs)
  return ok({ isCounted: true })
}
