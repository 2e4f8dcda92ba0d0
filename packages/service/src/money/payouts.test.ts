import { idOf } from '@onhand/domain/ids'
import { weeklyPayoutId } from '@onhand/domain/payments/payout'
import { aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { Crashing, type CrashPoint } from '@onhand/testing/ordering/crashing'
import { OPERATOR, OUTSIDERS } from '@onhand/testing/ordering/placed-world'
import { FakeMoney } from '@onhand/testing/money/fake-money'
import { describe, expect, it } from 'vitest'
import type { ServiceDeps } from '../deps.ts'
import { type PayoutDeps, requestPayout } from './request-payout.ts'
import { settlePayout } from './settle-payout.ts'
import { weeklyPayouts } from './weekly-payouts.ts'

const VENDOR = aVendorRecord()
const MONDAY_MS = Date.UTC(2026, 10, 23, 3)
const request = { vendorId: VENDOR.id, payoutId: idOf('payout', 'pyt_one1') }
const SILENT = { info() {}, warn() {}, error() {} }

function world() {
  const money = new FakeMoney()
  const state = { suspension: null as { readonly reason: string; readonly atMs: number } | null, wakes: 0 }
  const deps = {
    money: money.port,
    vendors: { records: async () => [VENDOR] },
    console: { suspension: async () => state.suspension },
    nowMs: () => MONDAY_MS,
    newId: (kind: string) => idOf('audit', `aud_${kind}`),
    log: SILENT,
    wakeOutbox: () => {
      state.wakes += 1
    },
  } as unknown as PayoutDeps
  const job = (point: CrashPoint | null = null) => {
    const crashing = new Crashing(point)
    return {
      money: crashing.wrap(money.port) as unknown as ServiceDeps['money'],
      payoutBank: crashing.wrap(money.bank),
      nowMs: () => MONDAY_MS,
      log: SILENT,
    }
  }
  return { money, state, deps, job }
}

describe('requestPayout', () => {
  it('[PAY-11] pays out all that may be paid out when no amount is named', async () => {
    const { money, state, deps } = world()
    money.pendingMinor = 4_000
    expect(await requestPayout(deps, OPERATOR, request)).toMatchObject({
      ok: true,
      value: { amountMinor: 6_000, status: 'due', toAccount: VENDOR.bankAccountNumber },
    })
    expect([...money.messages]).toEqual([['payment.payout_due:pyt_one1', { payoutId: 'pyt_one1' }]])
    expect(state.wakes).toBe(1)
  })

  it('[PAY-11] refuses more than may be paid out, nothing at all, and less than the minimum', async () => {
    const { money, deps } = world()
    money.pendingMinor = 4_000
    const refused = async (amountMinor?: number) => {
      const result = await requestPayout(deps, OPERATOR, { ...request, amountMinor })
      return result.ok ? null : result.error
    }
    expect(await refused(6_001)).toEqual({ code: 'payout_too_large', availableMinor: 6_000, currency: 'GBP' })
    money.vendorRule = { ...money.vendorRule, minimumMinor: 5_000 }
    expect(await refused(4_999)).toMatchObject({ code: 'payout_below_minimum', minimumMinor: 5_000 })
    money.balanceMinor = -1
    expect(await refused()).toMatchObject({ code: 'payout_too_large', availableMinor: 0 })
    expect(money.payouts.size).toBe(0)
  })

  it('[PAY-11] of two at once for the same money, one is taken', async () => {
    const { money, deps } = world()
    const other = { ...request, payoutId: idOf('payout', 'pyt_two2'), amountMinor: 9_000 }
    const results = await Promise.all([
      requestPayout(deps, OPERATOR, { ...request, amountMinor: 9_000 }),
      requestPayout(deps, OPERATOR, other),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(money.balanceMinor).toBe(1_000)
  })

  it('[PAY-12] answers a repetition with the same payout, and refuses another content', async () => {
    const { money, deps } = world()
    const first = await requestPayout(deps, OPERATOR, { ...request, amountMinor: 100 })
    expect(await requestPayout(deps, OPERATOR, { ...request, amountMinor: 100 })).toEqual(first)
    expect(await requestPayout(deps, OPERATOR, request)).toEqual(first)
    expect(await requestPayout(deps, OPERATOR, { ...request, amountMinor: 101 })).toEqual({
      ok: false,
      error: { code: 'payout_id_reused' },
    })
    expect(money.balanceMinor).toBe(9_900)
  })

  it('[PAY-12] answers with its twin when that was taken after it was looked for', async () => {
    const { money, deps } = world()
    const first = await requestPayout(deps, OPERATOR, request)
    let looks = 0
    const payout: ServiceDeps['money']['payout'] = async (payoutId) => {
      looks += 1
      return looks === 1 ? null : await money.port.payout(payoutId)
    }
    const late: PayoutDeps = { ...deps, money: { ...deps.money, payout } }
    expect(await requestPayout(late, OPERATOR, request)).toEqual(first)
    expect(money.payouts.size).toBe(1)
  })

  it('[OPS-1] pays nothing out to a suspended shop', async () => {
    const { money, state, deps } = world()
    state.suspension = { reason: 'unsafe goods', atMs: 1 }
    expect(await requestPayout(deps, OPERATOR, request)).toEqual({
      ok: false,
      error: { code: 'shop_suspended', reason: 'unsafe goods' },
    })
    expect(money.payouts.size).toBe(0)
  })

  it.each(OUTSIDERS)('[IDN-2] takes nothing on for %s', async (_name, actor) => {
    const { money, deps } = world()
    expect((await requestPayout(deps, actor, request)).ok).toBe(false)
    expect(money.payouts.size).toBe(0)
  })
})

describe('settlePayout', () => {
  it('[PAY-12] ends in exactly one transfer, wherever it crashes', async () => {
    for (let at = 1; at <= 4; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const { money, deps, job } = world()
        await requestPayout(deps, OPERATOR, request)
        await settlePayout(job({ at, when }), request).catch(() => undefined)
        await settlePayout(job(), request)
        await settlePayout(job(), request)
        expect([...money.transfers.keys()]).toEqual(['pyt_one1'])
        expect(money.payouts.get(request.payoutId)).toMatchObject({ status: 'paid', transactionNumber: 'TX-pyt_one1' })
        expect(money.balanceMinor).toBe(0)
      }
    }
  })

  it('[PAY-13] gives the money back to the balance when the bank refuses, once', async () => {
    const { money, deps, job } = world()
    await requestPayout(deps, OPERATOR, request)
    money.refusal = 'account_not_found'
    for (let time = 0; time < 2; time += 1) expect((await settlePayout(job(), request)).ok).toBe(true)
    expect(money.payouts.get(request.payoutId)).toMatchObject({ status: 'failed', failureCode: 'account_not_found' })
    expect(money.balanceMinor).toBe(10_000)
  })

  it('[PAY-13] waits while our own account is short, and while the bank says nothing', async () => {
    const { money, deps, job } = world()
    await requestPayout(deps, OPERATOR, request)
    money.refusal = 'insufficient_funds'
    expect(await settlePayout(job(), request)).toEqual({
      ok: false,
      error: { code: 'payout_refused: insufficient_funds', isRetryable: true },
    })
    const silent = { ...job(), payoutBank: { ...money.bank, transfer: () => Promise.reject(new Error('no answer')) } }
    await expect(settlePayout(silent, request)).rejects.toThrow('no answer')
    expect(money.payouts.get(request.payoutId)?.status).toBe('due')
    expect(money.balanceMinor).toBe(0)
  })
})

describe('weeklyPayouts', () => {
  it('[PAY-16] pays each shop once a week, however often the run is repeated', async () => {
    const { money, deps } = world()
    money.weekly = [VENDOR.id]
    expect(await weeklyPayouts(deps, MONDAY_MS)).toEqual({ takenCount: 1 })
    money.balanceMinor = 500
    await weeklyPayouts(deps, MONDAY_MS + 86_400_000)
    expect([...money.payouts.keys()]).toEqual([weeklyPayoutId(VENDOR.id, MONDAY_MS)])
    expect(money.balanceMinor).toBe(500)
    await weeklyPayouts(deps, MONDAY_MS + 7 * 86_400_000)
    expect(money.payouts.size).toBe(2)
  })

  it('[PAY-16] leaves a shop below its minimum for another week', async () => {
    const { money, deps } = world()
    money.weekly = [VENDOR.id]
    money.vendorRule = { schedule: 'weekly', minimumMinor: 10_001, holdDays: null }
    expect(await weeklyPayouts(deps, MONDAY_MS)).toEqual({ takenCount: 0 })
    expect(money.payouts.size).toBe(0)
  })
})
