import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** Saves where payouts go, after the bank said that there is such an account in the shop's currency [ONB-5]. */
export async function savePayoutAccount(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'payees' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly bankAccountNumber: string },
): Promise<Result<{ readonly holder: string }, ShopRefusal>> {
  const { vendorId, bankAccountNumber } = input
  const found = await ownShop(deps, actor, { vendorId, permission: 'money.payout' })
  if (!found.ok) return found
  const payee = await deps.payees.payee(bankAccountNumber)
  if (!payee) return err({ code: 'payee_unknown' })
  if (payee.currency !== found.value.currency) return err({ code: 'payee_currency', currency: payee.currency })
  const change = shopChange(deps, actor, {
    vendorId,
    action: 'shop.payout_account_saved',
    subjectId: vendorId,
    facts: { ending: bankAccountNumber.slice(-4) },
  })
  await deps.shops.savePayoutAccount(vendorId, bankAccountNumber, change)
  return ok({ holder: payee.holder })
}
