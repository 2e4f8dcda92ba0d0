import type { Actor } from '@onhand/domain/identity/actor'
import type { BuyerSummaryRow, CustomerDetail, CustomerRow } from '@onhand/domain/customers/views'
import type { CustomerId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Page } from '../ordering/desk-ports.ts'

/** Which customer of which shop. */
export type CustomerOfShop = { readonly vendorId: VendorId; readonly customerId: CustomerId }
/** Refusals of everything about one customer. */
export type CustomerRefusal = OperateRefusal | { readonly code: 'not_found'; readonly what: 'customer' }
/** What reading customers needs. */
export type CustomerDeps = Pick<ServiceDeps, 'customers'>

/** A page of a shop's customers, by name. */
export async function listCustomers(
  deps: CustomerDeps,
  actor: Actor,
  query: {
    readonly vendorId: VendorId
    readonly words: string
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<CustomerRow>, OperateRefusal>> {
  const allowed = inShop(actor, query.vendorId, 'customers.read')
  return allowed.ok ? ok(await deps.customers.list({ ...query, cursor: query.cursor ?? null })) : allowed
}

/** One customer with history and sums. */
export async function getCustomer(
  deps: CustomerDeps,
  actor: Actor,
  input: CustomerOfShop,
): Promise<Result<CustomerDetail, CustomerRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'customers.read')
  return allowed.ok ? await findCustomer(deps, input) : allowed
}

/** Who bought what in a period, and what is owed [CUS-4]. */
export async function summaryByBuyer(
  deps: CustomerDeps,
  actor: Actor,
  query: {
    readonly vendorId: VendorId
    readonly fromMs: number | null
    readonly toMs: number | null
    readonly isOwingOnly: boolean
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<BuyerSummaryRow>, OperateRefusal>> {
  const allowed = inShop(actor, query.vendorId, 'customers.read')
  return allowed.ok ? ok(await deps.customers.summary({ ...query, cursor: query.cursor ?? null })) : allowed
}

/** The record, or that the shop has none of this id. */
export async function findCustomer(
  deps: CustomerDeps,
  { vendorId, customerId }: CustomerOfShop,
): Promise<Result<CustomerDetail, { readonly code: 'not_found'; readonly what: 'customer' }>> {
  const detail = await deps.customers.find(vendorId, customerId)
  return detail ? ok(detail) : err({ code: 'not_found', what: 'customer' })
}
