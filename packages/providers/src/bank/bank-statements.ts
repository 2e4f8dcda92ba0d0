import { err, ok } from '@onhand/domain/result'
import type { BankStatementPort, PayoutBankPort } from '@onhand/service/money/ports'
import { z } from 'zod'
import { type BankConfig, bankClient } from './bank-client.ts'
import { bankTransfers } from './bank-transfers.ts'

const Statement = z.object({
  account: z.object({ balanceMinor: z.int() }),
  entries: z.array(
    z.object({
      transactionNumber: z.string(),
      reference: z.string(),
      kind: z.string(),
      amountMinor: z.int(),
      atMs: z.int(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
const Transfers = z.object({ transfers: z.array(z.object({ transactionNumber: z.string(), reference: z.string() })) })

/** The bank's statements of the marketplace's own accounts, one per currency. */
export function bankStatements(
  config: BankConfig & { readonly fromAccounts: ReadonlyMap<string, string> },
): BankStatementPort {
  const bank = bankClient(config)
  return {
    currencies: () => [...config.fromAccounts.keys()],
    async page({ currency, fromMs, toMs, cursor }) {
      const account = config.fromAccounts.get(currency)
      if (account === undefined) return err({ code: 'payment_refused', providerCode: 'no_account_in_this_currency' })
      const query = new URLSearchParams({ from: asInstant(fromMs), to: asInstant(toMs), ...(cursor ? { cursor } : {}) })
      const answer = await bank.get(`/v1/accounts/${encodeURIComponent(account)}/statement?${query}`)
      if (!answer.ok) return err({ code: 'payment_refused', providerCode: answer.code })
      const { account: own, entries, nextCursor } = Statement.parse(answer.body)
      return ok({ balanceMinor: own.balanceMinor, entries, nextCursor })
    },
  }
}

/** Payouts at the bank: transfers under the payout's id, and the question whether one was made. */
export function bankPayouts(
  config: BankConfig & { readonly fromAccounts: ReadonlyMap<string, string> },
): PayoutBankPort {
  const bank = bankClient(config)
  const { transfer } = bankTransfers(config)
  return {
    transfer,
    async find(reference) {
      const answer = await bank.get(`/v1/transfers?reference=${encodeURIComponent(reference)}`)
      if (!answer.ok) throw new Error(`the bank refused to say: ${answer.code}`)
      const [made] = Transfers.parse(answer.body).transfers
      return made ? { transactionNumber: made.transactionNumber } : null
    },
  }
}

/** Instants as ISO text: the bank takes short numbers for something else. */
function asInstant(atMs: number): string {
  return new Date(atMs).toISOString()
}
