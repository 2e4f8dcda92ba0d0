import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type PayoutId, type VendorId } from '@onhand/domain/ids'
import { availableMinor, holdMs, type PayoutSchedule, payoutTransfer } from '@onhand/domain/payments/payout'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import type { PayoutRecord } from './ports.ts'
import type { MoneyRefusal } from './refusals.ts'

/** What taking on a payout needs. */
export type PayoutDeps = Pick<ServiceDeps, 'money' | 'vendors' | 'console' | 'nowMs' | 'newId' | 'log' | 'wakeOutbox'>

/** A payout that somebody, or the week, asks for. `amountMinor` left out: all that may be paid out. */
export type PayoutRequest = {
  readonly vendorId: VendorId
  readonly payoutId: PayoutId
  readonly amountMinor?: number | undefined
  readonly origin?: PayoutSchedule
}

/** Another payout may overtake the reading of the balance; after that many the balance is what the refusal says. */
const TRIES = 3

/**
 * Takes a payout out of the balance and has it sent to the shop's account at the bank [PAY-11] [PAY-12]. The database refuses more than may be
 * paid out; a job does the transfer. Repeating the id answers the same payout.
 */
export async function requestPayout(
  deps: PayoutDeps,
  actor: Actor,
  request: PayoutRequest,
): Promise<Result<PayoutRecord, MoneyRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'money.payout')
  if (!allowed.ok) return allowed
  for (let attempt = 1; ; attempt += 1) {
    const existing = await deps.money.payout(request.payoutId)
    if (existing) return repeated(existing, request)
    const planned = await plan(deps, request)
    if (!planned.ok) return await twinOr(deps, request, planned)
    const { payout, at, availableMinor: limit } = planned.value
    const entry = auditEntry(deps, actor, {
      vendorId: payout.vendorId,
      action: 'money.payout_requested',
      subjectId: payout.id,
      facts: { amountMinor: payout.amountMinor, currency: payout.currency, origin: payout.origin },
    })
    const { isTaken } = await deps.money.takePayout(payout, {
      transfer: payoutTransfer(payout, payout.requestedAtMs),
      message: payoutDueMessage(payout.id),
      audit: [{ ...entry, id: derivedId('audit', payout.id) }],
      at,
    })
    if (isTaken) {
      deps.log.info('payments.payout.taken', { payoutId: payout.id, amountMinor: payout.amountMinor })
      deps.wakeOutbox()
      return ok(payout)
    }
    if (attempt === TRIES) {
      const { currency } = payout
      return await twinOr(deps, request, err({ code: 'payout_too_large', availableMinor: limit, currency }))
    }
  }
}

/** The same request may have been taken beside this one, after this one looked for it: then that is the answer, not what is left. */
async function twinOr(
  deps: PayoutDeps,
  request: PayoutRequest,
  refusal: Result<never, MoneyRefusal>,
): Promise<Result<PayoutRecord, MoneyRefusal>> {
  const twin = await deps.money.payout(request.payoutId)
  return twin ? repeated(twin, request) : refusal
}

/** The message that has a payout sent. */
export function payoutDueMessage(payoutId: PayoutId): OutboxMessage {
  return { id: `payment.payout_due:${payoutId}`, type: 'payment.payout_due', version: 1, body: { payoutId } }
}

function repeated(existing: PayoutRecord, request: PayoutRequest): Result<PayoutRecord, MoneyRefusal> {
  const isSame =
    existing.vendorId === request.vendorId &&
    (request.amountMinor === undefined || request.amountMinor === existing.amountMinor)
  return isSame ? ok(existing) : err({ code: 'payout_id_reused' })
}

type Plan = {
  readonly payout: PayoutRecord
  readonly at: { readonly nowMs: number; readonly holdMs: number }
  readonly availableMinor: number
}

async function plan(deps: PayoutDeps, request: PayoutRequest): Promise<Result<Plan, MoneyRefusal>> {
  const { vendorId } = request
  const [[vendor], rule, suspension] = await Promise.all([
    deps.vendors.records([vendorId]),
    deps.money.rule(vendorId),
    deps.console.suspension(vendorId),
  ])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  if (suspension) return err({ code: 'shop_suspended', reason: suspension.reason })
  const { currency } = vendor
  if (vendor.bankAccountNumber === '')
    return err({ code: 'invalid_field', field: 'bankAccountNumber', expected: 'an account at the bank' })
  const at = { nowMs: deps.nowMs(), holdMs: holdMs(rule) }
  const balance = (await deps.money.balances(vendorId, at)).find((one) => one.currency === currency)
  const limit = balance ? availableMinor(balance) : 0
  const amountMinor = request.amountMinor ?? limit
  if (amountMinor > limit || limit === 0) return err({ code: 'payout_too_large', availableMinor: limit, currency })
  if (amountMinor < rule.minimumMinor)
    return err({ code: 'payout_below_minimum', minimumMinor: rule.minimumMinor, currency })
  const payout: PayoutRecord = {
    id: request.payoutId,
    vendorId,
    currency,
    amountMinor,
    toAccount: vendor.bankAccountNumber,
    origin: request.origin ?? 'manual',
    status: 'due',
    requestedAtMs: at.nowMs,
    settledAtMs: null,
    transactionNumber: null,
    failureCode: null,
  }
  return ok({ payout, at, availableMinor: limit })
}
