import type { Actor } from '@onhand/domain/identity/actor'
import type { Role } from '@onhand/domain/identity/permissions'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from './audit.ts'
import { type OperateRefusal, operate } from './operate.ts'

type Refusal = OperateRefusal | { readonly code: 'not_found'; readonly what: string }

/** The operator gives a registered person a role in a shop: how a shop gets its first owner. Repeating changes nothing. */
export async function setMember(
  deps: Pick<ServiceDeps, 'memberships' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly email: string; readonly role: Role },
): Promise<Result<null, Refusal>> {
  const allowed = operate(actor, 'people')
  if (!allowed.ok) return allowed
  const [personId, vendors] = await Promise.all([
    deps.memberships.personByEmail(input.email),
    deps.vendors.records([input.vendorId]),
  ])
  if (personId === null) return err({ code: 'not_found', what: 'person' })
  if (vendors.length === 0) return err({ code: 'not_found', what: 'vendor' })
  const { vendorId, role } = input
  const audit = auditEntry(deps, actor, { vendorId, action: 'team.role_set', subjectId: personId, facts: { role } })
  await deps.memberships.put({ vendorId, personId, role, nowMs: deps.nowMs(), audit })
  return ok(null)
}

/** The operator makes a registered person one of its own, or ends that. */
export async function setOperator(
  deps: Pick<ServiceDeps, 'memberships' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: { readonly email: string; readonly isOperator: boolean },
): Promise<Result<null, Refusal>> {
  const allowed = operate(actor, 'people')
  if (!allowed.ok) return allowed
  const personId = await deps.memberships.personByEmail(input.email)
  if (personId === null) return err({ code: 'not_found', what: 'person' })
  const { isOperator } = input
  const action = isOperator ? 'operator.added' : 'operator.removed'
  const audit = auditEntry(deps, actor, { vendorId: null, action, subjectId: personId })
  await deps.memberships.setOperator(personId, isOperator, audit)
  return ok(null)
}
