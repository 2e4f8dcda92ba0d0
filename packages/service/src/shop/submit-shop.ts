import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import { checklistOf, type ShopState, shopState } from '@onhand/domain/shop/checklist'
import type { ServiceDeps } from '../deps.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** Puts a shop before the operator once its checklist is done; again after it was declined. One that waits or is open already stays as it is. */
export async function submitShop(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId' | 'log'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<{ readonly state: ShopState }, ShopRefusal>> {
  const { vendorId } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  const status = await deps.shops.status(vendorId)
  if (!status) return err({ code: 'not_found', what: 'vendor' })
  const state = shopState(status)
  if (state === 'suspended') return err({ code: 'shop_state', state })
  if (state === 'submitted' || state === 'approved') return ok({ state })
  const missing = checklistOf({ ...found.value, hasProduct: status.hasProduct }).flatMap(({ step, isDone }) =>
    isDone ? [] : [step],
  )
  if (missing.length > 0) return err({ code: 'shop_incomplete', missing })
  await deps.shops.submit(
    vendorId,
    shopChange(deps, actor, { vendorId, action: 'shop.submitted', subjectId: vendorId }),
  )
  deps.log.info('shop.submitted', { vendorId })
  return ok({ state: 'submitted' })
}
