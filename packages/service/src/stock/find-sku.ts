import { gtinForms } from '@onhand/domain/inventory/gtin-forms'
import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { SkuFacts } from './ports.ts'

/** The SKUs of a shop that a scanned GTIN or a typed code stands for; normally one. */
export async function findSku(
  deps: Pick<ServiceDeps, 'stockLists'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly locale: Locale; readonly mark: string },
): Promise<Result<readonly SkuFacts[], OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const mark = { gtins: gtinForms(input.mark), code: input.mark }
  return ok(await deps.stockLists.skusByMark(input.vendorId, input.locale, mark))
}
