import type { Locale } from '@onhand/domain/catalog/views'
import { buyerTotals } from '@onhand/domain/customers/customer'
import type { BuyerPage } from '@onhand/domain/customers/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { CustomerOfShop, CustomerRefusal } from './customers.ts'

type LinkDeps = Pick<ServiceDeps, 'customers' | 'customerLinks' | 'nowMs' | 'newId'>

/** The link to send to a buyer, as a path without language [CUS-5]; made when there is none, else the same again. */
export async function makeBuyerLink(
  deps: LinkDeps,
  actor: Actor,
  input: CustomerOfShop,
): Promise<Result<{ readonly path: string }, CustomerRefusal>> {
  const set = await setLink(deps, actor, { ...input, hasLink: true })
  if (!set.ok) return set
  const { customerId, linkVersion } = set.value
  return ok({ path: `/buyer/${await deps.customerLinks.tokenFor(customerId, linkVersion)}` })
}

/** Ends every link that was made for this buyer [CUS-5]. */
export async function endBuyerLink(
  deps: LinkDeps,
  actor: Actor,
  input: CustomerOfShop,
): Promise<Result<{ readonly hasLink: boolean }, CustomerRefusal>> {
  const set = await setLink(deps, actor, { ...input, hasLink: false })
  return set.ok ? ok({ hasLink: false }) : set
}

async function setLink(deps: LinkDeps, actor: Actor, input: CustomerOfShop & { readonly hasLink: boolean }) {
  const { vendorId, customerId, hasLink } = input
  const allowed = inShop(actor, vendorId, 'customers.write')
  if (!allowed.ok) return allowed
  const action = hasLink ? 'customer.link_made' : 'customer.link_ended'
  const audit = auditEntry(deps, actor, { vendorId, action, subjectId: customerId })
  const record = await deps.customers.setLink(vendorId, customerId, { hasLink, audit })
  return record ? ok(record) : err({ code: 'not_found' as const, what: 'customer' as const })
}

/** The page behind a buyer's link: their orders in one shop, what is owed, and where to remit it to. A wrong and an ended link look the same. */
export async function buyerPage(
  deps: Pick<ServiceDeps, 'customers' | 'customerLinks' | 'orderLinks' | 'vendors'>,
  input: { readonly token: string; readonly locale: Locale },
): Promise<Result<BuyerPage, { readonly code: 'not_found'; readonly what: 'customer' }>> {
  const claim = await deps.customerLinks.verify(input.token)
  const found = claim && (await deps.customers.byId(claim.customerId))
  const isCounting = found?.record.hasLink && found.record.linkVersion === claim?.version
  const [vendor] = isCounting ? await deps.vendors.records([found.record.vendorId]) : []
  if (!found || !vendor) return err({ code: 'not_found', what: 'customer' })
  const totals = buyerTotals(found.orders)
  const isOwing = totals.some((sum) => sum.owedMinor > 0)
  const orders = found.orders.map(async ({ orderGroupId, unitCount: _unitCount, ...order }) => ({
    ...order,
    path: `/order/${await deps.orderLinks.tokenFor(orderGroupId)}`,
  }))
  return ok({
    vendor: { vendorId: vendor.id, slug: vendor.slug, name: vendor.names[input.locale], email: vendor.email },
    name: found.record.name,
    totals,
    orders: await Promise.all(orders),
    payTo: isOwing ? { accountName: vendor.legalName, accountNumber: vendor.bankAccountNumber } : null,
  })
}
