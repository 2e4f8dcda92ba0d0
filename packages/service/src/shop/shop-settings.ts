import { mayInShop, type Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import { checklistOf, type ChecklistStep, type ShopState, shopState } from '@onhand/domain/shop/checklist'
import type { ServiceDeps } from '../deps.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { ownShop } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** A shop as its own people see it. */
export type ShopSettings = Omit<VendorRecord, 'id' | 'supplier' | 'bankAccountNumber' | 'isApproved'> & {
  readonly vendorId: VendorId
  /** The account that payouts go to; its last digits for those who may not see money. Empty when there is none. */
  readonly payoutAccount: string
  readonly isSimple: boolean
  readonly state: ShopState
  readonly declineReason: string | null
  readonly checklist: readonly { readonly step: ChecklistStep; readonly isDone: boolean }[]
}

/** All settings of a shop with its checklist, worked out from what is there [ONB-1]. */
export async function shopSettings(
  deps: Pick<ServiceDeps, 'vendors' | 'shops'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<ShopSettings, ShopRefusal>> {
  const found = await ownShop(deps, actor, { vendorId: input.vendorId, permission: 'shop.read' })
  if (!found.ok) return found
  const status = await deps.shops.status(input.vendorId)
  if (!status) return err({ code: 'not_found', what: 'vendor' })
  const { id, supplier: _supplier, bankAccountNumber, isApproved: _isApproved, ...record } = found.value
  return ok({
    ...record,
    vendorId: id,
    payoutAccount: mayInShop(actor, id, 'money.read') ? bankAccountNumber : ending(bankAccountNumber),
    isSimple: status.isSimple,
    state: shopState(status),
    declineReason: status.declineReason,
    checklist: checklistOf({ ...found.value, hasProduct: status.hasProduct }),
  })
}

function ending(accountNumber: string): string {
  return accountNumber === '' ? '' : `…${accountNumber.slice(-4)}`
}
