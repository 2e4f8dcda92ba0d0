import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import type { StatementLine, StatementSums } from '@onhand/domain/payments/statement'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Page } from './ports.ts'

/** Which part of a shop's statement: from inclusive, to exclusive. */
export type StatementPeriod = {
  readonly vendorId: VendorId
  readonly currency: string
  readonly fromMs: number
  readonly toMs: number
}

/** One page of a shop's statement, newest first, with the balance after each line [PAY-15]. */
export async function statement(
  deps: Pick<ServiceDeps, 'money'>,
  actor: Actor,
  input: StatementPeriod & { readonly cursor?: string | null | undefined; readonly limit: number },
): Promise<Result<Page<StatementLine>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.read')
  if (!allowed.ok) return allowed
  return ok(await deps.money.statement(input.vendorId, { ...input, cursor: input.cursor ?? null }))
}

/** A period of a shop's statement in sums: what each kind brought or took, and the balances at its ends [PAY-15]. */
export async function statementSums(
  deps: Pick<ServiceDeps, 'money'>,
  actor: Actor,
  input: StatementPeriod,
): Promise<Result<StatementSums, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.read')
  if (!allowed.ok) return allowed
  return ok(await deps.money.statementSums(input.vendorId, input))
}
