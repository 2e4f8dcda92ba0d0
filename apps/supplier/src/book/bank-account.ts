import type { FetchLike } from '@onhand/signing'
import { z } from 'zod'
import { no, ok, type Result } from './refusals.ts'

// The bank is quick or it is down; the shop waits for our answer meanwhile.
const BANK_TIMEOUT_MS = 8_000

const Transfer = z.object({ toAccount: z.string(), amountMinor: z.number(), currency: z.string() })
const Balance = z.object({ number: z.string(), holder: z.string(), currency: z.string(), availableMinor: z.number() })

/** What an account of ours has. */
export type BankBalance = z.infer<typeof Balance>

/** Where our bank is and who we are there. */
export type BankAccess = { bank: FetchLike; bankUrl: string; key: string }

/** Asks the bank whether this transaction paid us exactly this much [SUP-2]. No answer is not "unpaid". */
export async function paidTo(
  access: BankAccess,
  expected: { transactionNumber: string; totalMinor: number; currency: string },
): Promise<Result<string>> {
  const answer = await ask(access, `/v1/transfers/${encodeURIComponent(expected.transactionNumber)}`)
  if (!answer) return no('bank_unavailable')
  if (answer.status === 404) return no('payment_not_found', { field: 'transactionNumber' })
  const transfer = Transfer.safeParse(answer.body)
  if (answer.status !== 200 || !transfer.success) return no('bank_unavailable')
  const { toAccount, amountMinor, currency } = transfer.data
  if (!toAccount.startsWith('4000-')) return no('payment_not_found', { field: 'transactionNumber' })
  if (amountMinor !== expected.totalMinor || currency !== expected.currency)
    return no('payment_differs', { field: 'totalMinor' })
  return ok(toAccount)
}

/** What the bank says is on an account of ours, or null when it does not say. */
export async function bankBalance(access: BankAccess, number: string): Promise<BankBalance | null> {
  const answer = await ask(access, `/v1/accounts/${number}/balance`)
  const balance = Balance.safeParse(answer?.body)
  return balance.success ? balance.data : null
}

async function ask(access: BankAccess, path: string): Promise<{ status: number; body: unknown } | null> {
  try {
    const response = await access.bank.fetch(
      new Request(`${access.bankUrl}${path}`, {
        headers: { authorization: `Bearer ${access.key}` },
        signal: AbortSignal.timeout(BANK_TIMEOUT_MS),
      }),
    )
    return { status: response.status, body: await response.json() }
  } catch {
    return null
  }
}
