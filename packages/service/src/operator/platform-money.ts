import type { Actor } from '@onhand/domain/identity/actor'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'

/** The marketplace's money in one currency. `bankMinor` null: the bank did not say. */
export type PlatformMoney = {
  readonly currency: string
  readonly commissionMinor: number
  readonly keptForVendorsMinor: number
  readonly bankMinor: number | null
}

/** What was earned, what is kept for vendors, and what the bank has of it [P6]. */
export async function platformMoney(
  deps: Pick<ServiceDeps, 'console' | 'bankStatements' | 'nowMs' | 'log'>,
  actor: Actor,
): Promise<Result<readonly PlatformMoney[], OperateRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const sums = await deps.console.platform()
  const nothing = { commissionMinor: 0, keptForVendorsMinor: 0 }
  const rows = await Promise.all(
    deps.bankStatements.currencies().map(async (currency) => ({
      currency,
      ...(sums.find((sum) => sum.currency === currency) ?? nothing),
      bankMinor: await bankBalance(deps, currency),
    })),
  )
  return ok(rows)
}

async function bankBalance(
  deps: Pick<ServiceDeps, 'bankStatements' | 'nowMs' | 'log'>,
  currency: string,
): Promise<number | null> {
  const nowMs = deps.nowMs()
  try {
    const page = await deps.bankStatements.page({ currency, fromMs: nowMs, toMs: nowMs + 1, cursor: null })
    return page.ok ? page.value.balanceMinor : null
  } catch (error) {
    deps.log.warn('operator.bank.silent', { currency, error: String(error) })
    return null
  }
}
