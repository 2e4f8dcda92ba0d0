import {
  type CreditEntryId,
  type CreditHoldId,
  derivedId,
  type OrderId,
  type PersonId,
  type RefundId,
  type VendorId,
} from '../ids.ts'

const DAY_MS = 86_400_000
/** Credit pays at most half of an order's goods: so the bank's part always covers the commission, and no payment is of nothing. */
export const SPEND_MAX_BPS = 5_000

/** On which terms a shop gives credit. Shares are in basis points of an order's goods. */
export type CreditRule = {
  /** 0: buying earns nothing. */
  readonly earnBps: number
  /** At most this share of the goods is paid with credit; 0: credit rests. */
  readonly spendMaxBps: number
  /** Days after the last credit was given until all of it is gone; 0: never. */
  readonly validDays: number
}

/** The terms of a shop that has set none: gifts can be spent, buying earns nothing. */
export const CREDIT_RULE_DEFAULT: CreditRule = { earnBps: 0, spendMaxBps: SPEND_MAX_BPS, validDays: 365 }

/** What moved credit. */
export const CREDIT_KINDS = ['earned', 'gift', 'spent', 'returned', 'taken_back', 'expired'] as const
export type CreditKind = (typeof CREDIT_KINDS)[number]

/** Whose credit: one person's, in one shop, in one currency. */
export type CreditOwner = { readonly vendorId: VendorId; readonly personId: PersonId; readonly currency: string }

/** Credit as it stands. `heldMinor` waits for checkouts that are being paid. */
export type CreditBalance = {
  readonly balanceMinor: number
  readonly heldMinor: number
  readonly expiresAtMs: number | null
}

/** Credit that a checkout holds until it is paid or given up. */
export type CreditHold = CreditOwner & { readonly id: CreditHoldId; readonly amountMinor: number }

/** A movement of credit: `amountMinor` > 0 leaves the credited account and enters the debited one [CRE-1]. */
export type CreditEntry = CreditOwner & {
  readonly id: CreditEntryId
  readonly kind: CreditKind
  readonly orderId: OrderId | null
  readonly debitAccount: string
  readonly creditAccount: string
  readonly amountMinor: number
  /** What the shop said of a gift; empty otherwise. */
  readonly reason: string
  readonly atMs: number
}

/** What a person has in a shop. */
export function creditAccount({ vendorId, personId }: Pick<CreditOwner, 'vendorId' | 'personId'>): string {
  return `credit:${vendorId}:${personId}`
}

/** What a shop has promised its buyers: minus all its credit on balance. No money stands behind it until it is spent. */
export function promisedAccount(vendorId: VendorId): string {
  return `promised:${vendorId}`
}

/** What may be spent now: nothing once it is over [CRE-5]. */
export function spendableMinor(balance: CreditBalance, nowMs: number): number {
  if (balance.expiresAtMs !== null && balance.expiresAtMs <= nowMs) return 0
  return Math.max(0, balance.balanceMinor - balance.heldMinor)
}

/** How much of an order's goods credit may pay, rounded down [CRE-3]. */
export function spendLimitMinor(rule: Pick<CreditRule, 'spendMaxBps'>, itemsMinor: number): number {
  return Math.floor((itemsMinor * Math.min(rule.spendMaxBps, SPEND_MAX_BPS)) / 10_000)
}

/** Until when credit given now is good; null: for ever. */
export function creditExpiryMs(rule: Pick<CreditRule, 'validDays'>, atMs: number): number | null {
  return rule.validDays === 0 ? null : atMs + rule.validDays * DAY_MS
}

/**
 * The part of a refund that comes back as credit [CRE-4]: the credit's share of everything given back up to and with it, less that of what was given
 * back before. So parts come to exactly the credit that was spent, and the bank never gives back more than it got.
 */
export function refundedCredit(
  order: { readonly totalMinor: number; readonly creditMinor: number },
  refund: { readonly beforeMinor: number; readonly amountMinor: number },
): number {
  if (order.creditMinor === 0 || order.totalMinor === 0) return 0
  const upTo = (amountMinor: number) =>
    Number((BigInt(order.creditMinor) * BigInt(amountMinor)) / BigInt(order.totalMinor))
  return upTo(refund.beforeMinor + refund.amountMinor) - upTo(refund.beforeMinor)
}

/** An order that arrived, and the credit that moved because of it so far. */
export type RewardedOrder = CreditOwner & {
  readonly orderId: OrderId
  readonly itemsMinor: number
  readonly creditMinor: number
  readonly refundedMinor: number
  readonly earnedMinor: number
  readonly takenBackMinor: number
}

/**
 * What an order still has to earn, or to give back, so that its buyer has the rule's share of the goods that were paid with money and kept [CRE-2]. An order that
 * earned nothing when it arrived earns nothing later; what is taken back is never more than what is free. Null: nothing to do.
 */
export function rewardOf(
  rule: CreditRule,
  order: RewardedOrder,
  at: { readonly freeMinor: number; readonly nowMs: number },
): CreditEntry | null {
  const keptMinor = Math.max(0, order.itemsMinor - order.creditMinor - order.refundedMinor)
  const dueMinor = Math.floor((keptMinor * rule.earnBps) / 10_000)
  const { orderId } = order
  if (order.earnedMinor === 0)
    return dueMinor === 0
      ? null
      : entry(order, {
          id: derivedId('creditEntry', orderId, 'e'),
          kind: 'earned',
          orderId,
          amountMinor: dueMinor,
          atMs: at.nowMs,
        })
  const firstMinor = Math.max(1, order.itemsMinor - order.creditMinor)
  const stillMinor = Number((BigInt(order.earnedMinor) * BigInt(Math.min(keptMinor, firstMinor))) / BigInt(firstMinor))
  const amountMinor = Math.min(order.earnedMinor - stillMinor - order.takenBackMinor, at.freeMinor)
  if (amountMinor <= 0) return null
  const id = derivedId('creditEntry', orderId, `t${order.refundedMinor}`)
  return entry(order, { id, kind: 'taken_back', orderId, amountMinor, atMs: at.nowMs })
}

/** A gift of the shop, with its reason. Its id is made by who gives it: a repeat gives nothing twice. */
export function giftOf(
  owner: CreditOwner,
  gift: { readonly id: CreditEntryId; readonly amountMinor: number; readonly reason: string; readonly atMs: number },
): CreditEntry {
  return entry(owner, { ...gift, kind: 'gift', orderId: null })
}

/** The credit that an order of a placed checkout was paid with. Its id follows from the hold's. */
export function spentOf(hold: CreditHold, orderId: OrderId, atMs: number): CreditEntry {
  const id = derivedId('creditEntry', hold.id)
  return entry(hold, { id, kind: 'spent', orderId, amountMinor: hold.amountMinor, atMs })
}

/** Credit that comes back with a refund. */
export function returnedOf(
  owner: CreditOwner,
  refund: {
    readonly refundId: RefundId
    readonly orderId: OrderId
    readonly amountMinor: number
    readonly atMs: number
  },
): CreditEntry {
  const { refundId, ...rest } = refund
  return entry(owner, { ...rest, id: derivedId('creditEntry', refundId, 'b'), kind: 'returned' })
}

/** Credit that nobody used in time. A second one under another id would leave less than nothing, which the books refuse. */
export function expiredOf(
  owner: CreditOwner,
  over: { readonly id: CreditEntryId; readonly amountMinor: number; readonly atMs: number },
): CreditEntry {
  return entry(owner, { ...over, kind: 'expired', orderId: null })
}

/** The hold of one order of a checkout at one revision of its cart. */
export function creditHoldIdOf(orderId: OrderId, revision: number): CreditHoldId {
  return derivedId('creditHold', orderId, `r${revision}`)
}

/** True for movements that give credit, and so begin its time anew. */
export function isGiven(kind: CreditKind): boolean {
  return kind === 'earned' || kind === 'gift' || kind === 'returned'
}

function entry(
  { vendorId, personId, currency }: CreditOwner,
  moved: Pick<CreditEntry, 'id' | 'kind' | 'orderId' | 'amountMinor' | 'atMs'> & { readonly reason?: string },
): CreditEntry {
  const theirs = creditAccount({ vendorId, personId })
  const promised = promisedAccount(vendorId)
  const [debitAccount, creditSide] = isGiven(moved.kind) ? [theirs, promised] : [promised, theirs]
  return { reason: '', ...moved, vendorId, personId, currency, debitAccount, creditAccount: creditSide }
}
