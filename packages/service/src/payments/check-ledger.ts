import type { Actor } from '@onhand/domain/identity/actor'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'

/** The ledger's accounts and, per currency, their sum: zero when the books balance. */
export type LedgerCheck = {
  readonly accounts: readonly { readonly account: string; readonly currency: string; readonly balanceMinor: number }[]
  readonly sums: readonly { readonly currency: string; readonly sumMinor: number }[]
  readonly isBalanced: boolean
}

/** Adds up every account of the ledger. Changes nothing. For programs and the operator (scope `operate`). */
export async function checkLedger(
  deps: Pick<ServiceDeps, 'ledger'>,
  actor: Actor,
): Promise<Result<LedgerCheck, OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const accounts = await deps.ledger.balances('')
  const totals = new Map<string, number>()
  for (const { currency, balanceMinor } of accounts) totals.set(currency, (totals.get(currency) ?? 0) + balanceMinor)
  const sums = [...totals].map(([currency, sumMinor]) => ({ currency, sumMinor }))
  return ok({ accounts, sums, isBalanced: sums.every((sum) => sum.sumMinor === 0) })
}
