import { err, ok } from '@onhand/domain/result'
import type { TransferPort } from '@onhand/service/payments/ports'
import { z } from 'zod'
import { type BankConfig, bankClient } from './bank-client.ts'

const Transfer = z.object({ transactionNumber: z.string() })

/** Transfers out of the marketplace's own account. The reference is the idempotency key: one supplier order is paid once. */
export function bankTransfers(config: BankConfig & { readonly fromAccount: string }): TransferPort {
  const bank = bankClient(config)
  return {
    async transfer(request) {
      const body = { fromAccount: config.fromAccount, ...request }
      const answer = await bank.post('/v1/transfers', `transfer:${request.reference}`, body)
      if (!answer.ok) return err({ code: 'payment_refused', providerCode: answer.code })
      return ok({ transactionNumber: Transfer.parse(answer.body).transactionNumber })
    },
  }
}
