import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { operate } from '../identity/operate.ts'
import type { MoneyRefusal } from '../money/refusals.ts'
import type { CommissionRate } from './ports.ts'

type Deps = Pick<ServiceDeps, 'console' | 'money' | 'vendors' | 'nowMs' | 'newId'>

/** A shop's commission rates, newest first. */
export async function commissionRates(
  deps: Pick<ServiceDeps, 'console'>,
  actor: Actor,
  input: { readonly vendorId: VendorId },
): Promise<Result<readonly CommissionRate[], MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  return ok(await deps.console.rates(input.vendorId))
}

/** Sets a shop's commission from an instant on [PAY-18]: at once, or later. What is past stays as it was. */
export async function setCommissionRate(
  deps: Deps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly commissionBps: number; readonly fromMs: number | null },
): Promise<Result<readonly CommissionRate[], MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const { vendorId, commissionBps } = input
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const nowMs = deps.nowMs()
  if (input.fromMs !== null && input.fromMs < nowMs)
    return err({ code: 'invalid_field', field: 'fromMs', expected: 'a time to come, or none: at once' })
  const fromMs = input.fromMs ?? nowMs
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'money.commission_set',
    subjectId: vendorId,
    facts: { commissionBps, fromMs },
  })
  await deps.console.setRate(vendorId, { commissionBps, fromMs }, { nowMs, audit: [entry] })
  await deps.console.applyRates(nowMs)
  return ok(await deps.console.rates(vendorId))
}

/** Sets how many days a shop's money waits after delivery; null: as everywhere [PAY-10]. */
export async function setHoldDays(
  deps: Deps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly holdDays: number | null },
): Promise<Result<{ readonly holdDays: number | null }, MoneyRefusal>> {
  const allowed = operate(actor, 'operate')
  if (!allowed.ok) return allowed
  const { vendorId, holdDays } = input
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'money.hold_days_set',
    subjectId: vendorId,
    facts: { holdDays },
  })
  await deps.money.setHoldDays(vendorId, holdDays, [entry])
  return ok({ holdDays })
}
