import type { Actor } from '@onhand/domain/identity/actor'
import type { SavedViewId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { actorKey } from '../../identity/actor-key.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { SavedView } from './ports.ts'

type Deps = Pick<ServiceDeps, 'savedViews' | 'nowMs'>

/** The caller's own saved views of one screen in one shop. */
export async function listSavedViews(
  deps: Deps,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly screen: string },
): Promise<Result<readonly SavedView[], OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'shop.read')
  return allowed.ok ? ok(await deps.savedViews.list(request.vendorId, actorKey(actor), request.screen)) : allowed
}

/** Keeps a table's filters under a name, or replaces them; another person's view is not touched. */
export async function keepSavedView(
  deps: Deps,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly view: SavedView },
): Promise<Result<null, OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'shop.read')
  if (!allowed.ok) return allowed
  const isOurs = await deps.savedViews.save(
    { vendorId: request.vendorId, actorId: actorKey(actor) },
    request.view,
    deps.nowMs(),
  )
  return isOurs ? ok(null) : err({ code: 'forbidden' })
}

/** Forgets a view of the caller's own. Repeating succeeds. */
export async function removeSavedView(
  deps: Deps,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly viewId: SavedViewId },
): Promise<Result<null, OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'shop.read')
  if (!allowed.ok) return allowed
  await deps.savedViews.remove(request.vendorId, actorKey(actor), request.viewId)
  return ok(null)
}
