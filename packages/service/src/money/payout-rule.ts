import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import type { PayoutRule, PayoutSchedule } from '@onhand/domain/payments/payout'
import { ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'

/** Sets when a shop is paid out and from which amount on. For those who may pay out. */
export async function setPayoutRule(
  deps: Pick<ServiceDeps, 'money' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly schedule: PayoutSchedule; readonly minimumMinor: number },
): Promise<Result<PayoutRule, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'money.payout')
  if (!allowed.ok) return allowed
  const { vendorId, schedule, minimumMinor } = input
  const entry = auditEntry(deps, actor, {
    vendorId,
    action: 'money.payout_rule_set',
    subjectId: vendorId,
    facts: { schedule, minimumMinor },
  })
  await deps.money.setRule(vendorId, { schedule, minimumMinor }, [entry])
  return ok(await deps.money.rule(vendorId))
}
