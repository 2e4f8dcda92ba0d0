import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { ownSku } from '../stock/own.ts'
import type { Page } from '../stock/ports.ts'
import { ownSupplier } from './own-purchase.ts'
import type { OfferRow, SupplierOffer } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'

type Deps = Pick<ServiceDeps, 'supplierBook' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>

/** What suppliers sell to a shop, and on which terms. */
export async function listOffers(
  deps: Pick<ServiceDeps, 'supplierBook'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly supplierId?: SupplierId | null | undefined
    readonly skuId?: SkuId | null | undefined
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<OfferRow>, PurchaseRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const { supplierId = null, skuId = null, cursor = null } = input
  return ok(await deps.supplierBook.offers({ ...input, supplierId, skuId, cursor }))
}

/** Writes or replaces what a supplier of the shop wants for a SKU of the shop. */
export async function saveOffer(
  deps: Deps,
  actor: Actor,
  input: Omit<SupplierOffer, 'currency'>,
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, skuId, supplierId } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const [sku, supplier, [vendor]] = await Promise.all([
    ownSku(deps, input),
    ownSupplier(deps, vendorId, supplierId),
    deps.vendors.records([vendorId]),
  ])
  if (!sku.ok) return sku
  if (!supplier.ok) return supplier
  const { priceMinor, moqUnits, packUnits, leadDays, isPreferred, isActive } = input
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'purchasing.offer_saved',
    subjectId: skuId,
    facts: { supplierId, priceMinor, moqUnits, packUnits, leadDays, isPreferred, isActive },
  })
  await deps.supplierBook.saveOffer({ ...input, currency: vendor?.currency ?? '' }, deps.nowMs(), entry)
  return ok(null)
}

/** Takes an offer away. Repeating changes nothing. */
export async function removeOffer(
  deps: Deps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly skuId: SkuId; readonly supplierId: SupplierId },
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, skuId, supplierId } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'purchasing.offer_removed',
    subjectId: skuId,
    facts: { supplierId },
  })
  await deps.supplierBook.removeOffer(vendorId, { skuId, supplierId }, entry)
  return ok(null)
}
