import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import {
  creditExpiryMs,
  expiredOf,
  giftOf,
  refundedCredit,
  returnedOf,
  type RewardedOrder,
  rewardOf,
  spendableMinor,
  spendLimitMinor,
  spentOf,
} from './credit.ts'

const owner = { vendorId: idOf('vendor', 'vnd_mill'), personId: idOf('person', 'per_ada'), currency: 'GBP' }
const orderId = idOf('order', 'ord_one')
const DAY_MS = 86_400_000
const rule = { earnBps: 500, spendMaxBps: 5_000, validDays: 30 }
const order = (overrides: Partial<RewardedOrder> = {}): RewardedOrder => ({
  ...owner,
  orderId,
  itemsMinor: 2_000,
  creditMinor: 0,
  refundedMinor: 0,
  earnedMinor: 0,
  takenBackMinor: 0,
  ...overrides,
})
const free = { freeMinor: 10_000, nowMs: 5 }

describe('credit', () => {
  it('[CRE-1] is a transfer between the buyer and the shop’s promise: given one way, taken the other', () => {
    const given = giftOf(owner, { id: idOf('creditEntry', 'cre_g1'), amountMinor: 300, reason: 'late', atMs: 1 })
    expect(given).toMatchObject({ debitAccount: 'credit:vnd_mill:per_ada', creditAccount: 'promised:vnd_mill' })
    const hold = { ...owner, id: idOf('creditHold', 'crh_one'), amountMinor: 200 }
    const taken = [
      spentOf(hold, orderId, 2),
      expiredOf(owner, { id: idOf('creditEntry', 'cre_x1'), amountMinor: 1, atMs: 3 }),
    ]
    for (const entry of taken)
      expect(entry).toMatchObject({ debitAccount: 'promised:vnd_mill', creditAccount: 'credit:vnd_mill:per_ada' })
    const back = { refundId: idOf('refund', 'rfd_one'), orderId, amountMinor: 5, atMs: 4 }
    expect(returnedOf(owner, back)).toMatchObject({
      id: 'cre_oneb',
      kind: 'returned',
      debitAccount: given.debitAccount,
    })
  })

  it('[CRE-3] pays at most the rule’s share of the goods, and never more than half', () => {
    expect(spendLimitMinor(rule, 1_001)).toBe(500)
    expect(spendLimitMinor({ spendMaxBps: 9_999 }, 1_000)).toBe(500)
    expect(spendLimitMinor({ spendMaxBps: 0 }, 1_000)).toBe(0)
  })

  it('[CRE-4] comes back in parts that sum to what was spent, and leave the bank exactly its own', () => {
    const totals = fc.integer({ min: 1, max: 1_000_000 }).chain((totalMinor) =>
      fc.record({
        totalMinor: fc.constant(totalMinor),
        creditMinor: fc.nat(Math.floor(totalMinor / 2)),
        cuts: fc.array(fc.nat(totalMinor), { maxLength: 6 }),
      }),
    )
    fc.assert(
      fc.property(totals, ({ totalMinor, creditMinor, cuts }) => {
        const places = [...new Set([0, ...cuts, totalMinor])].sort((a, b) => a - b)
        let credit = 0
        places.slice(1).forEach((place, index) => {
          const beforeMinor = places[index] ?? 0
          const part = refundedCredit({ totalMinor, creditMinor }, { beforeMinor, amountMinor: place - beforeMinor })
          expect(part).toBeGreaterThanOrEqual(0)
          expect(part).toBeLessThanOrEqual(place - beforeMinor)
          credit += part
        })
        expect(credit).toBe(creditMinor)
      }),
    )
  })

  it('[CRE-2] is earned on the goods that were paid with money and kept', () => {
    expect(rewardOf(rule, order(), free)).toMatchObject({ kind: 'earned', amountMinor: 100, id: 'cre_onee' })
    expect(rewardOf(rule, order({ creditMinor: 500, refundedMinor: 500 }), free)).toMatchObject({ amountMinor: 50 })
    expect(rewardOf({ ...rule, earnBps: 0 }, order(), free)).toBeNull()
    expect(rewardOf(rule, order({ refundedMinor: 2_300 }), free)).toBeNull()
  })

  it('[CRE-2] is taken back with a refund: its share, never more than is free, once for every state of the order', () => {
    const refunded = order({ earnedMinor: 100, refundedMinor: 1_000 })
    expect(rewardOf(rule, refunded, free)).toMatchObject({ kind: 'taken_back', amountMinor: 50, id: 'cre_onet1000' })
    expect(rewardOf(rule, refunded, { ...free, freeMinor: 20 })).toMatchObject({ amountMinor: 20 })
    expect(rewardOf(rule, { ...refunded, takenBackMinor: 50 }, free)).toBeNull()
    expect(rewardOf(rule, order({ earnedMinor: 100 }), free)).toBeNull()
    expect(rewardOf(rule, order({ earnedMinor: 100, refundedMinor: 2_000 }), free)).toMatchObject({ amountMinor: 100 })
  })

  it('[CRE-5] is nothing once its time is over; what is held is not free', () => {
    const balance = { balanceMinor: 500, heldMinor: 200, expiresAtMs: 10 }
    expect([spendableMinor(balance, 9), spendableMinor(balance, 10)]).toEqual([300, 0])
    expect(spendableMinor({ ...balance, expiresAtMs: null }, 99)).toBe(300)
    expect([creditExpiryMs(rule, 0), creditExpiryMs({ validDays: 0 }, 0)]).toEqual([30 * DAY_MS, null])
  })
})
