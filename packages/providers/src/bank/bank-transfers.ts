import { err, ok } from '@onhand/domain/result'
import type { TransferPort, TransferReturnPort } from '@onhand/service/payments/ports'
import { z } from 'zod'
import { type BankConfig, bankClient } from './bank-client.ts'

const Transfer = z.object({ transactionNumber: z.string() })
const Transfers = z.object({
  transfers: z.array(
    z.object({
      transactionNumber: z.string(),
      fromAccount: z.string(),
      toAccount: z.string(),
      amountMinor: z.int(),
      currency: z.string(),
    }),
  ),
})

/** Our own account per currency: `GBP=2000-0001 EUR=2000-0002`. An account holds one currency. */
export function accountsByCurrency(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(/[\s,]+/).filter((pair) => pair !== '')
  return new Map(
    pairs.map((pair) => {
      const [currency, account, ...rest] = pair.split('=')
      if (!currency || !account || rest.length > 0) throw new Error(`not CURRENCY=ACCOUNT: ${pair}`)
      return [currency, account]
    }),
  )
}

/**
 * Transfers out of the marketplace's own accounts, each in its currency. The reference is the idempotency key: one supplier order is
 * paid once.
 */
export function bankTransfers(
  config: BankConfig & { readonly fromAccounts: ReadonlyMap<string, string> },
): TransferPort {
  const bank = bankClient(config)
  return {
    async transfer(request) {
      const fromAccount = config.fromAccounts.get(request.currency)
      if (fromAccount === undefined)
        return err({ code: 'payment_refused', providerCode: 'no_account_in_this_currency' })
      const body = { fromAccount, ...request }
      const answer = await bank.post('/v1/transfers', `transfer:${request.reference}`, body)
      if (!answer.ok) return err({ code: 'payment_refused', providerCode: answer.code })
      return ok({ transactionNumber: Transfer.parse(answer.body).transactionNumber })
    },
  }
}

/** Asks the bank what left accounts of ours and what came back to them. Its word counts, nobody else's. */
export function bankReturns(
  config: BankConfig & { readonly fromAccounts: ReadonlyMap<string, string> },
): TransferReturnPort {
  const bank = bankClient(config)
  async function under(reference: string) {
    const answer = await bank.get(`/v1/transfers?reference=${encodeURIComponent(reference)}`)
    if (!answer.ok) throw new Error(`the bank refused to say: ${answer.code}`)
    return Transfers.parse(answer.body).transfers
  }
  const isOurs = (account: string, currency: string) => config.fromAccounts.get(currency) === account
  return {
    async transferOf(reference) {
      return (await under(reference)).find(({ fromAccount, currency }) => isOurs(fromAccount, currency)) ?? null
    },
    async returnOf(transactionNumber) {
      const made = await under(`return:${transactionNumber}`)
      return made.find(({ toAccount, currency }) => isOurs(toAccount, currency)) ?? null
    },
  }
}
