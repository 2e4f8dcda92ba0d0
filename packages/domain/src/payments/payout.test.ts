import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import {
  availableMinor,
  nextWeeklyPayoutMs,
  owedMinor,
  payoutReturn,
  payoutTransfer,
  weekStartMs,
  weeklyPayoutId,
} from './payout.ts'

const vendorId = idOf('vendor', 'vnd_marlow')
const payout = { id: idOf('payout', 'pyt_one1'), vendorId, amountMinor: 5_000, currency: 'GBP' }
const MONDAY_MS = Date.UTC(2026, 10, 16)

describe('payouts', () => {
  it('[PAY-10] what waits for delivery or returns is not available, and nothing raises it above the balance', () => {
    expect(availableMinor({ balanceMinor: 1000, pendingMinor: 300 })).toBe(700)
    expect(availableMinor({ balanceMinor: 1000, pendingMinor: 1000 })).toBe(0)
    expect(availableMinor({ balanceMinor: 1000, pendingMinor: -300 })).toBe(1000)
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (balanceMinor, pendingMinor) => {
        const available = availableMinor({ balanceMinor, pendingMinor })
        return available >= 0 && available <= Math.max(0, balanceMinor)
      }),
    )
  })

  it('[PAY-14] a balance below zero is owed and nothing is available', () => {
    expect(availableMinor({ balanceMinor: -1, pendingMinor: 0 })).toBe(0)
    expect(owedMinor({ balanceMinor: -250 })).toBe(250)
    expect(owedMinor({ balanceMinor: 250 })).toBe(0)
  })

  it('[PAY-12] [PAY-13] a payout and its return move the same money there and back under two ids', () => {
    const out = payoutTransfer(payout, 1)
    const back = payoutReturn(payout, 2)
    expect(out).toMatchObject({ debitAccount: `payout:${vendorId}`, creditAccount: `vendor:${vendorId}` })
    expect(back).toMatchObject({ debitAccount: out.creditAccount, creditAccount: out.debitAccount })
    expect([out.amountMinor, back.amountMinor]).toEqual([5_000, 5_000])
    expect(out.id).not.toBe(back.id)
  })

  it('[PAY-16] a week begins on Monday, and a vendor has one payout of it', () => {
    expect(weekStartMs(MONDAY_MS)).toBe(MONDAY_MS)
    expect(weekStartMs(MONDAY_MS - 1)).toBe(MONDAY_MS - 7 * 86_400_000)
    expect(weeklyPayoutId(vendorId, MONDAY_MS)).toBe(weeklyPayoutId(vendorId, MONDAY_MS + 6 * 86_400_000))
    expect(weeklyPayoutId(vendorId, MONDAY_MS)).not.toBe(weeklyPayoutId(vendorId, MONDAY_MS - 1))
  })

  it('[PAY-16] the next weekly payout is Monday’s nightly run, also in the hours of Monday before it', () => {
    const runMs = MONDAY_MS + 3 * 3_600_000
    expect(nextWeeklyPayoutMs(MONDAY_MS - 1)).toBe(runMs)
    expect(nextWeeklyPayoutMs(MONDAY_MS)).toBe(runMs)
    expect(nextWeeklyPayoutMs(runMs - 1)).toBe(runMs)
    expect(nextWeeklyPayoutMs(runMs)).toBe(runMs + 7 * 86_400_000)
  })
})
