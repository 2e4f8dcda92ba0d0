import type { OrderGroupId, PaymentId, PayoutId, PurchaseOrderId, RefundId, SupplierOrderId } from '@onhand/domain/ids'
import type { Result } from '@onhand/domain/result'

/** A payment at the provider as it is now. */
export type ProviderPayment = {
  readonly providerPaymentId: string
  readonly reference: string
  readonly status: 'requires_approval' | 'authorised' | 'captured' | 'voided' | 'declined' | 'expired'
  readonly amountMinor: number
  readonly currency: string
  readonly capturedMinor: number
  readonly refundedMinor: number
  readonly transactionNumber: string | null
  readonly approvalUrl: string
  readonly expiresAtMs: number
}

/** Refusals of the provider. Network faults throw. */
export type PaymentRefusal =
  | { readonly code: 'payment_refused'; readonly providerCode: string }
  | { readonly code: 'payment_unknown' }

/** A payment provider (the bank; others later). Our ids are its idempotency keys. */
export type PaymentPort = {
  create(request: {
    readonly paymentId: PaymentId
    readonly amountMinor: number
    readonly currency: string
    readonly description: string
    readonly returnUrl: string
    readonly expiresAtMs: number
  }): Promise<Result<ProviderPayment, PaymentRefusal>>
  find(paymentId: PaymentId): Promise<ProviderPayment | null>
  get(providerPaymentId: string): Promise<ProviderPayment | null>
  capture(
    paymentId: PaymentId,
    providerPaymentId: string,
    amountMinor: number,
  ): Promise<Result<ProviderPayment, PaymentRefusal>>
  void(paymentId: PaymentId, providerPaymentId: string): Promise<Result<ProviderPayment, PaymentRefusal>>
  refund(
    refundId: RefundId,
    providerPaymentId: string,
    amountMinor: number,
    reason: string,
  ): Promise<Result<{ readonly transactionNumber: string }, PaymentRefusal>>
}

/** Paying others out of the marketplace's own bank account. */
export type TransferPort = {
  transfer(request: {
    readonly reference: SupplierOrderId | PayoutId | PurchaseOrderId
    readonly toAccount: string
    readonly amountMinor: number
    readonly currency: string
  }): Promise<Result<{ readonly transactionNumber: string }, PaymentRefusal>>
}

/** What became of our transfers. */
export type TransferReturnPort = {
  /** The transfer that we made under this reference, or null when the bank knows of none. */
  transferOf(reference: SupplierOrderId): Promise<{
    readonly transactionNumber: string
    readonly amountMinor: number
    readonly currency: string
  } | null>
  /** How the whole of this transfer of ours came back, or null when the bank knows of no such return. */
  returnOf(transactionNumber: string): Promise<{
    readonly transactionNumber: string
    readonly amountMinor: number
    readonly currency: string
  } | null>
}

/** Sums over the ledger. Debits positive, credits negative. */
export type LedgerReadPort = {
  balances(
    accountPrefix: string,
  ): Promise<readonly { readonly account: string; readonly currency: string; readonly balanceMinor: number }[]>
  journalsOf(orderGroupId: OrderGroupId): Promise<readonly { readonly id: string; readonly kind: string }[]>
}
