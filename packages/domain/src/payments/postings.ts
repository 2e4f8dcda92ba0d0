import {
  derivedId,
  type JournalId,
  type OrderGroupId,
  type RefundId,
  type SupplierId,
  type SupplierOrderId,
  type VendorId,
} from '../ids.ts'
import type { PlacedOrder } from '../ordering/types.ts'
import type { LedgerEntry, LedgerJournal } from './ledger.ts'

/*
 * The chart of accounts. Money flows from the credited account to the debited one; a balance is debits minus credits.
 *   bank:clearing         where buyers' money comes from and refunds go to: minus what buyers paid on balance
 *   vendor:<vendorId>     what the marketplace keeps for a vendor
 *   platform:commission   what the marketplace earned
 *   supplier:<supplierId> what a supplier was paid
 *   credit:<vendorId>:<personId>  what a buyer may still take from a shop, and promised:<vendorId>, the other side of it: no money
 * So the money in our own bank account is always the sum over vendor:* and platform:*.
 */

/** The outside world of buyers. */
export const CLEARING_ACCOUNT = 'bank:clearing'
/** The marketplace's earnings. */
export const COMMISSION_ACCOUNT = 'platform:commission'

/** What is kept for a vendor. */
export function vendorAccount(vendorId: VendorId): string {
  return `vendor:${vendorId}`
}

/** What a supplier was paid. */
export function supplierAccount(supplierId: SupplierId): string {
  return `supplier:${supplierId}`
}

/**
 * A captured checkout: each vendor gets its order less commission, the marketplace the commission [PAY-2] [PAY-3]. What credit paid the vendor does
 * not get: it was the vendor's own promise, and leaves the books as an entry of its own [CRE-1].
 */
export function saleJournal(sale: {
  readonly orderGroupId: OrderGroupId
  readonly currency: string
  readonly atMs: number
  readonly orders: readonly Pick<PlacedOrder, 'vendorId' | 'totalMinor' | 'commissionMinor' | 'creditMinor'>[]
}): LedgerJournal {
  const { currency } = sale
  return {
    id: derivedId('journal', sale.orderGroupId, 's'),
    kind: 'sale',
    orderGroupId: sale.orderGroupId,
    atMs: sale.atMs,
    entries: sale.orders.flatMap((order) =>
      entries(
        [
          vendorAccount(order.vendorId),
          CLEARING_ACCOUNT,
          order.totalMinor - (order.creditMinor ?? 0) - order.commissionMinor,
          currency,
        ],
        [COMMISSION_ACCOUNT, CLEARING_ACCOUNT, order.commissionMinor, currency],
      ),
    ),
  }
}

/**
 * Money back to the buyer: the vendor gives back its part, the marketplace its commission on it [PAY-2] [PAY-5]. `amountMinor` is what the bank gives
 * back; the commission comes out of it.
 */
export function refundJournal(refund: {
  readonly refundId: RefundId
  readonly orderGroupId: OrderGroupId
  readonly vendorId: VendorId
  readonly amountMinor: number
  readonly commissionMinor: number
  readonly currency: string
  readonly atMs: number
}): LedgerJournal {
  const { currency } = refund
  const commissionMinor = Math.min(refund.commissionMinor, refund.amountMinor)
  return {
    id: derivedId('journal', refund.refundId, 'r'),
    kind: 'refund',
    orderGroupId: refund.orderGroupId,
    atMs: refund.atMs,
    entries: entries(
      [CLEARING_ACCOUNT, vendorAccount(refund.vendorId), refund.amountMinor - commissionMinor, currency],
      [CLEARING_ACCOUNT, COMMISSION_ACCOUNT, commissionMinor, currency],
    ),
  }
}

/** The supplier behind an order was paid out of what is kept for the vendor [PAY-2]. */
export function supplierPaymentJournal(payment: {
  readonly supplierOrderId: SupplierOrderId
  readonly orderGroupId: OrderGroupId
  readonly vendorId: VendorId
  readonly supplierId: SupplierId
  readonly amountMinor: number
  readonly currency: string
  readonly atMs: number
}): LedgerJournal {
  return {
    id: supplierPaymentJournalId(payment.supplierOrderId),
    kind: 'supplier_payment',
    orderGroupId: payment.orderGroupId,
    atMs: payment.atMs,
    entries: entries([
      supplierAccount(payment.supplierId),
      vendorAccount(payment.vendorId),
      payment.amountMinor,
      payment.currency,
    ]),
  }
}

/** What a supplier was paid for an order that it then declined came back to what is kept for the vendor [PAY-2]. */
export function supplierRepaymentJournal(payment: Parameters<typeof supplierPaymentJournal>[0]): LedgerJournal {
  const { supplierOrderId, supplierId, vendorId, amountMinor, currency, orderGroupId, atMs } = payment
  return {
    id: derivedId('journal', supplierOrderId, 'q'),
    kind: 'supplier_payment',
    orderGroupId,
    atMs,
    entries: entries([vendorAccount(vendorId), supplierAccount(supplierId), amountMinor, currency]),
  }
}

/** The journal of a supplier's payment, for whoever asks whether it was written. */
export function supplierPaymentJournalId(supplierOrderId: SupplierOrderId): JournalId {
  return derivedId('journal', supplierOrderId, 'p')
}

type Row = readonly [debitAccount: string, creditAccount: string, amountMinor: number, currency: string]

/** Rows with something to move: a ledger row is never zero. */
function entries(...rows: readonly Row[]): LedgerEntry[] {
  return rows
    .filter(([, , amountMinor]) => amountMinor > 0)
    .map(([debitAccount, creditAccount, amountMinor, currency]) => ({
      debitAccount,
      creditAccount,
      amountMinor,
      currency,
    }))
}
