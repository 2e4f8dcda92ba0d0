import { creditExpiryMs, type CreditRule, giftOf } from '@onhand/domain/marketing/credit'
import { stableId } from '../../client/stable-id.ts'
import type { PastBuyer } from './past-buyers.ts'
import { hourOfDay } from './past-calendar.ts'
import type { PastShop } from './past-group.ts'
import { addRows, type PastRows } from './past-rows.ts'

const FOLLOWERS = 24
const GIVEN_EVERY = 4
const GIFT_MINOR = 500
/** The terms the demo's shops give credit on. */
const RULE: CreditRule = { earnBps: 200, spendMaxBps: 5_000, validDays: 365 }

/** The most loyal buyers have an account and follow the shop; some were given credit. */
export function addFollowers(
  rows: PastRows,
  shop: PastShop,
  { buyers, isPostgres }: { readonly buyers: readonly PastBuyer[]; readonly isPostgres: boolean },
): void {
  const { vendor, nowMs } = shop
  const [yes, no] = isPostgres ? [true, false] : [1, 0]
  addRows(rows, 'credit_rule', [
    {
      vendor_id: vendor.id,
      earn_bps: RULE.earnBps,
      spend_max_bps: RULE.spendMaxBps,
      valid_days: RULE.validDays,
      since_ms: nowMs,
      watched_until_ms: nowMs,
    },
  ])
  for (const [index, buyer] of buyers.slice(0, FOLLOWERS).entries()) {
    const personId = stableId('person', 'past', buyer.email)
    const sinceMs = hourOfDay(nowMs, 6 + index * 3, 20)
    const since = new Date(sinceMs).toISOString()
    const account = {
      id: personId,
      name: buyer.name,
      email: buyer.email,
      image: null,
      createdAt: since,
      updatedAt: since,
    }
    const flags = { emailVerified: yes, isOperator: no, twoFactorEnabled: no }
    rows.tables.set('user', [...(rows.tables.get('user') ?? []), { ...account, ...flags }])
    addRows(rows, 'shop_follower', [{ vendor_id: vendor.id, person_id: personId, followed_at_ms: sinceMs }])
    if (index % GIVEN_EVERY !== 0) continue
    const owner = { vendorId: vendor.id, personId, currency: vendor.currency }
    const id = stableId('creditEntry', 'past', personId)
    const gift = giftOf(owner, {
      id,
      amountMinor: GIFT_MINOR,
      reason: 'For your patience with a late parcel',
      atMs: sinceMs,
    })
    addRows(rows, 'credit_entry', [
      {
        id,
        kind: gift.kind,
        vendor_id: vendor.id,
        person_id: personId,
        order_id: null,
        debit_account: gift.debitAccount,
        credit_account: gift.creditAccount,
        amount_minor: gift.amountMinor,
        currency: vendor.currency,
        reason: gift.reason,
        at_ms: sinceMs,
      },
    ])
    addRows(rows, 'credit_account', [
      {
        vendor_id: vendor.id,
        person_id: personId,
        currency: vendor.currency,
        balance_minor: GIFT_MINOR,
        held_minor: 0,
        expires_at_ms: creditExpiryMs(RULE, sinceMs),
        turn: 1,
      },
    ])
  }
}
