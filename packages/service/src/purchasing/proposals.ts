import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { actorKey, ownPlace, ownSku } from '../stock/own.ts'
import { type Proposals, propose, type ProposeDeps } from './propose.ts'
import type { PurchaseRefusal } from './refusals.ts'

const DAY_MS = 86_400_000

/** What a shop should order now, by its last forecast. */
export async function listProposals(
  deps: ProposeDeps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly budgetMinor?: number | null | undefined
    readonly withDismissed: boolean
  },
): Promise<Result<Proposals, PurchaseRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const { vendorId, locale, budgetMinor = null, withDismissed } = input
  return ok(await propose(deps, { vendorId, locale, budgetMinor, withDismissed }))
}

/** Puts a proposed line off for so many days; 0 days takes that back. */
export async function dismissProposal(
  deps: Pick<ServiceDeps, 'purchases' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly skuId: SkuId
    readonly locationId: LocationId
    readonly days: number
  },
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, skuId, locationId, days } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const [sku, place] = await Promise.all([ownSku(deps, input), ownPlace(deps, vendorId, locationId)])
  if (!sku.ok) return err(sku.error)
  if (!place.ok) return err(place.error)
  const untilMs = days === 0 ? null : deps.nowMs() + days * DAY_MS
  const action = days === 0 ? 'purchasing.proposal_restored' : 'purchasing.proposal_dismissed'
  const entry = auditEntry(deps, actor, { vendorId, action, subjectId: skuId, facts: { locationId, days } })
  await deps.purchases.dismiss({ vendorId, skuId, locationId, untilMs, dismissedBy: actorKey(actor) }, entry)
  return ok(null)
}
