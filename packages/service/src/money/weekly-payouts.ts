import type { Actor } from '@onhand/domain/identity/actor'
import { weeklyPayoutId, weekStartMs } from '@onhand/domain/payments/payout'
import { type PayoutDeps, requestPayout } from './request-payout.ts'

/** The week itself asks. */
const WEEK: Actor = { kind: 'program', name: 'weekly-payouts', scopes: ['*'] }
// Bounds one read; all vendors of a run are still gone through.
const PAGE_VENDORS = 100

/**
 * Pays out every shop that chose to be paid weekly and has reached its minimum [PAY-16]. The week names each payout, so a repeated
 * run pays nothing twice. A shop that cannot be paid is left for the next week and does not stop the others.
 */
export async function weeklyPayouts(deps: PayoutDeps, nowMs: number): Promise<{ readonly takenCount: number }> {
  let takenCount = 0
  let after = ''
  for (;;) {
    const vendorIds = await deps.money.weeklyVendors(after, PAGE_VENDORS)
    for (const vendorId of vendorIds) {
      const payoutId = weeklyPayoutId(vendorId, nowMs)
      const taken = await requestPayout(deps, WEEK, { vendorId, payoutId, origin: 'weekly' })
      if (taken.ok) takenCount += 1
      else deps.log.info('payments.payout.not_due', { vendorId, code: taken.error.code })
    }
    if (vendorIds.length < PAGE_VENDORS) break
    after = vendorIds.at(-1) ?? ''
  }
  deps.log.info('payments.payout.week', { weekStartMs: weekStartMs(nowMs), takenCount })
  return { takenCount }
}
