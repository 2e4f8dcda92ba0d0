import { mergeCustomers } from '@onhand/domain/customers/customer'
import type { CustomerDetail, CustomerFields } from '@onhand/domain/customers/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { CustomerId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { type CustomerOfShop, type CustomerRefusal, findCustomer } from './customers.ts'

type ChangeDeps = Pick<ServiceDeps, 'customers' | 'nowMs' | 'newId'>

/** Writes a record, new or known [CUS-2]. An address that another record has is refused: those are to be merged. */
export async function saveCustomer(
  deps: ChangeDeps,
  actor: Actor,
  input: CustomerOfShop & CustomerFields,
): Promise<Result<CustomerDetail, CustomerRefusal | { readonly code: 'customer_exists' }>> {
  const { vendorId, customerId } = input
  const allowed = inShop(actor, vendorId, 'customers.write')
  if (!allowed.ok) return allowed
  const audit = auditEntry(deps, actor, { vendorId, action: 'customer.saved', subjectId: customerId })
  const { isSaved } = await deps.customers.save(input, { nowMs: deps.nowMs(), audit })
  return isSaved ? await findCustomer(deps, input) : err({ code: 'customer_exists' })
}

/** Makes two records one [CUS-3]. Doing it again changes nothing. */
export async function mergeCustomerRecords(
  deps: ChangeDeps,
  actor: Actor,
  input: CustomerOfShop & { readonly fromCustomerId: CustomerId },
): Promise<Result<CustomerDetail, CustomerRefusal>> {
  const { vendorId, customerId, fromCustomerId } = input
  const allowed = inShop(actor, vendorId, 'customers.write')
  if (!allowed.ok) return allowed
  const [kept, gone] = await Promise.all([
    findCustomer(deps, input),
    findCustomer(deps, { vendorId, customerId: fromCustomerId }),
  ])
  if (!kept.ok || !gone.ok || customerId === fromCustomerId) return kept
  const audit = auditEntry(deps, actor, {
    vendorId,
    action: 'customer.merged',
    subjectId: customerId,
    facts: { from: fromCustomerId },
  })
  const fields = mergeCustomers(kept.value, gone.value)
  await deps.customers.merge(vendorId, { into: customerId, from: fromCustomerId, fields, audit })
  return await findCustomer(deps, input)
}

/** Forgets a record [CUS-6]; its orders stay in the books. A record that is gone already is forgotten. */
export async function removeCustomer(
  deps: ChangeDeps,
  actor: Actor,
  input: CustomerOfShop,
): Promise<Result<{ readonly customerId: CustomerId }, OperateRefusal>> {
  const { vendorId, customerId } = input
  const allowed = inShop(actor, vendorId, 'customers.write')
  if (!allowed.ok) return allowed
  const audit = auditEntry(deps, actor, { vendorId, action: 'customer.forgotten', subjectId: customerId })
  await deps.customers.remove(vendorId, customerId, audit)
  return ok({ customerId })
}

/** Everything a shop knows of one buyer, for the buyer who asks for it. */
export async function exportCustomer(
  deps: ChangeDeps & Pick<ServiceDeps, 'audit'>,
  actor: Actor,
  input: CustomerOfShop,
): Promise<Result<{ readonly exportedAtMs: number; readonly customer: CustomerDetail }, CustomerRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'customers.write')
  if (!allowed.ok) return allowed
  const found = await findCustomer(deps, input)
  if (!found.ok) return found
  const { vendorId, customerId } = input
  await deps.audit.record(auditEntry(deps, actor, { vendorId, action: 'customer.exported', subjectId: customerId }))
  return ok({ exportedAtMs: deps.nowMs(), customer: found.value })
}
