import type { Locale } from '@onhand/domain/catalog/views'
import { activeLines } from '@onhand/domain/ordering/cart'
import {
  type CheckoutPlan,
  checkReady,
  dueMinor,
  planCheckout,
  type VendorTerms,
  type WantedCredit,
} from '@onhand/domain/ordering/checkout-plan'
import type { CartView } from '@onhand/domain/ordering/types'
import type { PersonId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { CartRefusal } from '@onhand/service/ordering/cart-port'
import type { CartSession } from './cart-session.ts'
import { claimAll, freeQuietly, RESERVATION_TTL_MS, type UnavailableLine } from './claims.ts'
import { creditTerms, freeCredits, holdCredits } from './credits.ts'
import { locationsFor, optionsOfCart, sameOption } from './delivery.ts'
import { showCart } from './show-cart.ts'
import { tellShortages } from './tell-shortages.ts'

/** How long the bank waits for the shopper; shorter than the claims live. */
export const PAYMENT_WINDOW_MS = 10 * 60_000
/** First look of the alarm at a payment nobody came back from. */
export const FIRST_LOOK_MS = 45_000
// Prices are read anew for every payment; a vendor's terms (commission, methods) may lag this far behind a change.
const TERMS_AGE_MS = 5_000
// Ids are spent only by a start that broke off before; two in a row would be a fault.
const TRIES = 3

type Request = {
  readonly expectedTotalMinor: number
  readonly locale: Locale
  readonly credits?: readonly WantedCredit[] | undefined
  readonly personId?: PersonId | null | undefined
}
type Started = Result<CartView, CartRefusal>

/**
 * PREPARE [ORD-6] [ORD-8]: prices the cart anew, compares the total, claims every SKU in the order of their ids, asks the bank for a payment, and
 * then freezes all of it in one row. Breaking off before the row leaves nothing that does not expire by itself: claims have a deadline
 * and a payment that nobody was shown cannot be approved. Repeating a started payment with the same total answers the same.
 */
export async function startPayment(session: CartSession, request: Request): Promise<Started> {
  const { cart, checkout } = session.record
  if (checkout && cart.status === 'paying' && isSameRequest(checkout.plan, request))
    return ok(await showCart(session, request.locale))
  if (cart.status !== 'open') return err({ code: 'cart_not_open', status: cart.status })
  // A guest's cart becomes that of the person who spends their credit on it.
  if (cart.personId === null && request.personId && (request.credits ?? []).length > 0)
    await session.saveCart({ ...cart, personId: request.personId })
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const started = await tryOnce(session, request)
    if (started !== 'ids_used') return started
    await session.save({ cart: { ...session.cart, revision: session.cart.revision + 1 } })
  }
  throw new Error('the ids of three revisions were spent')
}

async function tryOnce(session: CartSession, request: Request): Promise<Started | 'ids_used'> {
  const { deps } = session
  const planned = await plan(session, request)
  if (!planned.ok) return planned
  const nowMs = deps.nowMs()
  const claimed = await claimAll(deps, planned.value.claims, nowMs + RESERVATION_TTL_MS)
  if (claimed.kind === 'unavailable') {
    await tellShortages(session, claimed.lines)
    return unavailable(session, claimed.lines)
  }
  if (claimed.kind === 'over_limit') return err({ code: 'units_over_limit', unitsMax: claimed.unitsMax })
  if (claimed.kind === 'ids_used') return 'ids_used'
  const held = await holdCredits(deps, planned.value.credits ?? [], nowMs + RESERVATION_TTL_MS)
  if (held !== 'held') {
    await freeQuietly(deps, planned.value.claims)
    return held === 'ids_used' ? 'ids_used' : spend(session, err(held))
  }
  const { group, paymentId } = planned.value
  const created = await deps.payments.create({
    paymentId,
    amountMinor: dueMinor(planned.value),
    currency: group.currency,
    description: group.number,
    returnUrl: deps.returnUrl(group.cartId, request.locale),
    expiresAtMs: nowMs + PAYMENT_WINDOW_MS,
  })
  if (!created.ok) {
    await Promise.all([freeQuietly(deps, planned.value.claims), freeCredits(deps, planned.value)])
    if (created.error.code === 'payment_unknown') throw new Error('a new payment cannot be unknown')
    if (created.error.providerCode === 'idempotency_key_reused') return 'ids_used'
    return spend(session, err({ code: 'payment_refused', providerCode: created.error.providerCode }))
  }
  const { providerPaymentId, approvalUrl, expiresAtMs } = created.value
  await session.save({
    cart: { ...session.cart, status: 'paying', locale: request.locale, returnReason: null },
    checkout: { plan: planned.value, payment: { paymentId, providerPaymentId, approvalUrl, expiresAtMs } },
    attempts: 0,
    nextAtMs: nowMs + FIRST_LOOK_MS,
  })
  deps.log.info('ordering.payment.started', { cartId: group.cartId, paymentId, totalMinor: group.totalMinor })
  return ok(await showCart(session, request.locale))
}

/** True when a payment that was started is the one that is asked for. */
function isSameRequest(plan: CheckoutPlan, { expectedTotalMinor, credits = [] }: Request): boolean {
  const wantedMinor = credits.reduce((total, credit) => total + credit.amountMinor, 0)
  return plan.group.totalMinor === expectedTotalMinor && dueMinor(plan) === expectedTotalMinor - wantedMinor
}

/** Reads everything anew and freezes the cart into orders. */
async function plan(session: CartSession, request: Request): Promise<Result<CheckoutPlan, CartRefusal>> {
  const { cart, deps, facts } = session
  const ready = checkReady(cart)
  if (!ready.ok) return ready
  const lines = activeLines(cart)
  const { credits = [], personId = null } = request
  const [foreign] = credits
  // Only the person whose cart it is may spend what is theirs.
  if (foreign && (personId === null || personId !== cart.personId))
    return err({ code: 'credit_unavailable', vendorId: foreign.vendorId })
  const [skus, vendors, creditBps] = await Promise.all([
    facts.skus(deps, {
      locale: request.locale,
      currency: cart.currency,
      skuIds: lines.map((line) => line.skuId),
      fresh: true,
    }),
    facts.vendors(deps, { vendorIds: lines.map((line) => line.vendorId), maxAgeMs: TERMS_AGE_MS }),
    creditTerms(deps, credits),
  ])
  const offered = await optionsOfCart(session, cart, { skus, vendors, locale: request.locale })
  const terms = new Map<VendorId, VendorTerms>()
  for (const [vendorId, vendor] of vendors) {
    const chosen = cart.deliveries[vendorId]
    const delivery = chosen ? sameOption(offered.get(vendorId) ?? [], chosen) : null
    terms.set(vendorId, {
      vendorId,
      commissionBps: vendor.commissionBps,
      supplierId: vendor.supplier.id,
      locationIds: delivery ? locationsFor(vendor, delivery) : [],
      delivery: vendor.isApproved ? delivery : null,
      creditMaxBps: creditBps.get(vendorId) ?? 0,
    })
  }
  const { expectedTotalMinor, locale } = request
  return planCheckout(cart, { skus, terms, expectedTotalMinor, locale, credits })
}

/** Notes on the lines what is wrong with them, so that the cart page can say so. */
async function unavailable(session: CartSession, lines: readonly UnavailableLine[]): Promise<Started> {
  const problems = new Map(lines.map((line) => [line.lineId, line.problem]))
  const { cart } = session
  await session.save({
    cart: {
      ...cart,
      revision: cart.revision + 1,
      lines: cart.lines.map((line) => {
        const problem = problems.get(line.lineId) ?? null
        return problem === line.problem ? line : { ...line, problem }
      }),
    },
  })
  return err({ code: 'lines_unavailable', lines })
}

/** The ids of this revision are spent: the next start takes new ones. */
async function spend(session: CartSession, refusal: Started): Promise<Started> {
  await session.save({ cart: { ...session.cart, revision: session.cart.revision + 1 } })
  return refusal
}
