import { type FetchLike, sendSigned } from '@onhand/signing'
import { z } from 'zod'
import { no, ok, type Result } from './refusals.ts'

// The bank is quick or it is down; the shop waits for our answer meanwhile.
const BANK_TIMEOUT_MS = 8_000

const Transfer = z.object({ toAccount: z.string(), amountMinor: z.number(), currency: z.string() })
const Returned = z.object({ transactionNumber: z.string() })
const Balance = z.object({ number: z.string(), holder: z.string(), currency: z.string(), availableMinor: z.number() })

/** What an account of ours has. */
export type BankBalance = z.infer<typeof Balance>

type BankEnv = { BANK: FetchLike; BANK_URL: string; BANK_SUPPLIER_KEY: string; BANK_SUPPLIER_SIGNING_SECRET: string }

/** Where our bank is and who we are there. */
export type BankAccess = { bank: FetchLike; bankUrl: string; key: string; signingSecret: string }

/** Our access to the bank. */
export function bankAccess(env: BankEnv): BankAccess {
  const signingSecret = env.BANK_SUPPLIER_SIGNING_SECRET
  return { bank: env.BANK, bankUrl: env.BANK_URL, key: env.BANK_SUPPLIER_KEY, signingSecret }
}

/** Asks the bank whether this transaction paid us exactly this much [SUP-2]. No answer is not "unpaid". */
export async function paidTo(
  access: BankAccess,
  expected: { transactionNumber: string; totalMinor: number; currency: string },
): Promise<Result<string>> {
  const transfer = await transferToUs(access, expected.transactionNumber)
  if (!transfer.ok) return transfer
  const { toAccount, amountMinor, currency } = transfer.value
  if (amountMinor !== expected.totalMinor || currency !== expected.currency)
    return no('payment_differs', { field: 'totalMinor' })
  return ok(toAccount)
}

/** A transfer to an account of ours, as the bank knows it. */
export async function transferToUs(
  access: BankAccess,
  transactionNumber: string,
): Promise<Result<z.infer<typeof Transfer>>> {
  const answer = await ask(access, `/v1/transfers/${encodeURIComponent(transactionNumber)}`)
  if (!answer) return no('bank_unavailable')
  if (answer.status === 404) return no('payment_not_found', { field: 'transactionNumber' })
  const transfer = Transfer.safeParse(answer.body)
  if (answer.status !== 200 || !transfer.success) return no('bank_unavailable')
  const isOurs = transfer.data.toAccount.startsWith('4000-')
  return isOurs ? ok(transfer.data) : no('payment_not_found', { field: 'transactionNumber' })
}

/** What the bank says is on an account of ours, or null when it does not say. */
export async function bankBalance(access: BankAccess, number: string): Promise<BankBalance | null> {
  const answer = await ask(access, `/v1/accounts/${number}/balance`)
  const balance = Balance.safeParse(answer?.body)
  return balance.success ? balance.data : null
}

/**
 * Has the bank send a payment back to whoever made it. The transaction's number is the key: however often it is asked for, it goes back once. Gives the
 * number of the way back, or null when the bank did not do it (yet).
 */
export async function sendBack(access: BankAccess, transactionNumber: string): Promise<string | null> {
  const nowMs = Date.now()
  const idempotencyKey = `return:${transactionNumber}`
  try {
    const response = await sendSigned(access.bank, {
      url: `${access.bankUrl}/v1/transfers/${encodeURIComponent(transactionNumber)}/return`,
      body: '{}',
      secret: access.signingSecret,
      id: `${idempotencyKey}:${nowMs}`,
      nowMs,
      headers: { authorization: `Bearer ${access.key}`, 'idempotency-key': idempotencyKey },
      timeoutMs: BANK_TIMEOUT_MS,
    })
    const made = Returned.safeParse(await response.json())
    return response.ok && made.success ? made.data.transactionNumber : null
  } catch {
    return null
  }
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
