import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import { shopState } from '@onhand/domain/shop/checklist'
import type { ServiceDeps } from '../deps.ts'
import { operate } from '../identity/operate.ts'
import { shopChange } from './own-shop.ts'
import type { PendingShop } from './ports.ts'
import type { ShopRefusal } from './refusals.ts'

const PAGE_SIZE = 50

/** Shops that wait for the operator, longest first. */
export async function pendingShops(
  deps: Pick<ServiceDeps, 'shops'>,
  actor: Actor,
  input: { readonly cursor?: string | null | undefined },
): Promise<Result<{ readonly items: readonly PendingShop[]; readonly nextCursor: string | null }, ShopRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  return ok(await deps.shops.pending({ cursor: input.cursor ?? null, limit: PAGE_SIZE }))
}

/** What the operator answers a shop: null is a yes, else why not yet. */
export type Review = { readonly vendorId: VendorId; readonly reason: string | null }

/**
 * Answers a shop that waits: it opens at once, or goes back to its owner with the reason; either way its owner is told by mail. A shop is answered
 * once: a second answer is refused, the same one again changes nothing [ONB-6].
 */
export async function reviewShop(
  deps: Pick<ServiceDeps, 'shops' | 'nowMs' | 'newId' | 'log' | 'wakeOutbox'>,
  actor: Actor,
  input: Review,
): Promise<Result<null, ShopRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const { vendorId, reason } = input
  const before = await deps.shops.status(vendorId)
  if (!before) return err({ code: 'not_found', what: 'vendor' })
  const action = reason === null ? 'shop.approved' : 'shop.declined'
  const change = shopChange(deps, actor, {
    vendorId,
    action,
    subjectId: vendorId,
    ...(reason ? { facts: { reason } } : {}),
  })
  const message = {
    // Named by the entry of the log: each answer is told once.
    id: `shop.reviewed.mail:${change.audit.id}`,
    type: 'shop.reviewed.mail',
    version: 1,
    body: { vendorId, reason },
  } as const
  if (before.submittedAtMs !== null && (await deps.shops.review(vendorId, { reason, message }, change))) {
    deps.log.info('shop.reviewed', { vendorId, isApproved: reason === null })
    deps.wakeOutbox()
    return ok(null)
  }
  const after = (await deps.shops.status(vendorId)) ?? before
  const isSame = reason === null ? after.isApproved && !after.isSuspended : after.declineReason === reason
  return isSame ? ok(null) : err({ code: 'shop_state', state: shopState(after) })
}
