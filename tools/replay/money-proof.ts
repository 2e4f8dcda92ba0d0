import { setTimeout as sleep } from 'node:timers/promises'
import { fetchPatiently } from '../client/fetch-patiently.ts'
import type { ReplayTools } from './replay-sales.ts'
import { CURRENCY } from './sales-file.ts'

// Between two looks.
const LOOK_MS = 2_000

/** The ledger against itself and against the bank's statement of the marketplace's account. */
export type MoneyProof = {
  readonly ledgerSumMinor: number
  readonly ledgerHoldsMinor: number
  readonly bankHoldsMinor: number
  readonly captures: number
  readonly doubleCaptures: number
  readonly problems: readonly string[]
}

type Bank = { readonly url: string; readonly apiKey: string; readonly account: string }
type Statement = {
  readonly entries: readonly { readonly kind: string; readonly amountMinor: number; readonly reference: string }[]
  readonly nextCursor: string | null
}

/**
 * Adds up the ledger (it comes to nothing) and compares what it says we hold for vendors and ourselves with what went in and out of our
 * account at the bank since it was opened. No payment may have been captured twice. Looks again for at most `waitMs`: what the bank has done
 * is booked a moment later.
 */
export async function proveMoney(tools: ReplayTools, bank: Bank, waitMs: number): Promise<MoneyProof> {
  const giveUpAtMs = Date.now() + waitMs
  for (;;) {
    const proof = await look(tools, bank)
    if (proof.problems.length === 0 || Date.now() > giveUpAtMs) return proof
    tools.log('waiting for ledger and bank to agree')
    await sleep(LOOK_MS)
  }
}

async function look(tools: ReplayTools, bank: Bank): Promise<MoneyProof> {
  const problems: string[] = []
  const entries = await statement(tools, bank)
  const { sums, accounts } = await tools.operator.query('operator.ledgerCheck', undefined)
  const ledgerSumMinor = sums.find((sum) => sum.currency === CURRENCY)?.sumMinor ?? 0
  const ledgerHoldsMinor = accounts
    .filter(({ account, currency }) => currency === CURRENCY && /^(vendor|platform):/.test(account))
    .reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)
  const moved = entries.filter((entry) => entry.kind !== 'opening')
  const bankHoldsMinor = moved.reduce((sum, entry) => sum + entry.amountMinor, 0)
  const captured = entries.filter((entry) => entry.kind === 'capture').map((entry) => entry.reference)
  const doubleCaptures = captured.length - new Set(captured).size
  if (ledgerSumMinor !== 0) problems.push(`the ledger adds up to ${ledgerSumMinor}`)
  if (ledgerHoldsMinor !== bankHoldsMinor)
    problems.push(`the ledger holds ${ledgerHoldsMinor}, the bank ${bankHoldsMinor}`)
  if (doubleCaptures > 0) problems.push(`${doubleCaptures} payments were captured twice`)
  return { ledgerSumMinor, ledgerHoldsMinor, bankHoldsMinor, captures: captured.length, doubleCaptures, problems }
}

async function statement(tools: ReplayTools, bank: Bank): Promise<Statement['entries']> {
  const entries: Statement['entries'][number][] = []
  let cursor: string | null = null
  do {
    const search: string = cursor === null ? '' : `?cursor=${cursor}`
    const response = await fetchPatiently(
      `${bank.url}/v1/accounts/${bank.account}/statement${search}`,
      { headers: { authorization: `Bearer ${bank.apiKey}` } },
      tools.patience,
    )
    if (!response.ok) throw new Error(`the bank does not show the statement of ${bank.account}: ${response.status}`)
    const page = (await response.json()) as Statement
    entries.push(...page.entries)
    cursor = page.nextCursor
  } while (cursor !== null)
  return entries
}
