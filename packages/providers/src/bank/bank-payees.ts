import type { PayeePort } from '@onhand/service/shop/ports'
import { z } from 'zod'
import { type BankConfig, bankClient } from './bank-client.ts'

const Payee = z.object({ currency: z.string(), holder: z.string() })

/** Asks the bank who an account belongs to before money is ever sent there. */
export function bankPayees(config: BankConfig): PayeePort {
  const bank = bankClient(config)
  return {
    async payee(accountNumber) {
      const answer = await bank.get(`/v1/accounts/${encodeURIComponent(accountNumber)}/payee`)
      if (answer.ok) return Payee.parse(answer.body)
      if (answer.status === 404) return null
      throw new Error(`the bank refused to say: ${answer.code}`)
    },
  }
}
