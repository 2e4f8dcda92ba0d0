import { CREDIT_RULE_DEFAULT } from '@onhand/domain/marketing/credit'
import type { CheckoutPlan, PlannedCredit, WantedCredit } from '@onhand/domain/ordering/checkout-plan'
import type { VendorId } from '@onhand/domain/ids'
import type { CartRefusal } from '@onhand/service/ordering/cart-port'
import type { CartKeeperDeps } from './deps.ts'

/** The share of goods that credit may pay, of the vendors whose credit is wanted. Asked only when there are any. */
export async function creditTerms(
  deps: Pick<CartKeeperDeps, 'credits'>,
  wanted: readonly WantedCredit[],
): Promise<ReadonlyMap<VendorId, number>> {
  const terms = await Promise.all(
    wanted.map(async ({ vendorId }) => {
      const rule = (await deps.credits.rule(vendorId)) ?? CREDIT_RULE_DEFAULT
      return [vendorId, rule.spendMaxBps] as const
    }),
  )
  return new Map(terms)
}

/** Holds all credit of a plan or none, as stock is claimed: two checkouts never hold the same [CRE-3]. */
export async function holdCredits(
  deps: Pick<CartKeeperDeps, 'credits' | 'nowMs'>,
  credits: readonly PlannedCredit[],
  expiresAtMs: number,
): Promise<'held' | 'ids_used' | Extract<CartRefusal, { readonly code: 'credit_unavailable' }>> {
  for (const { hold } of credits) {
    const outcome = await deps.credits.hold(hold, { expiresAtMs, nowMs: deps.nowMs() })
    if (outcome === 'held') continue
    await deps.credits.release(credits.map((credit) => credit.hold.id))
    return outcome === 'id_used' ? 'ids_used' : { code: 'credit_unavailable', vendorId: hold.vendorId }
  }
  return 'held'
}

/** Makes the holds of a plan last until the order is written. False: one expired and is covered no more. */
export async function secureCredits(
  deps: Pick<CartKeeperDeps, 'credits' | 'nowMs'>,
  { credits = [] }: Pick<CheckoutPlan, 'credits'>,
): Promise<boolean> {
  if (credits.length === 0) return true
  return deps.credits.secure(
    credits.map((credit) => credit.hold),
    deps.nowMs(),
  )
}

/** Gives the holds of a plan back; what was spent stays spent. Repeating changes nothing. */
export async function freeCredits(
  deps: Pick<CartKeeperDeps, 'credits'>,
  { credits = [] }: Pick<CheckoutPlan, 'credits'>,
): Promise<void> {
  if (credits.length > 0) await deps.credits.release(credits.map((credit) => credit.hold.id))
}
