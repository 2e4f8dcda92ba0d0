import { TROUBLE_OUTCOMES, SHOP_STATES } from '@onhand/domain/operator/states'
import { ORDER_STATUSES } from '@onhand/domain/ordering/types'
import { PAYOUT_SCHEDULES, PAYOUT_STATUSES } from '@onhand/domain/payments/payout'
import { z } from 'zod'
import { CurrencyInput, idSchema, keySchema, LocaleInput, MinorInput, textSchema } from './text.ts'

const Vendor = { vendorId: idSchema('vendor') }
const AtMs = z.int().min(0).max(9_000_000_000_000)
const Paged = { cursor: keySchema(300).nullish(), limit: z.int().min(1).max(200).default(50) }
const Period = { currency: CurrencyInput, fromMs: AtMs.default(0), toMs: AtMs.default(9_000_000_000_000) }
// A payout's id leads to the ids of its rows in ledger and audit log, which have to stay within an id's length.
const PayoutIdInput = idSchema('payout').refine((id) => id.length <= 60, {
  message: 'must have at most 56 letters or digits after pyt_',
})

/** A shop's money on one page. */
export const MoneyShopInput = z.strictObject(Vendor)
/** A page of a shop's statement: from inclusive, to exclusive. */
export const StatementInput = z.strictObject({ ...Vendor, ...Period, ...Paged })
/** A period of a statement in sums. */
export const StatementSumsInput = z.strictObject({ ...Vendor, ...Period })
/** A payout; without an amount all that may be paid out. `payoutId` is the idempotency key. */
export const PayoutInput = z.strictObject({
  ...Vendor,
  payoutId: PayoutIdInput,
  amountMinor: MinorInput.min(1).optional(),
})
/** When a shop is paid out, and from which amount on. */
export const PayoutRuleInput = z.strictObject({
  ...Vendor,
  schedule: z.enum(PAYOUT_SCHEDULES),
  minimumMinor: MinorInput,
})
/** A shop's payouts. */
export const PayoutsInput = z.strictObject({
  ...Vendor,
  statuses: z.array(z.enum(PAYOUT_STATUSES)).max(3).default([]),
  ...Paged,
})

/** The operator's list of shops. */
export const OperatorShopsInput = z.strictObject({
  locale: LocaleInput.default('en'),
  words: textSchema(80).default(''),
  state: z.enum(SHOP_STATES).nullable().default(null),
  ...Paged,
})
/** Closes a shop; the reason is for the audit log and the shop's people. */
export const SuspendShopInput = z.strictObject({ ...Vendor, reason: textSchema(300, 1) })
/** One shop, for the operator. */
export const OperatorShopInput = z.strictObject(Vendor)
/** A commission rate from an instant on; null: at once. */
export const CommissionRateInput = z.strictObject({
  ...Vendor,
  commissionBps: z.int().min(0).max(5000),
  fromMs: AtMs.nullable(),
})
/** Days that a shop's money waits after delivery; null: as everywhere. */
export const HoldDaysInput = z.strictObject({ ...Vendor, holdDays: z.int().min(0).max(90).nullable() })
/** Orders of all shops. `number` is a whole order number. */
export const MarketOrdersInput = z.strictObject({
  locale: LocaleInput.default('en'),
  vendorId: idSchema('vendor').nullable().default(null),
  statuses: z.array(z.enum(ORDER_STATUSES)).max(8).default([]),
  number: textSchema(40).default(''),
  fromMs: AtMs.nullable().default(null),
  toMs: AtMs.nullable().default(null),
  ...Paged,
})
/** Payouts of all shops, with the shops' names in a language. */
export const MarketPayoutsInput = z.strictObject({
  locale: LocaleInput.default('en'),
  statuses: z.array(z.enum(PAYOUT_STATUSES)).max(3).default([]),
  ...Paged,
})
/** Checkouts in trouble. */
export const TroublesInput = z.strictObject({ outcome: z.enum(TROUBLE_OUTCOMES).nullable().default(null), ...Paged })
/** A checkout to be driven on now. */
export const ResumeCheckoutInput = z.strictObject({ cartId: idSchema('cart') })
/** Many dead letters at once. */
export const SettleDeadLettersInput = z.strictObject({
  ids: z.array(keySchema(200, 1)).min(1).max(100),
  action: z.enum(['replay', 'discard']),
})
/** Demand and what of it was served, over the last days. */
export const FillRateInput = z.strictObject({
  vendorId: idSchema('vendor').nullable().default(null),
  days: z.int().min(1).max(92).default(30),
})
/** A comparison with the bank. */
export const ReconcileInput = z.strictObject({
  id: idSchema('reconciliation'),
  currency: CurrencyInput,
  fromMs: AtMs,
  toMs: AtMs,
})
/** One comparison. */
export const ReconciliationInput = z.strictObject({ id: idSchema('reconciliation') })
/** Comparisons that were made. */
export const ReconciliationsInput = z.strictObject(Paged)
/** What the operator did: to the marketplace, or to one shop. */
export const OperatorAuditInput = z.strictObject({ vendorId: idSchema('vendor').nullable().default(null), ...Paged })
