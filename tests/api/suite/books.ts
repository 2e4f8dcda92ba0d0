import type { SkuId } from '@onhand/domain/ids'
import { expect } from 'vitest'
import { eventually, marketSecret, marketUrl } from '../../harness/market.ts'
import { operator } from '../../harness/shopper.ts'

const MARKETPLACE = '2000-0001'
const PAGE = 200
const GOOD = { money: [], stock: [], deadLetters: [] }

type Entry = {
  readonly kind: string
  readonly amountMinor: number
  readonly reference: string
  readonly transactionNumber: string
}

/**
 * Money and stock add up: the ledger comes to nothing and holds what our account at the bank holds, nothing was captured twice, and every
 * keeper agrees with itself and with the projection. No message was given up. Looks again while the tails of orders are worked off.
 */
export async function expectBooksToAddUp(): Promise<void> {
  let seen: unknown = null
  await eventually(async () => {
    seen = { money: await moneyProblems(), stock: await stockProblems(), deadLetters: await deadLetters() }
    return JSON.stringify(seen) === JSON.stringify(GOOD) ? true : undefined
  }).catch(() => expect(seen, 'money and stock do not add up').toEqual(GOOD))
}

async function deadLetters(): Promise<string[]> {
  const { items } = await operator().query('operator.deadLetters', {})
  return items.map(({ id, reason }) => `${id}: ${reason}`)
}

async function moneyProblems(): Promise<string[]> {
  const entries = (await statementOf(MARKETPLACE)).filter((entry) => entry.kind !== 'opening')
  const { accounts, isBalanced } = await operator().query('operator.ledgerCheck', undefined)
  const ledgerHolds = accounts
    .filter(({ account, currency }) => currency === 'GBP' && /^(vendor|platform):/.test(account))
    .reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)
  const bankHolds = entries.reduce((sum, entry) => sum + entry.amountMinor, 0)
  const captured = entries.filter((entry) => entry.kind === 'capture').map((entry) => entry.reference)
  return [
    ...(isBalanced ? [] : ['the ledger does not balance']),
    ...(ledgerHolds === bankHolds ? [] : [`the ledger holds ${ledgerHolds}, the bank ${bankHolds}`]),
    ...(new Set(captured).size === captured.length ? [] : ['a payment was captured twice']),
  ]
}

async function stockProblems(): Promise<string[]> {
  const problems: string[] = []
  let afterSkuId: SkuId | null = null
  do {
    const page: Awaited<ReturnType<typeof stockPage>> = await stockPage(afterSkuId)
    problems.push(...page.differences.map(({ skuId, code }) => `${skuId}: ${code}`))
    afterSkuId = page.nextAfterSkuId
  } while (afterSkuId !== null)
  return problems
}

function stockPage(afterSkuId: SkuId | null) {
  return operator().query('operator.stockCheck', { afterSkuId, limit: PAGE })
}

/** Every line of an account's statement, as the bank shows it to its own people. */
export async function statementOf(account: string): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  let cursor: string | null = null
  do {
    const search: string = cursor === null ? '' : `?cursor=${cursor}`
    const page = await bankRead<{ entries: Entry[]; nextCursor: string | null }>(
      `/v1/accounts/${account}/statement${search}`,
    )
    entries.push(...page.entries)
    cursor = page.nextCursor
  } while (cursor !== null)
  return entries
}

/** What an account holds, and how much of it is free. */
export async function balanceOf(account: string): Promise<{ balanceMinor: number; availableMinor: number }> {
  return bankRead(`/v1/accounts/${account}/balance`)
}

async function bankRead<Value>(path: string): Promise<Value> {
  const headers = { authorization: `Bearer ${marketSecret('BANK_ADMIN_KEY')}` }
  const response = await fetch(marketUrl('bank', path), { headers })
  if (!response.ok) throw new Error(`the bank answered ${response.status} to ${path}: ${await response.text()}`)
  return response.json() as Promise<Value>
}

/** The payment of a reference as the merchant sees it at the bank; null when the bank never heard of it. */
export async function paymentAtBank(
  reference: string,
): Promise<{ status: string; capturedMinor: number; refundedMinor: number; amountMinor: number } | null> {
  const headers = { authorization: `Bearer ${marketSecret('BANK_API_KEY')}` }
  const response = await fetch(marketUrl('bank', `/v1/payments?reference=${reference}`), { headers })
  return response.status === 404 ? null : response.json()
}
