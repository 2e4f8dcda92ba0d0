import type { Actor } from '@onhand/domain/identity/actor'
import type { CreditEntryId, CustomerId, PersonId, VendorId } from '@onhand/domain/ids'
import {
  CREDIT_RULE_DEFAULT,
  creditExpiryMs,
  type CreditRule,
  giftOf,
  spendableMinor,
} from '@onhand/domain/marketing/credit'
import type { CreditLine, CreditSums } from '@onhand/domain/marketing/views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Page } from '../ordering/desk-ports.ts'

type OfShop = { readonly vendorId: VendorId }
type Refused = OperateRefusal | { readonly code: 'not_found'; readonly what: string }
type GiveDeps = Pick<ServiceDeps, 'credits' | 'follows' | 'vendors' | 'nowMs' | 'newId'>

/** A gift of a shop to one of its people. */
export type GiftRequest = OfShop & {
  readonly entryId: CreditEntryId
  readonly personId: PersonId
  readonly amountMinor: number
  readonly reason: string
}

/**
 * Gives credit to a person whom the shop knows, with a reason [CRE-6]. The entry's id is the caller's: a repeat gives nothing twice.
 * The shop promises goods: no money moves until it is spent.
 */
export async function giveCredit(
  deps: GiveDeps,
  actor: Actor,
  input: GiftRequest,
): Promise<Result<{ readonly spendableMinor: number; readonly currency: string }, Refused>> {
  const { vendorId, personId, amountMinor, reason } = input
  const allowed = inShop(actor, vendorId, 'orders.refund')
  if (!allowed.ok) return allowed
  const [[vendor], rule, isKnown] = await Promise.all([
    deps.vendors.records([vendorId]),
    deps.credits.rule(vendorId),
    deps.follows.isKnown(vendorId, personId),
  ])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  if (!isKnown) return err({ code: 'not_found', what: 'person' })
  const { currency } = vendor
  const owner = { vendorId, personId, currency }
  const atMs = deps.nowMs()
  // The reason stands in the entry: it may name somebody.
  const facts = { amountMinor, currency }
  await deps.credits.write(giftOf(owner, { id: input.entryId, amountMinor, reason, atMs }), {
    expiresAtMs: creditExpiryMs(rule ?? CREDIT_RULE_DEFAULT, atMs),
    audit: [auditEntry(deps, actor, { vendorId, action: 'credit.given', subjectId: input.entryId, facts })],
  })
  return ok({ spendableMinor: spendableMinor(await deps.credits.balance(owner), atMs), currency })
}

/** On which terms the shop gives credit; those of a shop that set none are the usual ones. */
export async function getCreditRule(
  deps: Pick<ServiceDeps, 'credits'>,
  actor: Actor,
  input: OfShop,
): Promise<Result<CreditRule, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'customers.read')
  if (!allowed.ok) return allowed
  return ok((await deps.credits.rule(input.vendorId)) ?? CREDIT_RULE_DEFAULT)
}

/** Sets the terms. They count for orders placed from the first time on, and for credit given from now on. */
export async function setCreditRule(
  deps: Pick<ServiceDeps, 'credits' | 'vendors' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: OfShop & CreditRule,
): Promise<Result<CreditRule, Refused>> {
  const { vendorId, ...rule } = input
  const allowed = inShop(actor, vendorId, 'shop.write')
  if (!allowed.ok) return allowed
  const [vendor] = await deps.vendors.records([vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const audit = [
    auditEntry(deps, actor, { vendorId, action: 'credit.rule_set', subjectId: vendorId, facts: { ...rule } }),
  ]
  await deps.credits.saveRule(vendorId, rule, { nowMs: deps.nowMs(), audit })
  return ok(rule)
}

/** What a customer's drawer tells: the newest movements. */
const CUSTOMER_LINES = 10

/** Whose account stands behind a customer, what they may spend, and how it came about; without an account there is no credit yet [CRE-7]. */
export async function creditOfCustomer(
  deps: Pick<ServiceDeps, 'credits' | 'customers' | 'follows' | 'vendors' | 'nowMs'>,
  actor: Actor,
  input: OfShop & { readonly customerId: CustomerId },
): Promise<
  Result<
    {
      readonly personId: PersonId | null
      readonly currency: string
      readonly spendableMinor: number
      readonly expiresAtMs: number | null
      readonly lines: readonly CreditLine[]
    },
    Refused
  >
> {
  const { vendorId, customerId } = input
  const allowed = inShop(actor, vendorId, 'customers.read')
  if (!allowed.ok) return allowed
  const [customer, [vendor], personId] = await Promise.all([
    deps.customers.find(vendorId, customerId),
    deps.vendors.records([vendorId]),
    deps.follows.personOf(vendorId, customerId),
  ])
  if (!customer || !vendor) return err({ code: 'not_found', what: 'customer' })
  const { currency } = vendor
  if (!personId) return ok({ personId, currency, spendableMinor: 0, expiresAtMs: null, lines: [] })
  const { balance, lines } = await deps.credits.account({ vendorId, personId, currency }, CUSTOMER_LINES)
  const { expiresAtMs } = balance
  return ok({
    personId,
    currency,
    spendableMinor: spendableMinor(balance, deps.nowMs()),
    expiresAtMs,
    lines,
  })
}

/** A shop's credit in all, and its movements, newest first. */
export async function listShopCredit(
  deps: Pick<ServiceDeps, 'credits'>,
  actor: Actor,
  input: OfShop & {
    readonly personId?: PersonId | null
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<CreditLine> & { readonly sums: readonly CreditSums[] }, OperateRefusal>> {
  const { vendorId, limit } = input
  const allowed = inShop(actor, vendorId, 'customers.read')
  if (!allowed.ok) return allowed
  const { personId = null, cursor = null } = input
  return ok(await deps.credits.book({ vendorId, personId, cursor, limit }))
}
