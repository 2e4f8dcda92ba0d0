import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { availableMinor, holdMs, nextWeeklyPayoutMs, owedMinor, type PayoutRule } from '@onhand/domain/payments/payout'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { Release, VendorBalance } from './ports.ts'
import type { MoneyRefusal } from './refusals.ts'

/** A vendor's money on one page: the balance, what comes when, on which terms it is paid out, and where to. */
export type MoneySummary = {
  readonly currency: string
  readonly balances: readonly (VendorBalance & { readonly availableMinor: number; readonly owedMinor: number })[]
  /** Of the shop's own currency. */
  readonly releases: readonly Release[]
  readonly rule: PayoutRule & { readonly holdDaysInForce: number }
  readonly nextPayoutAtMs: number | null
  readonly commissionBps: number
  /** The last four letters of the account; empty when there is none. */
  readonly accountEnding: string
}

const DAY_MS = 86_400_000

/** The money of a shop [PAY-10]. */
export async function moneySummary(
  deps: Pick<ServiceDeps, 'money' | 'vendors' | 'nowMs'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<MoneySummary, MoneyRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.read')
  if (!allowed.ok) return allowed
  const [[vendor], rule] = await Promise.all([deps.vendors.records([input.vendorId]), deps.money.rule(input.vendorId)])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const at = { nowMs: deps.nowMs(), holdMs: holdMs(rule) }
  const of = { currency: vendor.currency, timeZone: vendor.locations[0]?.timeZone ?? 'UTC' }
  const { balances: stored, releases } = await deps.money.standing(vendor.id, of, at)
  const nothing = { currency: vendor.currency, balanceMinor: 0, pendingMinor: 0, paidOutMinor: 0, inTransitMinor: 0 }
  const own = stored.find((balance) => balance.currency === vendor.currency) ?? nothing
  const others = stored.filter((balance) => balance.currency !== vendor.currency)
  return ok({
    currency: vendor.currency,
    balances: [own, ...others].map((balance) => ({
      ...balance,
      availableMinor: availableMinor(balance),
      owedMinor: owedMinor(balance),
    })),
    releases,
    rule: { ...rule, holdDaysInForce: at.holdMs / DAY_MS },
    nextPayoutAtMs: rule.schedule === 'weekly' ? nextWeeklyPayoutMs(at.nowMs) : null,
    commissionBps: vendor.commissionBps,
    accountEnding: vendor.bankAccountNumber.slice(-4),
  })
}
