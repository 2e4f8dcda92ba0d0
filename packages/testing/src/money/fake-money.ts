import type { PayoutId, VendorId } from '@onhand/domain/ids'
import { availableMinor, PAYOUT_RULE_DEFAULT, type PayoutRule } from '@onhand/domain/payments/payout'
import { err, ok } from '@onhand/domain/result'
import type { MoneyPort, PayoutBankPort, PayoutRecord } from '@onhand/service/money/ports'

/** Payouts in memory: balances that are set by hand, guarded as the database guards them, and a bank that pays once per reference. */
export class FakeMoney {
  /** Balance and waiting money of every vendor; a payout takes from it. */
  balanceMinor = 10_000
  pendingMinor = 0
  currency = 'GBP'
  vendorRule: PayoutRule = PAYOUT_RULE_DEFAULT
  weekly: readonly VendorId[] = []
  readonly payouts = new Map<PayoutId, PayoutRecord>()
  readonly messages = new Map<string, unknown>()
  /** Transaction numbers at the bank by reference: each was paid once. */
  readonly transfers = new Map<PayoutId, string>()
  /** What the bank says no with; null: it pays. */
  refusal: string | null = null

  readonly port: Pick<MoneyPort, 'balances' | 'rule' | 'payout' | 'takePayout' | 'settlePayout' | 'weeklyVendors'> = {
    balances: async () => [
      {
        currency: this.currency,
        balanceMinor: this.balanceMinor,
        pendingMinor: this.pendingMinor,
        paidOutMinor: 0,
        inTransitMinor: 0,
      },
    ],
    rule: async () => this.vendorRule,
    payout: async (id) => this.payouts.get(id) ?? null,
    takePayout: async (payout, { message }) => {
      if (payout.amountMinor > availableMinor(this)) return { isTaken: false }
      if (this.payouts.has(payout.id)) return { isTaken: true }
      this.payouts.set(payout.id, payout)
      this.messages.set(message.id, message.body)
      this.balanceMinor -= payout.amountMinor
      return { isTaken: true }
    },
    settlePayout: async (id, outcome, { message, nowMs }) => {
      const payout = this.payouts.get(id)
      if (payout?.status !== 'due') return false
      const transactionNumber = outcome.status === 'paid' ? outcome.transactionNumber : null
      const failureCode = outcome.status === 'failed' ? outcome.failureCode : null
      this.payouts.set(id, { ...payout, status: outcome.status, settledAtMs: nowMs, transactionNumber, failureCode })
      if (outcome.status === 'failed') this.balanceMinor += outcome.back.amountMinor
      this.messages.set(message.id, message.body)
      return true
    },
    weeklyVendors: async (after, limit) => this.weekly.filter((id) => id > after).slice(0, limit),
  }

  readonly bank: PayoutBankPort = {
    transfer: async ({ reference }) => {
      if (this.refusal !== null) return err({ code: 'payment_refused', providerCode: this.refusal })
      this.transfers.set(reference, this.transfers.get(reference) ?? `TX-${reference}`)
      return ok({ transactionNumber: this.transfers.get(reference) ?? '' })
    },
    find: async (reference) => {
      const transactionNumber = this.transfers.get(reference)
      return transactionNumber === undefined ? null : { transactionNumber }
    },
  }
}
